import type { FieldFault } from '../errors.js';
import type { AssessmentCriterion } from './badgeDefinition.js';
import { hasLevels, isEnough, levelOf } from './rubric.js';
import {
  type CriterionVerdict,
  type Decision,
  type Review,
  type Round,
  type Submission,
  type SubmissionEvent,
  VERDICTS,
  type Verdict,
} from './submission.js';

export const REASON_LIMIT = 2000;
export const COMMENT_LIMIT = 2000;
export const GRADE_LIMIT = 100;
export const OTHER_METHOD_LIMIT = 300;
export const REVOCATION_REASON_LIMIT = 500;

/** What leads to which state (SUBMISSION_TRANSITIONS). */
export const DECISION_EVENTS: Readonly<Record<Decision, SubmissionEvent>> = {
  approved: 'approve',
  changesRequested: 'requestChanges',
  rejected: 'reject',
};

/** A review as typed: what is not chosen yet is undefined. */
export interface ReviewDraft {
  readonly choice: Decision | undefined;
  readonly reason: string;
  readonly grade: string;
  /** Another assessment method that was used for the same outcomes. */
  readonly otherMethod?: string;
  /** The student agreed that the badge names that method. */
  readonly otherMethodConsent?: boolean;
  /** By criterion id. */
  readonly verdicts: Readonly<Record<string, CriterionDraft>>;
}

export interface CriterionDraft {
  readonly verdict: Verdict | undefined;
  readonly comment: string;
  /** Id of the level reached; the verdict follows from it. */
  readonly level?: string;
}

/** A review ready to be recorded. */
export type CompleteReview = Pick<Review, 'decision' | 'reason' | 'grade' | 'otherMethod' | 'verdicts'>;

export const verdictField = (criterion: string): string => `verdict.${criterion}`;
export const commentField = (criterion: string): string => `comment.${criterion}`;

/**
 * A criterion as it was judged: one without levels by its verdict, one with levels by the id of the level reached, or
 * `notYet` where it is none of them. Anything else is not chosen yet.
 */
export function judged(
  criterion: AssessmentCriterion,
  chosen: string,
): Pick<CriterionDraft, 'verdict' | 'level'> {
  if (!hasLevels(criterion)) return { verdict: VERDICTS.find((verdict) => verdict === chosen) };
  const level = levelOf(criterion, chosen)?.id;
  if (level === undefined) return { verdict: chosen === 'notYet' ? 'notYet' : undefined };
  return { verdict: isEnough(criterion, level) ? 'shown' : 'notYet', level };
}

/** The complete review, or every fault at once; fields named `choice`, `reason`, `grade`, `otherMethod`, `otherMethodConsent`, `verdict.<id>`, `comment.<id>`. */
export function completeReview(
  draft: ReviewDraft,
  criteria: readonly AssessmentCriterion[],
): { readonly review: CompleteReview } | { readonly faults: readonly FieldFault[] } {
  const verdicts: CriterionVerdict[] = [];
  for (const { id } of criteria) {
    const { verdict, comment, level } = draft.verdicts[id] ?? NOTHING_TYPED;
    if (verdict !== undefined) verdicts.push({ criterion: id, verdict, comment, ...(level && { level }) });
  }
  const faults = reviewFaults(draft, criteria);
  if (faults.length > 0 || draft.choice === undefined) return { faults };
  const grade = draft.grade === '' ? {} : { grade: draft.grade };
  const otherMethod = draft.otherMethod ? { otherMethod: draft.otherMethod } : {};
  return { review: { decision: draft.choice, reason: draft.reason, verdicts, ...grade, ...otherMethod } };
}

const NOTHING_TYPED: CriterionDraft = { verdict: undefined, comment: '' };

function reviewFaults(draft: ReviewDraft, criteria: readonly AssessmentCriterion[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const notShown: AssessmentCriterion[] = [];
  for (const criterion of criteria) {
    const { verdict, comment } = draft.verdicts[criterion.id] ?? NOTHING_TYPED;
    const values = { criterion: excerpt(criterion.text) };
    if (verdict === undefined) {
      faults.push({ field: verdictField(criterion.id), message: 'review.faults.verdictMissing', values });
    } else if (verdict === 'notYet') notShown.push(criterion);
    faults.push(...tooLong(commentField(criterion.id), comment, COMMENT_LIMIT));
  }
  if (draft.choice === undefined) faults.push({ field: 'choice', message: 'review.faults.choiceMissing' });
  if (draft.choice === 'approved' && notShown.length > 0) {
    const names = notShown.map((criterion) => `“${excerpt(criterion.text)}”`).join(', ');
    faults.push({ field: 'choice', message: 'review.faults.notAllShown', values: { criteria: names } });
  }
  const needsReason = draft.choice === 'changesRequested' || draft.choice === 'rejected';
  if (needsReason && draft.reason === '') {
    faults.push({ field: 'reason', message: `review.faults.reasonMissing.${draft.choice}` });
  }
  return [
    ...faults,
    ...tooLong('reason', draft.reason, REASON_LIMIT),
    ...tooLong('grade', draft.grade, GRADE_LIMIT),
    ...otherMethodFaults(draft),
  ];
}

/** A method is recorded only when the student agreed, and an agreement says nothing without a method. */
function otherMethodFaults({ otherMethod = '', otherMethodConsent = false }: ReviewDraft): FieldFault[] {
  if (otherMethod !== '' && !otherMethodConsent) {
    return [{ field: 'otherMethodConsent', message: 'review.faults.otherMethodConsent' }];
  }
  if (otherMethod === '' && otherMethodConsent) {
    return [{ field: 'otherMethod', message: 'review.faults.otherMethodMissing' }];
  }
  return tooLong('otherMethod', otherMethod, OTHER_METHOD_LIMIT);
}

/** Faults of a revocation's reason, which the public page will show. */
export function revocationFaults(reason: string): FieldFault[] {
  if (reason === '') return [{ field: 'reason', message: 'review.faults.revocationReasonMissing' }];
  return tooLong('reason', reason, REVOCATION_REASON_LIMIT);
}

function tooLong(field: string, value: string, limit: number): FieldFault[] {
  const length = [...value].length;
  return length > limit ? [{ field, message: 'review.faults.tooLong', values: { limit, length } }] : [];
}

/** A criterion's beginning, for naming it within a sentence. */
function excerpt(text: string): string {
  const characters = [...text];
  return characters.length <= 80 ? text : `${characters.slice(0, 79).join('')}…`;
}

export type ReviewObstacle = 'own' | 'trial';

/** Why this person may never review this submission, whatever their role; undefined when they may. */
export function reviewObstacle(
  submission: Submission,
  person: string | undefined,
): ReviewObstacle | undefined {
  if (submission.learner === person) return 'own';
  return submission.trial ? 'trial' : undefined;
}

/** What became of a decision about round `number`, given the submission as it stands now. */
export type DecisionStanding =
  | { readonly standing: 'open' }
  /** This very decision is recorded: a repeat of the same form. */
  | { readonly standing: 'recorded' }
  | { readonly standing: 'decidedByOther'; readonly review: Review }
  /** The student withdrew, or the round is no longer the last one. */
  | { readonly standing: 'movedOn' };

export function decisionStanding(submission: Submission, decision: string, number: number): DecisionStanding {
  if (submission.rounds.some((round) => round.review?.id === decision)) return { standing: 'recorded' };
  const review = submission.rounds.find((round) => round.number === number)?.review;
  if (review !== undefined) return { standing: 'decidedByOther', review };
  const isLast = submission.rounds.at(-1)?.number === number;
  return { standing: submission.state === 'submitted' && isLast ? 'open' : 'movedOn' };
}

/** The round whose review has this id. */
export function roundDecidedBy(
  submission: Submission,
  decision: string,
): (Round & { review: Review }) | undefined {
  for (const round of submission.rounds) {
    if (round.review?.id === decision) return { ...round, review: round.review };
  }
  return undefined;
}
