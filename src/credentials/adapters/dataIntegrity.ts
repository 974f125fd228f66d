import { createHash } from 'node:crypto';
import { DataIntegrityProof, type Signer } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { loadDocument } from '../documentLoader.js';

export type { Signer };

type Loader = (url: string) => Promise<object>;

/** A suite that signs with `signer` and says it was at `created` (whole seconds, UTC). */
export function signingSuite(signer: Signer, created: string): object {
  return new DataIntegrityProof({ signer, date: created, cryptosuite });
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
 * Whether `proof` signs the document that hashes to `hash` (VC Data Integrity EdDSA 1.0 §3.2.2).
 * @throws {Error} when the proof itself can't be read: an undefined term, a value that is no multibase
 */
export async function verifyProof({
  document,
  proof,
  hash,
  key,
}: {
  readonly document: JsonObject;
  readonly proof: JsonObject;
  readonly hash: Uint8Array;
  readonly key: string;
}): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite });
  const options = await suite.canonizeProof(proof, { document, documentLoader: loadDocument });
  return suite.verifySignature({
    verifyData: Buffer.concat([sha256(options), hash]),
    verificationMethod: { type: 'Multikey', publicKeyMultibase: key },
    proof,
  });
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest();
}
