import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';
import { demandLearner } from '../domain/submissionRules.js';
import { AppError } from '../errors.js';

export interface SetVisibility {
  readonly submission: Submission;
  readonly learner: string | undefined;
  readonly visibility: IssuedBadge['visibility'];
}

/**
 * Opens or closes the public page of the learner's badge.
 * @throws {AppError} NOT_FOUND for anyone but the learner, and while there is no badge
 */
export function createSetVisibility({ store }: { store: Store }) {
  return async ({ submission, learner, visibility }: SetVisibility): Promise<void> => {
    demandLearner(submission, learner);
    for (;;) {
      const where = { institution: submission.institution, submission: submission.id };
      const issued = await store.find('issuedBadges', where);
      if (issued === undefined) throw new AppError('NOT_FOUND');
      if (issued.visibility === visibility) return;
      // A revocation in this moment must not be undone: then it is read once more.
      if (await store.replace('issuedBadges', { ...issued, visibility })) return;
    }
  };
}
