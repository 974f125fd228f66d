import { type BadgeDefinition, versionOf } from '../domain/badgeDefinition.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';
import {
  demandLearner,
  draftFaults,
  isSameContent,
  isSameIdentity,
  isWritable,
  type SubmissionWork,
  shownNameFaults,
} from '../domain/submissionRules.js';
import { AppError, InvalidInput } from '../errors.js';

/** One form of the student's: for which submission, as they had read it, and what they typed. */
export interface WriteSubmission {
  readonly submission: Stored<Submission>;
  readonly badge: BadgeDefinition;
  /** Who is writing. */
  readonly learner: string | undefined;
  /** Of the submission when the form was opened. */
  readonly revision: number;
  readonly work: SubmissionWork;
}

/**
 * Keeps what the student has typed so far, finished or not. The same form sent twice is saved once.
 * @throws {InvalidInput} beyond the limits
 * @throws {AppError} NOT_FOUND for anyone but the learner; STALE_EDIT when it was changed or submitted since
 */
export function createSaveSubmissionDraft({ store, clock }: { store: Store; clock: Clock }) {
  return async ({ submission, badge, learner, revision, work }: WriteSubmission): Promise<void> => {
    demandLearner(submission, learner);
    if (isSaved(submission, work)) return;
    if (!isWritable(submission.state) || submission.revision !== revision) throw staleSubmission();
    const faults = [...draftFaults(work.content, criteriaFor(badge, submission)), ...shownNameFaults(work)];
    if (faults.length > 0) throw new InvalidInput(faults);
    const saved = await store.replace('submissions', {
      ...submission,
      draft: work.content,
      identifierConsent: work.identifierConsent,
      ...(work.shownName !== undefined && { shownName: work.shownName }),
      updatedAt: clock().toISOString(),
    });
    if (saved) return;
    const latest = await store.find('submissions', { id: submission.id });
    if (latest === undefined || !isSaved(latest, work)) throw staleSubmission();
  };
}

/** The criteria of the version this submission is judged against. */
export function criteriaFor(badge: BadgeDefinition, { version }: Submission) {
  return versionOf(badge, version)?.content.assessmentCriteria.criteria ?? [];
}

export function staleSubmission(): AppError {
  return new AppError('STALE_EDIT', { message: 'submit.conflict.text' });
}

function isSaved(submission: Submission, work: SubmissionWork): boolean {
  return (
    isWritable(submission.state) &&
    isSameIdentity(submission, work) &&
    isSameContent(submission.draft, work.content)
  );
}
