import { createHash } from 'node:crypto';
import { versionOf } from '../domain/badgeDefinition.js';
import { MOST_EMBEDDED } from '../domain/endorsement.js';
import type { InstitutionKey } from '../domain/institution.js';
import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Clock } from '../domain/ports/clock.js';
import type { CredentialContent, Credentials, StatusEntry } from '../domain/ports/credentials.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { roundDecidedBy } from '../domain/reviewRules.js';
import type { PendingWork, Submission } from '../domain/submission.js';
import { monthsLater } from '../domain/validity.js';
import type { AllocateStatusIndex } from './allocateStatusIndex.js';
import { createReadEndorsements } from './endorsements.js';
import { createEnsureKey, findCurrentKey } from './findCurrentKey.js';

export type IssueWork = Extract<PendingWork, { kind: 'issueCredential' }>;
export type IssueCredential = (submission: Submission, work: IssueWork) => Promise<void>;

interface Parts {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'issue' | 'issueJwt' | 'createKey'>;
  readonly allocateStatusIndex: AllocateStatusIndex;
  readonly clock: Clock;
}

const MOST_TRIES = 10;

/**
 * Makes sure that the badge an approval promised is there: signed over the version, evidence and verdicts that were
 * decided on. Doing it again, or in two processes at once, changes nothing: the credential's id was drawn by the
 * decision and is a unique key.
 * @throws {Error} when the records don't fit together; whatever the store or the signer throws. Then nothing is half-done.
 */
export function createIssueCredential(parts: Parts): IssueCredential {
  const ensureKey = createEnsureKey(parts);
  return async (submission, work) => {
    if (await isIssued(parts.store, work.credential)) return;
    const decided = await gatherAward(parts.store, submission, work);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const status = await parts.allocateStatusIndex(submission.institution);
      const credential = await parts.credentials.issue({ ...decided.content, status }, decided.key);
      const jwt = await parts.credentials.issueJwt(
        credential,
        await ensureKey(submission.institution, 'RS256'),
      );
      try {
        await parts.store.insert(
          'issuedBadges',
          badgeOf(submission, decided, status, { credential, jwt }, parts.clock()),
        );
        return;
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
        // The credential's or submission's key: another process was here first. The index's: take the next one.
        if (!error.key.includes('statusIndex')) return;
      }
    }
    throw new Error(`credential ${work.credential}: every status index was taken already`);
  };
}

async function isIssued(store: Store, credential: string): Promise<boolean> {
  return (await store.find('issuedBadges', { id: credential })) !== undefined;
}

export interface Decided {
  readonly content: Omit<CredentialContent, 'status'>;
  readonly key: InstitutionKey;
  readonly picture: string;
}

/** Everything as it was decided; only the issuer's profile and key are those of now. */
export async function gatherAward(
  store: Store,
  submission: Submission,
  work: Pick<IssueWork, 'decision' | 'credential'>,
): Promise<Decided> {
  const [institution, key, badge, email] = await Promise.all([
    store.find('institutions', { id: submission.institution }),
    findCurrentKey(store, submission.institution),
    store.find('badges', { id: submission.badge }),
    consentedEmail(store, submission),
  ]);
  const version = badge && versionOf(badge, submission.version);
  const round = roundDecidedBy(submission, work.decision);
  if (institution === undefined || version === undefined || round === undefined) {
    throw new Error(`submission ${submission.id}: its institution, badge version or decision is missing`);
  }
  const { review } = round;
  const awardedAt = new Date(review.reviewedAt);
  const { validMonths } = version.content;
  const endorsements = await embedded(store, submission);
  return {
    key,
    picture: version.picture,
    content: {
      id: work.credential,
      institution,
      achievement: {
        ...(version.sameAs ?? { badge: submission.badge, version: submission.version }),
        content: version.content,
      },
      evidence: round.evidence.filter((item) => item.consent),
      verdicts: review.verdicts,
      awardedAt,
      ...(validMonths === undefined ? {} : { validUntil: monthsLater(awardedAt, validMonths) }),
      ...(review.grade === undefined ? {} : { grade: review.grade }),
      ...(review.otherMethod === undefined ? {} : { otherMethod: review.otherMethod }),
      ...(email === undefined ? {} : { email }),
      ...(submission.shownName ? { learnerName: submission.shownName } : {}),
      ...(endorsements.length === 0 ? {} : { endorsements }),
    },
  };
}

/** What is said of this version, as far as verifiers look at it. */
async function embedded(store: Store, { institution, badge, version }: Submission): Promise<string[]> {
  const said = await createReadEndorsements({ store })(institution, badge, version);
  return said.slice(0, MOST_EMBEDDED).map(({ credential }) => credential);
}

async function consentedEmail(store: Store, submission: Submission): Promise<string | undefined> {
  if (!submission.identifierConsent) return undefined;
  const person = await store.find('persons', { id: submission.learner });
  return person?.email;
}

/** Private until the learner makes it public. */
function badgeOf(
  submission: Submission,
  decided: Decided,
  status: StatusEntry,
  signed: Pick<IssuedBadge, 'credential' | 'jwt'>,
  now: Date,
): IssuedBadge {
  const { institution, course, badge, version, learner } = submission;
  const issuedAt = now.toISOString();
  const { id, validUntil } = decided.content;
  return {
    id,
    institution,
    course,
    badge,
    version,
    submission: submission.id,
    learner,
    state: 'issued',
    visibility: 'private',
    ...signed,
    digest: createHash('sha256').update(signed.credential).digest('base64url'),
    picture: decided.picture,
    statusList: status.list,
    statusIndex: status.index,
    suspendable: true,
    ...(validUntil === undefined ? {} : { validUntil: validUntil.toISOString() }),
    issuedAt,
    statusChangedAt: issuedAt,
  };
}
