import { changeObstacle, withChange } from '../domain/badgeStatusRules.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';
import { AppError } from '../errors.js';
import type { SettleBadge } from './settleBadge.js';
import { makeNewest, nextMoment } from './statusMoment.js';

/** Lets the badge that a renewal replaces point to the new one. Done again, it changes nothing. */
export type SupersedeEarlier = (submission: Submission) => Promise<void>;

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly settleBadge: SettleBadge;
}

const EARLIER = 50;
const MOST_TRIES = 10;

/** @throws {AppError} STORE_BUSY when it changed ten times meanwhile */
export function createSupersedeEarlier(parts: Parts): SupersedeEarlier {
  return async (submission) => {
    const { institution, badge, learner, attempt, credential, rounds } = submission;
    if (attempt === 1 || credential === undefined) return;
    const { items } = await parts.store.page('submissions', {
      where: { institution, badge, learner },
      orderBy: 'attempt',
      direction: 'descending',
      limit: EARLIER,
    });
    const by = rounds.at(-1)?.review?.reviewer ?? '';
    for (const earlier of items) {
      if (earlier.attempt < attempt && earlier.credential !== undefined) {
        await supersede(parts, { institution, submission: earlier.id }, credential, by);
      }
    }
  };
}

async function supersede(
  { store, clock, settleBadge }: Parts,
  where: { readonly institution: string; readonly submission: string },
  credential: string,
  by: string,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const issued = await store.find('issuedBadges', where);
    // Revoked and suspended badges stay what they are.
    if (issued === undefined || changeObstacle(issued, 'supersede') !== undefined) return;
    const now = clock();
    const statusChangedAt = await nextMoment(store, issued, 'statusChangedAt', now);
    const change = { kind: 'supersede', by, reason: '' } as const;
    const superseded = {
      ...withChange(issued, change, { now, statusChangedAt }),
      supersededBy: credential,
      revision: issued.revision,
    };
    if (await store.replace('issuedBadges', superseded)) {
      await makeNewest(store, issued.id, 'statusChangedAt');
      return settleBadge(issued.id);
    }
  }
  throw new AppError('STORE_BUSY', { detail: `badge of submission ${where.submission} kept changing` });
}
