import { hash } from 'node:crypto';
import { DataIntegrityProof, type Signer } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { encodeBase58 } from '../base58.js';
import { loadDocument } from '../documentLoader.js';
import { VCDM_CONTEXT } from '../extension.js';
import { asArray } from '../verify/json.js';
import { canonizeKnown, canonizeOwn, canonizeRead } from './canonizers.js';

export type { Signer };

type Loader = (url: string) => Promise<object>;

const OPTIONS = { documentLoader: loadDocument, safe: true, base: null } as const;

/** A suite that signs with `signer` and says it was at `created` (whole seconds, UTC). */
export function signingSuite(signer: Signer, created: string): object {
  return new DataIntegrityProof({
    signer,
    date: created,
    cryptosuite: { ...cryptosuite, canonize: canonizeOwn },
  });
}

/**
 * The proof that the library would make, without its detours, for a document whose canonical form needs no expanding.
 * @returns undefined for any other, which is the library's
 */
export async function signKnown(
  document: JsonObject,
  signer: Signer,
  created: string,
): Promise<JsonObject | undefined> {
  const options = {
    type: 'DataIntegrityProof',
    created,
    verificationMethod: signer.id,
    cryptosuite: cryptosuite.name,
    proofPurpose: 'assertionMethod',
  };
  const canonical = canonizeKnown(document);
  const canonicalOptions = canonizeKnown({ '@context': document['@context'], ...options });
  if (canonical === undefined || canonicalOptions === undefined) return undefined;
  const data = Buffer.concat([sha256(canonicalOptions), sha256(canonical)]);
  return { ...options, proofValue: `z${encodeBase58(await signer.sign({ data }))}` };
}

/**
 * SHA-256 of the canonical RDF (RDFC-1.0) of a document without its proof: what eddsa-rdfc-2022 signs.
 * JSON-LD safe mode: an undefined term is an error, since it would be left out of the signature.
 * Mostly one; two where the order of statements depends on how characters are counted: RDFC-1.0 sorts by code points,
 * JavaScript's libraries by UTF-16 units. The same statements are signed either way.
 * @param signal ends a canonicalization that takes too long
 */
export async function documentHashes(
  document: JsonObject,
  options: { readonly documentLoader: Loader; readonly signal: AbortSignal },
): Promise<readonly Uint8Array[]> {
  const canonical = await canonizeRead(document, { ...options, safe: true, base: null });
  const byCodePoints = sortByCodePoints(canonical);
  return (byCodePoints === canonical ? [canonical] : [canonical, byCodePoints]).map(sha256);
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
  const { proofValue: _, ...options } = proof;
  const contexts = document['@context'];
  // Elsewhere the library adds its own context first.
  if (proof.type === 'DataIntegrityProof' && !asArray(contexts).includes(VCDM_CONTEXT)) {
    const suite = new DataIntegrityProof({ cryptosuite });
    return suite.canonizeProof(proof, { document, documentLoader: loadDocument });
  }
  return canonizeRead({ '@context': contexts, ...options }, OPTIONS);
}

/** Only a character of two units and one behind those units' own places can change places. */
function sortByCodePoints(canonical: string): string {
  if (!/[\uD800-\uDFFF]/.test(canonical) || !/[\uE000-\uFFFF]/.test(canonical)) return canonical;
  // UTF-8 sorts as code points do.
  const lines = canonical
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(`${line}\n`, 'utf8'));
  return Buffer.concat(lines.sort(Buffer.compare)).toString('utf8');
}

function sha256(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}
