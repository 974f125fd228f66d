import { versionOf } from '../domain/badgeDefinition.js';
import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import {
  type CompleteReview,
  completeReview,
  DECISION_EVENTS,
  decisionStanding,
  type ReviewDraft,
  reviewObstacle,
} from '../domain/reviewRules.js';
import { nextState, type PendingWork, type Review, type Submission } from '../domain/submission.js';
import { AppError, InvalidInput } from '../errors.js';

export interface ReviewCommand {
  readonly institution: string;
  readonly submission: string;
  /** The person who decides. */
  readonly reviewer: string;
  /** The decision's id, drawn when the form was made: the same form sent twice is one decision. */
  readonly decision: string;
  /** Number of the round that the reviewer saw. */
  readonly round: number;
  readonly draft: ReviewDraft;
}

/** What became of it; `submission` is as it stands now. */
export type ReviewOutcome =
  | { readonly outcome: 'recorded'; readonly submission: Submission }
  | { readonly outcome: 'decidedByOther'; readonly submission: Submission; readonly review: Review }
  | { readonly outcome: 'movedOn'; readonly submission: Submission };

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  /** Told when a decision is recorded; what follows from it is done elsewhere. */
  readonly wake: (submission: string) => void;
}

const MOST_TRIES = 10;

/**
 * Records one decision about one round: one conditional update, which for an approval draws the credential's id and
 * leaves the issuing as pending work in the same document.
 * @throws {AppError} NOT_FOUND; NOT_ALLOWED for one's own submission or a trial; INVALID_INPUT with the faults of the
 * form; STORE_BUSY when it changed ten times under the decision
 */
export function createReviewSubmission({ store, clock, wake }: Parts) {
  return async (command: ReviewCommand): Promise<ReviewOutcome> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const submission = await store.find('submissions', { id: command.submission });
      if (submission === undefined || submission.institution !== command.institution) {
        throw new AppError('NOT_FOUND');
      }
      refuseObstacle(submission, command.reviewer);
      const standing = decisionStanding(submission, command.decision, command.round);
      if (standing.standing === 'decidedByOther') {
        return { outcome: 'decidedByOther', submission, review: standing.review };
      }
      if (standing.standing === 'movedOn') return { outcome: 'movedOn', submission };
      const decided =
        standing.standing === 'recorded'
          ? submission
          : await decide(store, submission, command, clock().toISOString());
      if (decided !== undefined) {
        if (decided.pending !== undefined) wake(decided.id);
        return { outcome: 'recorded', submission: decided };
      }
    }
    throw new AppError('STORE_BUSY', { detail: `submission ${command.submission} kept changing` });
  };
}

function refuseObstacle(submission: Submission, reviewer: string): void {
  const obstacle = reviewObstacle(submission, reviewer);
  if (obstacle !== undefined) throw new AppError('NOT_ALLOWED', { message: `review.obstacles.${obstacle}` });
}

/** The submission as decided, or undefined when someone was faster. */
async function decide(
  store: Store,
  submission: Stored<Submission>,
  command: ReviewCommand,
  now: string,
): Promise<Submission | undefined> {
  const badge = await store.find('badges', { id: submission.badge });
  const version = badge && versionOf(badge, submission.version);
  if (version === undefined) throw new Error(`submission ${submission.id}: its badge version is missing`);
  const complete = completeReview(command.draft, version.content.assessmentCriteria.criteria);
  if ('faults' in complete) throw new InvalidInput(complete.faults);
  const decided = decidedSubmission(submission, command, complete.review, now);
  return (await store.replace('submissions', decided)) ? decided : undefined;
}

function decidedSubmission(
  submission: Stored<Submission>,
  { decision, reviewer }: ReviewCommand,
  complete: CompleteReview,
  now: string,
): Stored<Submission> {
  const event = DECISION_EVENTS[complete.decision];
  const state = nextState(submission.state, event);
  if (state === undefined)
    throw new Error(`submission ${submission.id}: no ${event} from ${submission.state}`);
  const review: Review = { id: decision, reviewer, reviewedAt: now, ...complete };
  const credential = state === 'approved' ? newId() : undefined;
  const work: PendingWork =
    credential === undefined
      ? { kind: 'recordDecision', decision }
      : { kind: 'issueCredential', decision, credential };
  const { waitingSince: _, ...rest } = submission;
  return {
    ...rest,
    state,
    rounds: submission.rounds.map((round, index) =>
      index === submission.rounds.length - 1 ? { ...round, review } : round,
    ),
    pending: [...(submission.pending ?? []), work],
    pendingSince: submission.pendingSince ?? now,
    updatedAt: now,
    ...(credential === undefined ? {} : { credential }),
  };
}
