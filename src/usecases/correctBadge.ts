import { createHash } from 'node:crypto';
import { changeObstacle, withChange } from '../domain/badgeStatusRules.js';
import {
  type AwardFacts,
  awardMoment,
  type CorrectionDraft,
  correctionFaults,
  readAwardFacts,
} from '../domain/correction.js';
import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Clock } from '../domain/ports/clock.js';
import type { CredentialContent, Credentials, StatusEntry } from '../domain/ports/credentials.js';
import { DuplicateKeyError, type Store, type Stored } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';
import { monthsLater } from '../domain/validity.js';
import { AppError, InvalidInput } from '../errors.js';
import type { AllocateStatusIndex } from './allocateStatusIndex.js';
import { createEnsureKey } from './findCurrentKey.js';
import { gatherAward } from './issueCredential.js';
import type { SettleBadge } from './settleBadge.js';
import { makeNewest, nextMoment } from './statusMoment.js';

export interface CorrectCommand {
  readonly submission: Submission;
  readonly by: string;
  readonly draft: CorrectionDraft;
  /** Digest of the copy that the form was made from: the same form sent twice is one correction. */
  readonly digest: string;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly credentials: Pick<Credentials, 'issue' | 'issueJwt' | 'createKey'>;
  readonly allocateStatusIndex: AllocateStatusIndex;
  readonly settleBadge: SettleBadge;
}

type SigningParts = Parts & { readonly ensureKey: ReturnType<typeof createEnsureKey> };

const MOST_TRIES = 10;

/**
 * Signs a badge once more with its award's date or grade put right, and with the school's details and the learner's
 * address of today: the same id, a newer `validFrom` (docs/decisions/0005). Every earlier copy counts as revoked, in the
 * same conditional update.
 * @throws {AppError} NOT_FOUND while no badge is issued; CONFLICT where its state does not allow it; INVALID_INPUT with
 * the faults of the form; STALE_EDIT when it was corrected otherwise meanwhile; STORE_BUSY
 */
export function createCorrectBadge(given: Parts) {
  const parts = { ...given, ensureKey: createEnsureKey(given) };
  return async (command: CorrectCommand): Promise<void> => {
    const { submission, draft, digest } = command;
    const faults = correctionFaults(draft, parts.clock());
    if (faults.length > 0) throw new InvalidInput(faults);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const badge = await findIssued(parts.store, submission);
      if (badge.digest !== digest) {
        if (isRepeated(badge, command)) return parts.settleBadge(badge.id);
        throw new AppError('STALE_EDIT', { message: 'lifecycle.correct.stale' });
      }
      if (await correct(parts, badge, command)) return parts.settleBadge(badge.id);
    }
    throw new AppError('STORE_BUSY', { detail: `badge of submission ${submission.id} kept changing` });
  };
}

/** @throws {AppError} NOT_FOUND, CONFLICT */
async function findIssued(store: Store, { institution, id }: Submission): Promise<Stored<IssuedBadge>> {
  const badge = await store.find('issuedBadges', { institution, submission: id });
  if (badge === undefined) throw new AppError('NOT_FOUND');
  const obstacle = changeObstacle(badge, 'correct');
  if (obstacle !== undefined) throw new AppError('CONFLICT', { message: `lifecycle.obstacles.${obstacle}` });
  return badge;
}

/** The form's own correction is the newest one. */
function isRepeated({ corrections = [], changes = [] }: IssuedBadge, { digest, by, draft }: CorrectCommand) {
  const last = changes.findLast(({ kind }) => kind === 'correct');
  return corrections.at(-1)?.digest === digest && last?.by === by && last.reason === draft.reason;
}

/** @returns false when the badge changed meanwhile, or the index was taken: then it is done afresh */
async function correct(
  parts: SigningParts,
  badge: Stored<IssuedBadge>,
  command: CorrectCommand,
): Promise<boolean> {
  const { store, clock, allocateStatusIndex } = parts;
  const content = await correctedContent(store, badge, command, clock());
  const status = await allocateStatusIndex(badge.institution);
  const signed = await sign(parts, { ...content, status });
  const moments = {
    now: clock(),
    statusChangedAt: await nextMoment(
      store,
      { ...badge, statusList: status.list },
      'statusChangedAt',
      clock(),
    ),
  };
  const change = { kind: 'correct', by: command.by, reason: command.draft.reason } as const;
  const correctedAt = await nextMoment(store, badge, 'correctedAt', clock());
  const corrected = {
    ...withChange(badge, change, moments),
    ...signed,
    ...replacedBy(status, badge, correctedAt),
    ...(content.validUntil && { validUntil: content.validUntil.toISOString() }),
  };
  try {
    if (!(await store.replace('issuedBadges', { ...corrected, revision: badge.revision }))) return false;
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false;
    throw error;
  }
  await makeNewest(store, badge.id, 'statusChangedAt');
  await makeNewest(store, badge.id, 'correctedAt');
  return true;
}

/** The new place in the lists, and the one of the copy that counts no longer. */
function replacedBy({ list, index }: StatusEntry, badge: IssuedBadge, correctedAt: string) {
  const { digest, statusList, statusIndex, corrections = [] } = badge;
  return {
    statusList: list,
    statusIndex: index,
    suspendable: true as const,
    correctedAt,
    corrections: [...corrections, { at: correctedAt, digest, statusList, statusIndex }],
  };
}

async function correctedContent(
  store: Store,
  badge: IssuedBadge,
  { submission, draft }: CorrectCommand,
  now: Date,
): Promise<Omit<CredentialContent, 'status'>> {
  const decision = submission.rounds.findLast(({ review }) => review?.decision === 'approved')?.review?.id;
  if (decision === undefined) throw new Error(`submission ${submission.id} has a badge and no approval`);
  const { content } = await gatherAward(store, submission, { decision, credential: badge.id });
  const { grade: _grade, validUntil: _validUntil, learnerName: _learnerName, ...rest } = content;
  const current = readAwardFacts(badge.credential);
  const awardedAt = awardMoment(draft, current);
  const { validMonths } = content.achievement.content;
  return {
    ...rest,
    subject: current.subject,
    awardedAt,
    validFrom: newerThan(current, now),
    ...(validMonths !== undefined && { validUntil: monthsLater(awardedAt, validMonths) }),
    ...(draft.grade !== '' && { grade: draft.grade }),
    ...(current.learnerName !== undefined && draft.learnerName !== '' && { learnerName: draft.learnerName }),
  };
}

/** Now, in whole seconds, and in any case a second after the copy before. */
function newerThan({ validFrom }: AwardFacts, now: Date): Date {
  return new Date(Math.max(now.getTime(), Date.parse(validFrom) + 1000));
}

async function sign({ store, credentials }: Parts, content: CredentialContent) {
  const ensureKey = createEnsureKey({
    store,
    credentials,
    clock: () => content.validFrom ?? content.awardedAt,
  });
  const { id: institution } = content.institution;
  const credential = await credentials.issue(content, await ensureKey(institution, 'Ed25519'));
  const jwt = await credentials.issueJwt(credential, await ensureKey(institution, 'RS256'));
  return { credential, jwt, digest: createHash('sha256').update(credential).digest('base64url') };
}
