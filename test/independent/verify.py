"""Checks badges without any code or library of this project: JSON-LD by PyLD, signatures by cryptography.

Reads one JSON object from standard input: {"contexts": {address: document}, "badges": [...]}, each badge either
{"credential": text, "didDocument": {...}} or {"token": text, "jwk": {...}}. Writes one JSON array to standard output:
true for a badge that holds, else why not. Written from VC Data Integrity EdDSA 1.0 and RFC 7515.
"""

import base64
import hashlib
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from pyld import jsonld

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(text):
    number = 0
    for character in text:
        number = number * 58 + BASE58.index(character)
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical_hash(document, contexts):
    def load(url, options):
        return {"contextUrl": None, "documentUrl": url, "document": contexts[url], "contentType": "application/ld+json"}

    nquads = jsonld.normalize(
        document,
        {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load, "base": ""},
    )
    return hashlib.sha256(nquads.encode("utf-8")).digest()


def check_credential(text, did_document, contexts):
    credential = json.loads(text)
    [proof] = credential.pop("proof")
    signature = proof.pop("proofValue")
    if proof["type"] != "DataIntegrityProof" or proof["cryptosuite"] != "eddsa-rdfc-2022":
        return "another proof"
    method = proof["verificationMethod"]
    if method not in did_document["assertionMethod"] or did_document["id"] != credential["issuer"]["id"]:
        return "not a key of the issuer"
    [listed] = [one for one in did_document["verificationMethod"] if one["id"] == method]
    key = base58(listed["publicKeyMultibase"][1:])
    if key[:2] != b"\xed\x01":
        return "another kind of key"
    options = {**proof, "@context": credential["@context"]}
    data = canonical_hash(options, contexts) + canonical_hash(credential, contexts)
    ed25519.Ed25519PublicKey.from_public_bytes(key[2:]).verify(base58(signature[1:]), data)
    return True


def check_token(text, jwk):
    head, payload, signature = text.split(".")
    header = json.loads(base64url(head))
    if header != {"alg": "RS256", "typ": "JWT", "kid": jwk["kid"]}:
        return "another header"
    numbers = [int.from_bytes(base64url(jwk[name]), "big") for name in ("e", "n")]
    key = rsa.RSAPublicNumbers(*numbers).public_key()
    key.verify(base64url(signature), f"{head}.{payload}".encode("ascii"), padding.PKCS1v15(), hashes.SHA256())
    claims = json.loads(base64url(payload))
    repeated = (claims["issuer"]["id"], claims["id"], claims["credentialSubject"]["id"])
    return (claims["iss"], claims["jti"], claims["sub"]) == repeated or "claims differ"


def check(badge, contexts):
    try:
        if "token" in badge:
            return check_token(badge["token"], badge["jwk"])
        return check_credential(badge["credential"], badge["didDocument"], contexts)
    except InvalidSignature:
        return "the signature does not hold"


def main():
    asked = json.load(sys.stdin)
    json.dump([check(badge, asked["contexts"]) for badge in asked["badges"]], sys.stdout)


main()
