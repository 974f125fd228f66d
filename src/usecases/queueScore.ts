import { versionOf } from '../domain/badgeDefinition.js';
import type { Course } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { roundDecidedBy } from '../domain/reviewRules.js';
import { COMMENT_MAXIMUM, type Score, scoreTimestamp } from '../domain/score.js';
import type { Submission } from '../domain/submission.js';
import { AppError } from '../errors.js';

/** What the learner is to read beside the grade. */
export interface ScoreWords {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly reason: string;
  readonly grade?: string;
  /** Public address of the badge. */
  readonly address: string;
}

export type QueueScore = (submission: Submission) => Promise<void>;

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly credentialAddress: (credential: string) => string;
  /** Words in the badge's language, at most `maximum` characters. */
  readonly scoreComment: (words: ScoreWords, maximum: number) => string;
  /** There is a score to send. */
  readonly wakeScores: () => void;
}

const MOST_TRIES = 50;

/**
 * Puts an approval on its way to the gradebook, once, if the platform offers one for its course. A trial never goes there;
 * nor do other decisions: a platform may take any score that is not a final one for "erase the grade".
 */
export function createQueueScore(parts: Parts): QueueScore {
  return async (submission) => {
    const { store, wakeScores } = parts;
    if (submission.trial || submission.state !== 'approved') return;
    if ((await store.find('scores', { id: submission.id })) !== undefined) return;
    const course = await store.find('courses', { id: submission.course });
    if (course === undefined || !(await hasGradebook(store, submission, course))) return;
    await insertScore(parts, submission, course);
    wakeScores();
  };
}

async function hasGradebook(
  store: Store,
  { institution, badge }: Submission,
  course: Course,
): Promise<boolean> {
  if (course.services?.lineItems !== undefined) return true;
  return (await boundColumn(store, institution, badge)) !== undefined;
}

/** The column of an activity that is bound to this badge. */
export async function boundColumn(
  store: Store,
  institution: string,
  badge: string,
): Promise<string | undefined> {
  const { items } = await store.page('resourceLinks', {
    where: { institution, badge },
    orderBy: 'resourceLinkId',
    limit: 100,
  });
  return items.find(({ lineItem }) => lineItem !== undefined)?.lineItem;
}

async function insertScore(parts: Parts, submission: Submission, course: Course): Promise<void> {
  const { store, clock } = parts;
  const { id, institution, badge, learner } = submission;
  const { decidedAt, comment } = await commentOn(parts, submission);
  const score: Omit<Score, 'timestamp'> = {
    id,
    institution,
    platform: course.platform,
    course: course.id,
    badge,
    learner,
    state: 'waiting',
    comment,
    dueAt: clock().toISOString(),
    attempts: 0,
  };
  await withFreeSecond(store, { institution, learner }, new Date(decidedAt), async (timestamp) => {
    try {
      await store.insert('scores', { ...score, timestamp });
    } catch (error) {
      // Another process queued it.
      if (!(error instanceof DuplicateKeyError) || error.key !== 'id') throw error;
    }
  });
}

/**
 * Writes with a second that no other score of this learner has, after all of theirs.
 * @throws {AppError} STORE_BUSY
 */
export async function withFreeSecond<T>(
  store: Store,
  where: { readonly institution: string; readonly learner: string },
  time: Date,
  write: (timestamp: string) => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { items } = await store.page('scores', {
      where,
      orderBy: 'timestamp',
      direction: 'descending',
      limit: 1,
    });
    try {
      return await write(scoreTimestamp(time, items[0]?.timestamp));
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
  }
  throw new AppError('STORE_BUSY', { detail: 'no free second for a score' });
}

async function commentOn(parts: Parts, submission: Submission) {
  const { store, credentialAddress, scoreComment } = parts;
  const badge = await store.find('badges', { id: submission.badge });
  const content = badge && versionOf(badge, submission.version)?.content;
  const decision = submission.rounds.at(-1)?.review?.id;
  const review = decision === undefined ? undefined : roundDecidedBy(submission, decision)?.review;
  if (content === undefined || review === undefined || submission.credential === undefined) {
    throw new Error(`submission ${submission.id}: its badge version or decision is missing`);
  }
  const words: ScoreWords = {
    title: content.title,
    language: content.language,
    reason: review.reason,
    ...(review.grade !== undefined && { grade: review.grade }),
    address: credentialAddress(submission.credential),
  };
  return { decidedAt: review.reviewedAt, comment: scoreComment(words, COMMENT_MAXIMUM) };
}
