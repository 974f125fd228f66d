import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import type { Score } from '../domain/score.js';
import type { Submission } from '../domain/submission.js';
import { AppError } from '../errors.js';
import { type QueueScore, withFreeSecond } from './queueScore.js';

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly queueScore: QueueScore;
  readonly wakeScores: () => void;
}

const MOST_TRIES = 10;

/**
 * A teacher asks for the score to be sent, once more or for the first time. One that is on its way anyway goes at once;
 * one that was sent before goes as a new one, and so replaces what the gradebook has.
 * @throws {AppError} NOT_FOUND while no badge is issued; CONFLICT when it has been revoked; STORE_BUSY
 */
export function createSendScoreAgain({ store, clock, queueScore, wakeScores }: Parts) {
  return async (submission: Submission): Promise<void> => {
    const { id, institution } = submission;
    const issued = await store.find('issuedBadges', { institution, submission: id });
    if (issued === undefined) throw new AppError('NOT_FOUND');
    if (issued.state === 'revoked') throw new AppError('CONFLICT', { message: 'scores.problems.revoked' });
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const score = await store.find('scores', { id });
      if (score === undefined) return queueScore(submission);
      if (await renew(store, score, clock())) {
        wakeScores();
        return;
      }
    }
    throw new AppError('STORE_BUSY', { detail: `the score of submission ${id} kept changing` });
  };
}

async function renew(store: Store, score: Stored<Score>, now: Date): Promise<boolean> {
  const { problem: _, ...rest } = score;
  const due = { ...rest, state: 'waiting', attempts: 0, dueAt: now.toISOString() } as const;
  if (score.state === 'waiting') return store.replace('scores', due);
  const { institution, learner } = score;
  return withFreeSecond(store, { institution, learner }, now, (timestamp) =>
    store.replace('scores', { ...due, timestamp }),
  );
}
