import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';
import {
  contentToSubmit,
  demandLearner,
  isSameContent,
  isSameIdentity,
  isWritable,
  type SubmissionWork,
  shownNameFaults,
  submissionFaults,
  withNewRound,
} from '../domain/submissionRules.js';
import { InvalidInput } from '../errors.js';
import { criteriaFor, staleSubmission, type WriteSubmission } from './saveSubmissionDraft.js';

/**
 * Hands the student's work to the teacher as one more round, in one conditional update. The same form sent twice
 * makes one round.
 * @throws {InvalidInput} naming every field to be mended
 * @throws {AppError} NOT_FOUND for anyone but the learner; STALE_EDIT when it was changed or submitted otherwise since
 */
export function createSubmitEvidence({ store, clock }: { store: Store; clock: Clock }) {
  return async ({ submission, badge, learner, revision, work }: WriteSubmission): Promise<void> => {
    demandLearner(submission, learner);
    if (isSubmitted(submission, work)) return;
    if (!isWritable(submission.state) || submission.revision !== revision) throw staleSubmission();
    const faults = [
      ...submissionFaults(work.content, criteriaFor(badge, submission)),
      ...shownNameFaults(work),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    const submitted = { ...withNewRound(submission, work, clock()), revision: submission.revision };
    if (await store.replace('submissions', submitted)) return;
    const latest = await store.find('submissions', { id: submission.id });
    if (latest === undefined || !isSubmitted(latest, work)) throw staleSubmission();
  };
}

/** This very work is with the teacher already, or was and has been decided. */
function isSubmitted(submission: Submission, work: SubmissionWork): boolean {
  const last = submission.rounds.at(-1);
  return (
    !isWritable(submission.state) &&
    last !== undefined &&
    isSameIdentity(submission, work) &&
    isSameContent(last, contentToSubmit(work.content))
  );
}
