import { AppError, type FieldFault } from '../errors.js';
import type { AssessmentCriterion } from './badgeDefinition.js';
import { addressFault, hostOf, sameAddress } from './evidenceAddress.js';
import {
  type EvidenceItem,
  isClosed,
  nextState,
  type Round,
  type RoundContent,
  type Submission,
  type SubmissionState,
} from './submission.js';

/** Characters, and number of evidence items. */
export const SUBMISSION_LIMITS = {
  evidenceItems: 20,
  url: 2_000,
  title: 200,
  evidenceNote: 2_000,
  note: 5_000,
  shownName: 100,
} as const;

/** All that a student writes: it becomes a round, and the consent stays with the submission. */
export interface SubmissionWork {
  readonly content: RoundContent;
  readonly identifierConsent: boolean;
  /** To stand in the badge; '' for none. */
  readonly shownName?: string;
}

/** The student may write: what they write can still be submitted. */
export function isWritable(state: SubmissionState): boolean {
  return nextState(state, 'submit') !== undefined;
}

/** A new attempt begins after a closed one; a teacher's trial never stands in the way of real work. */
export function mayStartAfter(latest: Pick<Submission, 'state' | 'trial'>, trial: boolean): boolean {
  return isClosed(latest.state) || (latest.trial && !trial);
}

/** @throws {AppError} NOT_FOUND: someone else's submission is answered like an unknown one */
export function demandLearner(submission: Pick<Submission, 'learner'>, person: string | undefined): void {
  if (submission.learner !== person) throw new AppError('NOT_FOUND');
}

/** What even a draft may not exceed. Fields are named `evidence.<n>.<field>` by position, and `note`. */
export function draftFaults(content: RoundContent, criteria: readonly AssessmentCriterion[]): FieldFault[] {
  const known = new Set(criteria.map((criterion) => criterion.id));
  const faults: FieldFault[] = [];
  if (content.evidence.length > SUBMISSION_LIMITS.evidenceItems) {
    faults.push({
      field: 'evidence',
      message: 'submit.faults.tooMany',
      values: { limit: SUBMISSION_LIMITS.evidenceItems },
    });
  }
  content.evidence.forEach((item, index) => {
    const name = `evidence.${index}`;
    faults.push(
      ...tooLong(`${name}.url`, item.url, SUBMISSION_LIMITS.url),
      ...tooLong(`${name}.title`, item.title, SUBMISSION_LIMITS.title),
    );
    if (item.criteria.some((criterion) => !known.has(criterion))) {
      faults.push({ field: `${name}.criteria`, message: 'submit.faults.criterionUnknown' });
    }
    faults.push(...tooLong(`${name}.note`, item.note, SUBMISSION_LIMITS.evidenceNote));
  });
  return [...faults, ...tooLong('note', content.note, SUBMISSION_LIMITS.note)];
}

/** Faults of the name that is to stand in the badge. */
export function shownNameFaults({ shownName = '' }: Pick<SubmissionWork, 'shownName'>): FieldFault[] {
  return tooLong('shownName', shownName, SUBMISSION_LIMITS.shownName);
}

/** The same way to be identified in the badge. */
export function isSameIdentity(
  one: Pick<SubmissionWork, 'identifierConsent' | 'shownName'>,
  other: Pick<SubmissionWork, 'identifierConsent' | 'shownName'>,
): boolean {
  return (
    one.identifierConsent === other.identifierConsent && (one.shownName ?? '') === (other.shownName ?? '')
  );
}

/** What must be mended before it can be submitted. Items left blank are no fault as long as there is one that is not. */
export function submissionFaults(
  content: RoundContent,
  criteria: readonly AssessmentCriterion[],
): FieldFault[] {
  const faults = draftFaults(content, criteria);
  if (content.evidence.every(isBlank)) {
    return [{ field: 'evidence.0.url', message: 'submit.faults.noEvidence' }, ...faults];
  }
  const earlier: string[] = [];
  content.evidence.forEach((item, index) => {
    if (isBlank(item)) return;
    const message =
      addressFault(item.url) ?? (earlier.some(sameAddress(item.url)) ? 'addressTwice' : undefined);
    earlier.push(item.url);
    const field = `evidence.${index}.url`;
    if (message === undefined || faults.some((fault) => fault.field === field)) return;
    faults.push({ field, message: `submit.faults.${message}`, values: { address: item.url } });
  });
  return faults.sort((one, other) => placeInForm(one.field) - placeInForm(other.field));
}

/** What is sent: blank items left out, an empty title replaced by the name of the host. */
export function contentToSubmit(content: RoundContent): RoundContent {
  const evidence = content.evidence
    .filter((item) => !isBlank(item))
    .map((item) => ({ ...item, title: item.title || hostOf(item.url) }));
  return { ...content, evidence };
}

/** Nothing has been typed into it. */
export function isBlank(item: EvidenceItem): boolean {
  return item.url === '' && item.title === '' && item.note === '' && item.criteria.length === 0;
}

/** The same words, links and answers; ids of items don't count, since a repeated form draws new ones. */
export function isSameContent(one: RoundContent, other: RoundContent): boolean {
  return comparable(one) === comparable(other);
}

/** The submission after its draft was sent. */
export function withNewRound(submission: Submission, work: SubmissionWork, now: Date): Submission {
  const submittedAt = now.toISOString();
  const content = contentToSubmit(work.content);
  const round: Round = { ...content, number: submission.rounds.length + 1, submittedAt };
  return {
    ...submission,
    state: 'submitted',
    // The next round, if there is one, starts from what was sent.
    draft: content,
    rounds: [...submission.rounds, round],
    identifierConsent: work.identifierConsent,
    ...(work.shownName !== undefined && { shownName: work.shownName }),
    updatedAt: submittedAt,
    // A trial never enters the review queue.
    ...(submission.trial ? {} : { waitingSince: submittedAt }),
  };
}

/** Faults are named in the order in which the form is read. */
function placeInForm(field: string): number {
  const [, index, name] = field.split('.');
  if (field === 'evidence') return -1;
  if (index === undefined) return Number.MAX_SAFE_INTEGER;
  return Number(index) + (name === 'url' ? 0 : 0.5);
}

function comparable({ evidence, selfAssessment, note }: RoundContent): string {
  return JSON.stringify([
    evidence.map((item) => [item.url, item.title, [...item.criteria].sort(), item.note, item.consent]),
    Object.entries(selfAssessment).sort(([one], [other]) => (one < other ? -1 : 1)),
    note,
  ]);
}

function tooLong(field: string, text: string, limit: number): FieldFault[] {
  if (text.length <= limit) return [];
  return [{ field, message: 'submit.faults.tooLong', values: { limit, length: text.length } }];
}
