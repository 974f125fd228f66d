import { verify } from 'node:crypto';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { decodeBase58 } from '../base58.js';
import { loadDataIntegrity } from '../loadDataIntegrity.js';
import type { Badge } from './badge.js';
import { type Finding, failed, passed, skipped, unchecked } from './finding.js';
import { asArray, asText, idOf, isObject, parseInstant } from './json.js';
import { keyFault } from './keyFault.js';
import type { KeySource } from './keySource.js';
import type { PublicKey } from './publicKey.js';
import type { CheckedTerms } from './terms.js';
import { checkToken } from './token.js';

/** Proofs looked at; one good proof is enough, and an honest badge has one or two. */
const MAXIMUM_PROOFS = 8;
/** 64 bytes in base58btc. */
const SIGNATURE = /^z[1-9A-HJ-NP-Za-km-z]{64,88}$/;

export interface CheckedProof {
  readonly finding: Finding;
  /** The key that signed, by its name; only when the step passed. */
  readonly key?: string;
  /** The issuer itself says that the key, or the whole hosted badge, is theirs. */
  readonly vouched?: boolean;
  /** Milliseconds, where the proof says so. */
  readonly created?: number;
  readonly expires?: number;
}

/** Step `proof` of a credential in either form. A token's signature covers the text itself, whatever its terms mean. */
export async function checkProof(badge: Badge, terms: CheckedTerms, keys: KeySource): Promise<CheckedProof> {
  if (badge.token !== undefined) return checkToken(badge, badge.token, keys);
  return terms.hashes === undefined
    ? proofUnread(badge.document)
    : checkProofs(badge.document, terms.hashes, keys);
}

/**
 * Step `proof` of an embedded proof: one, `eddsa-rdfc-2022` or `Ed25519Signature2020`, holds for exactly this document,
 * for assertion, with a key bound to the issuer.
 */
export async function checkProofs(
  document: JsonObject,
  hashes: readonly Uint8Array[],
  keys: KeySource,
): Promise<CheckedProof> {
  const proofs = asArray(document.proof).slice(0, MAXIMUM_PROOFS);
  let worst: CheckedProof | undefined;
  for (const proof of proofs) {
    const checked = await checkEmbedded(document, proof, hashes, keys);
    if (checked.finding.outcome === 'passed') return checked;
    // A proof that fails says more than one that can't be checked.
    if (worst === undefined || worst.finding.outcome === 'unchecked') worst = checked;
  }
  return worst ?? { finding: failed('proof.missing') };
}

/** What can be said of the proof where the document's terms could not be read: only whether there is one. */
function proofUnread(document: JsonObject): CheckedProof {
  const missing = asArray(document.proof).length === 0;
  return { finding: missing ? failed('proof.missing') : skipped('proof') };
}

async function checkEmbedded(
  document: JsonObject,
  proof: unknown,
  hashes: readonly Uint8Array[],
  keys: KeySource,
): Promise<CheckedProof> {
  if (!isObject(proof)) return { finding: failed('proof.malformed') };
  if (!isSupported(proof)) return { finding: unchecked('proof.unsupported', { type: proofName(proof) }) };
  const fault = checkOptions(document, proof);
  if (fault !== undefined) return { finding: fault };
  const issuer = idOf(document.issuer) ?? '';
  const found = await keys.find(asText(proof.verificationMethod) ?? '', issuer);
  if (typeof found === 'string') return { finding: keyFault(found) };
  const { key, controller, vouched } = found;
  if (key.algorithm !== 'Ed25519') return { finding: failed('proof.wrongKey', { algorithm: 'Ed25519' }) };
  const holds = await signatureHolds(document, proof, { hashes, key });
  if (holds === undefined) return { finding: failed('proof.malformed') };
  if (!holds) return { finding: failed('proof.changed') };
  if (controller !== issuer) return { finding: failed('proof.unbound') };
  return { finding: passed('proof.passed', { key: key.name }), key: key.name, vouched, ...instants(proof) };
}

function isSupported({ type, cryptosuite }: JsonObject): boolean {
  if (type === 'DataIntegrityProof') return cryptosuite === 'eddsa-rdfc-2022';
  return type === 'Ed25519Signature2020' && cryptosuite === undefined;
}

function checkOptions(document: JsonObject, proof: JsonObject): Finding | undefined {
  if (proof.proofPurpose !== 'assertionMethod') return failed('proof.wrongPurpose');
  if (!SIGNATURE.test(asText(proof.proofValue) ?? '')) return failed('proof.malformed');
  // A context of its own could give the proof's terms another meaning than the document's (VC Data Integrity §4.4).
  if ('@context' in proof && JSON.stringify(proof['@context']) !== JSON.stringify(document['@context']))
    return failed('proof.malformed');
  // Options are flat; a graph in their place could only make the check slow.
  if (!Object.entries(proof).every(([name, value]) => name === '@context' || isFlat(value)))
    return failed('proof.malformed');
  for (const name of ['created', 'expires'])
    if (name in proof && parseInstant(proof[name]) === undefined) return failed('proof.malformed');
  return undefined;
}

function isFlat(value: unknown): boolean {
  return asArray(value).every((item) => typeof item === 'string');
}

/** Undefined when the proof can't be read: a term outside its contexts, a value that is no signature. */
async function signatureHolds(
  document: JsonObject,
  proof: JsonObject,
  { hashes, key }: { readonly hashes: readonly Uint8Array[]; readonly key: PublicKey },
): Promise<boolean | undefined> {
  const signature = decodeBase58((asText(proof.proofValue) ?? '').slice(1));
  if (signature?.length !== 64) return undefined;
  const { signedData } = await loadDataIntegrity();
  try {
    for (const hash of hashes)
      if (verify(null, await signedData(document, proof, hash), key.object, signature)) return true;
    return false;
  } catch {
    return undefined;
  }
}

function instants(proof: JsonObject) {
  const created = parseInstant(proof.created);
  const expires = parseInstant(proof.expires);
  return { ...(created === undefined ? {} : { created }), ...(expires === undefined ? {} : { expires }) };
}

function proofName(proof: JsonObject): string {
  return (asText(proof.cryptosuite) ?? asText(proof.type) ?? '?').slice(0, 60);
}
