/** `kept`: the gradebook has this grade, or one given later. `refused`: it won't take it. `failed`: not reached for a day. */
export const SCORE_STATES = ['waiting', 'sent', 'kept', 'refused', 'failed'] as const;
export type ScoreState = (typeof SCORE_STATES)[number];

/** Why a score is not in the gradebook: each is told with what to do about it. */
export const SCORE_PROBLEMS = [
  'unreachable',
  'notGranted',
  'noGradebook',
  'personRefused',
  'refused',
  'malformed',
  'revoked',
] as const;
export type ScoreProblem = (typeof SCORE_PROBLEMS)[number];

/** An approval on its way to the gradebook (Assignment and Grade Services 2.0 §3.4). One for each approved submission. */
export interface Score {
  /** The submission's id. */
  readonly id: string;
  readonly institution: string;
  readonly platform: string;
  readonly course: string;
  readonly badge: string;
  readonly learner: string;
  readonly state: ScoreState;
  /** Read by the learner beside the grade. */
  readonly comment: string;
  /**
   * When the score came to be: whole seconds, and no two of a learner alike, since a platform takes a second score of the
   * same second for an old one.
   */
  readonly timestamp: string;
  /** When it is to be tried next; absent when nothing more is to be done. */
  readonly dueAt?: string;
  /** Tries since it was last asked for. */
  readonly attempts: number;
  readonly problem?: ScoreProblem;
  readonly sentAt?: string;
}

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 60 * 60 * 1000;
/** With the waits above, a little more than a day. */
const MOST_ATTEMPTS = 32;
/** Nobody else tries meanwhile; a process that was killed is followed up after this. */
export const SCORE_LEASE_MS = 2 * 60 * 1000;
export const COMMENT_MAXIMUM = 2000;

/** The wait after the nth failed try, in milliseconds; undefined when it is given up. */
export function scoreRetryMs(attempts: number): number | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined;
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1));
}

/** The whole second of `time`, or the one after `last` if that is later. ISO 8601. */
export function scoreTimestamp(time: Date, last?: string): string {
  const second = Math.floor(time.getTime() / 1000);
  const earliest = last === undefined ? second : Math.floor(Date.parse(last) / 1000) + 1;
  return new Date(Math.max(second, earliest) * 1000).toISOString();
}
