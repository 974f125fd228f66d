import type { AssessmentCriterion } from '../../domain/badgeDefinition.js';
import { commentField, judged, type ReviewDraft, verdictField } from '../../domain/reviewRules.js';
import { DECISIONS } from '../../domain/submission.js';
import { AppError } from '../../errors.js';
import type { Form } from '../form.js';

/** A review as posted: which decision about which round, and what was typed. */
export interface PostedReview {
  readonly decision: string;
  readonly round: number;
  readonly draft: ReviewDraft;
}

/** @throws {AppError} MALFORMED_REQUEST when the hidden fields are not as our form made them */
export function readReview(form: Form, criteria: readonly AssessmentCriterion[]): PostedReview {
  const decision = form.text('decision');
  const round = Number(form.text('round'));
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(decision);
  if (!isId || !Number.isSafeInteger(round) || round < 1) {
    throw new AppError('MALFORMED_REQUEST', { detail: 'decision or round of a review form' });
  }
  return { decision, round, draft: readDraft(form, criteria) };
}

export function readDraft(form: Form, criteria: readonly AssessmentCriterion[]): ReviewDraft {
  const verdicts = criteria.map((criterion) => [
    criterion.id,
    {
      ...judged(criterion, form.text(verdictField(criterion.id))),
      comment: form.text(commentField(criterion.id)),
    },
  ]);
  return {
    choice: DECISIONS.find((choice) => choice === form.text('choice')),
    reason: form.text('reason'),
    grade: form.text('grade'),
    otherMethod: form.text('otherMethod'),
    otherMethodConsent: form.text('otherMethodConsent') === 'yes',
    verdicts: Object.fromEntries(verdicts),
  };
}

export const EMPTY_DRAFT: ReviewDraft = { choice: undefined, reason: '', grade: '', verdicts: {} };
