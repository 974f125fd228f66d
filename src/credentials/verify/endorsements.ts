import type { JsonObject } from '../../domain/ports/credentials.js';
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

/** What is written about one thing of the badge, and that thing's id. */
interface Endorsement {
  readonly text: string | undefined;
  readonly of: string | undefined;
}

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
  for (const endorsement of all) checked.push(await check(endorsement, { keys, now, signal }));
  const count = (outcome: Finding['outcome']) => checked.filter((one) => one === outcome).length;
  const values = { count: all.length, failed: count('failed'), unchecked: count('unchecked') };
  if (values.failed > 0) return failed('endorsements.failed', values);
  return values.unchecked > 0
    ? unchecked('endorsements.unchecked', values)
    : passed('endorsements.passed', values);
}

function endorsementsOf(document: JsonObject): Endorsement[] {
  const achievement = asObject(asObject(document.credentialSubject).achievement);
  return [document, achievement, asObject(document.issuer)].flatMap((endorsed) => [
    ...asArray(endorsed.endorsement).map((one) => ({
      text: isObject(one) ? JSON.stringify(one) : undefined,
      of: idOf(endorsed),
    })),
    ...asArray(endorsed.endorsementJwt).map((one) => ({
      text: typeof one === 'string' ? one : undefined,
      of: idOf(endorsed),
    })),
  ]);
}

interface With {
  readonly keys: KeySource;
  readonly now: Date;
  readonly signal: AbortSignal;
}

async function check({ text, of }: Endorsement, { keys, now, signal }: With): Promise<Finding['outcome']> {
  const badge = text === undefined ? undefined : readBadge(text).badge;
  if (badge === undefined || !isAbout(badge, of)) return 'failed';
  const proof = await proofOf(badge, keys, signal);
  if (proof.finding.outcome !== 'passed') return proof.finding.outcome;
  return checkValidity(badge.document, proof, now).outcome;
}

function isAbout({ document }: Badge, endorsed: string | undefined): boolean {
  return hasType(document, 'EndorsementCredential') && idOf(document.credentialSubject) === endorsed;
}

async function proofOf(badge: Badge, keys: KeySource, signal: AbortSignal): Promise<CheckedProof> {
  if (badge.token === undefined && asArray(badge.document.proof).length === 0)
    return { finding: failed('proof.missing') };
  const terms =
    badge.token === undefined ? await checkTerms(badge.document, signal) : { finding: skipped('terms') };
  return checkProof(badge, terms, keys);
}
