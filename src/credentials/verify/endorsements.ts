import type { JsonObject } from '../../domain/ports/credentials.js';
import { RECEIVED_ENDORSEMENT_TYPE } from '../extension.js';
import { type Badge, readBadge } from './badge.js';
import { type Finding, failed, passed, skipped, unchecked } from './finding.js';
import { asArray, asObject, hasType, idOf, isObject } from './json.js';
import type { KeySource } from './keySource.js';
import { type CheckedProof, checkProof } from './proof.js';
import { checkTerms } from './terms.js';
import { checkValidity } from './validity.js';

/** Each is a signed credential of its own, to be canonicalized on its own. */
const MOST_ENDORSEMENTS = 8;
/** For canonicalizing all of them; one takes a few milliseconds. */
const CANONICALIZATION_MS = 400;

/**
 * Step `endorsements`: each one's own proof, dates and subject; what endorses an endorsement is left alone.
 * @returns undefined when the badge carries none
 */
export async function checkEndorsements(
  document: JsonObject,
  keys: KeySource,
  now: Date,
): Promise<Finding | undefined> {
  const all = endorsementsOf(document);
  if (all.length === 0) return undefined;
  if (all.length > MOST_ENDORSEMENTS) return unchecked('endorsements.tooMany', { limit: MOST_ENDORSEMENTS });
  const signal = AbortSignal.timeout(CANONICALIZATION_MS);
  const checked: Finding['outcome'][] = [];
  const about = endorsedIn(document).map(idOf);
  for (const endorsement of all) checked.push(await check(endorsement, { about, keys, now, signal }));
  const count = (outcome: Finding['outcome']) => checked.filter((one) => one === outcome).length;
  const values = { count: all.length, failed: count('failed'), unchecked: count('unchecked') };
  if (values.failed > 0) return failed('endorsements.failed', values);
  if (values.unchecked > 0) return unchecked('endorsements.unchecked', values);
  return passed(isAttested(document, all) ? 'endorsements.received' : 'endorsements.passed', values);
}

/** Wherever it stands, an endorsement may be about the badge, its achievement or its issuer. */
function endorsementsOf(document: JsonObject): (string | undefined)[] {
  return endorsedIn(document).flatMap((endorsed) => [
    ...asArray(endorsed.endorsement).map((one) => (isObject(one) ? JSON.stringify(one) : undefined)),
    ...asArray(endorsed.endorsementJwt).map((one) => (typeof one === 'string' ? one : undefined)),
  ]);
}

function endorsedIn(document: JsonObject): JsonObject[] {
  const achievement = asObject(asObject(document.credentialSubject).achievement);
  return [document, achievement, asObject(document.issuer)];
}

interface With {
  readonly about: readonly (string | undefined)[];
  readonly keys: KeySource;
  readonly now: Date;
  readonly signal: AbortSignal;
}

async function check(
  text: string | undefined,
  { about, keys, now, signal }: With,
): Promise<Finding['outcome']> {
  const badge = text === undefined ? undefined : readBadge(text).badge;
  const subject = badge && idOf(badge.document.credentialSubject);
  if (badge === undefined || subject === undefined || !about.includes(subject)) return 'failed';
  if (!hasType(badge.document, 'EndorsementCredential')) return 'failed';
  const proof = await proofOf(badge, keys, signal);
  if (proof.finding.outcome !== 'passed') return proof.finding.outcome;
  return checkValidity(badge.document, proof, now).outcome;
}

async function proofOf(badge: Badge, keys: KeySource, signal: AbortSignal): Promise<CheckedProof> {
  if (badge.token === undefined && asArray(badge.document.proof).length === 0)
    return { finding: failed('proof.missing') };
  const terms =
    badge.token === undefined ? await checkTerms(badge.document, signal) : { finding: skipped('terms') };
  return checkProof(badge, terms, keys);
}

/** All of them signed by the badge's own issuer, who attests to have received them from others. */
function isAttested(document: JsonObject, all: readonly (string | undefined)[]): boolean {
  const issuer = idOf(document.issuer);
  return all.every((text) => {
    const endorsement = text === undefined ? undefined : readBadge(text).badge?.document;
    return (
      endorsement !== undefined &&
      hasType(endorsement, RECEIVED_ENDORSEMENT_TYPE) &&
      idOf(endorsement.issuer) === issuer
    );
  });
}
