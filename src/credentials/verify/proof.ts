import type { JsonObject } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed, skipped, unchecked } from './finding.js';
import { asArray, asText, idOf, isObject, parseInstant } from './json.js';

/** Proofs looked at; one good proof is enough, and an honest badge has one or two. */
const MAXIMUM_PROOFS = 8;
/** Ed25519 as Multikey: 0xed01 and 32 bytes are always 48 characters. */
const MULTIKEY = /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/;
/** 64 bytes in base58btc. */
const SIGNATURE = /^z[1-9A-HJ-NP-Za-km-z]{64,88}$/;
const DID_KEY = 'did:key:';

export interface CheckedProof {
  readonly finding: Finding;
  /** The key that signed, as Multikey; only when the step passed. */
  readonly key?: string;
  /** Milliseconds, where the proof says so. */
  readonly created?: number;
  readonly expires?: number;
}

/**
 * Step `proof`: one Data Integrity proof, `eddsa-rdfc-2022`, holds for exactly this document, for assertion, with a key
 * bound to the issuer: named `<issuer.id>#z6Mk…` in the proof, or the issuer being that `did:key` itself.
 */
export async function checkProofs(document: JsonObject, hash: Uint8Array): Promise<CheckedProof> {
  const proofs = asArray(document.proof).slice(0, MAXIMUM_PROOFS);
  if (proofs.length === 0) return { finding: failed('proof.missing') };
  let worst: CheckedProof | undefined;
  for (const proof of proofs) {
    const checked = await checkProof(document, proof, hash);
    if (checked.finding.outcome === 'passed') return checked;
    // A proof that fails says more than one that can't be checked.
    if (worst === undefined || worst.finding.outcome === 'unchecked') worst = checked;
  }
  return worst ?? { finding: failed('proof.missing') };
}

/** What can be said of the proof where the document's terms could not be read: only whether there is one. */
export function proofUnread(document: JsonObject): CheckedProof {
  const missing = asArray(document.proof).length === 0;
  return { finding: missing ? failed('proof.missing') : skipped('proof') };
}

async function checkProof(document: JsonObject, proof: unknown, hash: Uint8Array): Promise<CheckedProof> {
  if (!isObject(proof)) return { finding: failed('proof.malformed') };
  if (proof.type !== 'DataIntegrityProof' || proof.cryptosuite !== 'eddsa-rdfc-2022')
    return { finding: unchecked('proof.unsupported', { type: proofName(proof) }) };
  const fault = checkOptions(document, proof);
  if (fault !== undefined) return { finding: fault };
  const method = readMethod(asText(proof.verificationMethod) ?? '');
  if (method === undefined) return { finding: unchecked('proof.unknownMethod') };
  const holds = await signatureHolds(document, proof, hash, method.key);
  if (holds === undefined) return { finding: failed('proof.malformed') };
  if (!holds) return { finding: failed('proof.changed') };
  if (method.controller !== idOf(document.issuer)) return { finding: failed('proof.unbound') };
  return {
    finding: passed('proof.passed', { key: method.key }),
    key: method.key,
    ...instants(proof),
  };
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

/** Who controls the key and which it is, read from the method's address alone: nothing is fetched. */
function readMethod(
  verificationMethod: string,
): { readonly controller: string; readonly key: string } | undefined {
  const [controller = '', fragment, ...more] = verificationMethod.split('#');
  if (more.length > 0) return undefined;
  const key = controller.startsWith(DID_KEY) ? controller.slice(DID_KEY.length) : (fragment ?? '');
  const agrees = fragment === undefined || fragment === key;
  return controller !== '' && agrees && MULTIKEY.test(key) ? { controller, key } : undefined;
}

/** Undefined when the proof can't be read: a term outside its contexts, a key or value that is none. */
async function signatureHolds(document: JsonObject, proof: JsonObject, hash: Uint8Array, key: string) {
  const { verifyProof } = await import('../adapters/dataIntegrity.js');
  try {
    return await verifyProof({ document, proof, hash, key });
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
