import { createHash } from 'node:crypto';
import { DataIntegrityProof, type Signer } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { loadDocument } from '../documentLoader.js';
import { canonizeOwn } from './expansion.js';

export type { Signer };

type Loader = (url: string) => Promise<object>;

/** A suite that signs with `signer` and says it was at `created` (whole seconds, UTC). */
export function signingSuite(signer: Signer, created: string): object {
  return new DataIntegrityProof({
    signer,
    date: created,
    cryptosuite: { ...cryptosuite, canonize: canonizeOwn },
  });
}

/**
 * SHA-256 of the canonical RDF (RDFC-1.0) of a document without its proof: what eddsa-rdfc-2022 signs.
 * JSON-LD safe mode: an undefined term is an error, since it would be left out of the signature.
 * @param signal ends a canonicalization that takes too long
 */
export async function documentHash(
  document: JsonObject,
  options: { readonly documentLoader: Loader; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  const canonical = await cryptosuite.canonize(document, { ...options, safe: true, base: null });
  return sha256(canonical);
}

/**
 * What a proof of these two kinds signs: the hash of its own options, then the document's (VC Data Integrity EdDSA 1.0
 * §3.2; Ed25519Signature2020 does the same under its older name).
 * @throws {Error} when the proof can't be read: an undefined term, a context that contradicts itself
 */
export async function signedData(
  document: JsonObject,
  proof: JsonObject,
  hash: Uint8Array,
): Promise<Uint8Array> {
  return Buffer.concat([sha256(await canonicalOptions(document, proof)), hash]);
}

function canonicalOptions(document: JsonObject, proof: JsonObject): Promise<string> {
  if (proof.type === 'DataIntegrityProof') {
    const suite = new DataIntegrityProof({ cryptosuite });
    return suite.canonizeProof(proof, { document, documentLoader: loadDocument });
  }
  const { proofValue: _, ...options } = proof;
  return cryptosuite.canonize(
    { ...options, '@context': document['@context'] },
    { documentLoader: loadDocument, safe: true, base: null },
  );
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest();
}
