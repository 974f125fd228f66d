import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { nextState, type Submission } from '../domain/submission.js';
import { demandLearner } from '../domain/submissionRules.js';
import { AppError } from '../errors.js';

/**
 * The student takes their work back; it leaves the review queue. Withdrawing twice is withdrawing once.
 * @throws {AppError} NOT_FOUND for anyone but the learner; ALREADY_DECIDED after a decision
 */
export function createWithdrawSubmission({ store, clock }: { store: Store; clock: Clock }) {
  return async (asRead: Stored<Submission>, learner: string | undefined): Promise<void> => {
    demandLearner(asRead, learner);
    let submission: Stored<Submission> | undefined = asRead;
    while (submission !== undefined && submission.state !== 'withdrawn') {
      const state = nextState(submission.state, 'withdraw');
      if (state === undefined) throw new AppError('ALREADY_DECIDED', { message: 'submit.withdraw.tooLate' });
      const { waitingSince: _, ...rest } = submission;
      const withdrawn = { ...rest, state, updatedAt: clock().toISOString() };
      if (await store.replace('submissions', withdrawn)) return;
      // Someone else wrote it in this moment: a teacher's decision counts, a draft saved elsewhere does not.
      submission = await store.find('submissions', { id: asRead.id });
    }
  };
}
