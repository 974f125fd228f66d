import type { AssessmentCriterion } from '../../domain/badgeDefinition.js';
import type { Review, Round } from '../../domain/submission.js';
import { verdictWords } from '../rubric/levels.js';
import type { SubmissionReader } from './submissionReader.js';

type Speaker = Pick<SubmissionReader, 'text' | 'present'>;

/** One round as its student reads it: the answer first, then each criterion with what was said and shown. */
export function roundView(round: Round, criteria: readonly AssessmentCriterion[], speaker: Speaker) {
  const { text, present } = speaker;
  return {
    id: `round-${round.number}`,
    heading: text('submit.round.heading', { number: round.number }),
    submittedAt: text('submit.round.submittedAt', { time: present.dateTime(round.submittedAt) }),
    answer: round.review && answerView(round.review, speaker),
    criteria: criteria.map((criterion) => criterionView(criterion, round, text)),
    unassigned: round.evidence
      .filter((item) => item.criteria.length === 0)
      .map((item) => evidenceView(item, text)),
    note: round.note,
  };
}

/** What the teacher said, for the top of the form that answers it. */
export function reviewView(review: Review, criteria: readonly AssessmentCriterion[], speaker: Speaker) {
  const byCriterion = new Map(review.verdicts.map((verdict) => [verdict.criterion, verdict]));
  return {
    ...answerView(review, speaker),
    criteria: criteria.flatMap((criterion) => {
      const verdict = byCriterion.get(criterion.id);
      return verdict ? [{ text: criterion.text, ...verdictView(verdict, criterion, speaker.text) }] : [];
    }),
  };
}

const ANSWER_KINDS = { approved: 'good', changesRequested: 'wait', rejected: 'error' } as const;

function answerView(
  { reason, reviewedAt, grade, otherMethod, decision }: Review,
  { text, present }: Speaker,
) {
  return {
    heading: text(`submit.answer.${decision}`),
    kind: ANSWER_KINDS[decision],
    reviewedAt: text('submit.answer.reviewedAt', { time: present.dateTime(reviewedAt) }),
    reason,
    grade: grade ? text('submit.answer.grade', { grade }) : undefined,
    otherMethod: otherMethod ? text('submit.answer.otherMethod', { method: otherMethod }) : undefined,
  };
}

function criterionView(criterion: AssessmentCriterion, round: Round, text: Speaker['text']) {
  const verdict = round.review?.verdicts.find((candidate) => candidate.criterion === criterion.id);
  const self = round.selfAssessment[criterion.id];
  return {
    text: criterion.text,
    verdict: verdict && verdictView(verdict, criterion, text),
    self: self && text('submit.round.self', { answer: text(`submit.selfAssessment.${self}`) }),
    evidence: round.evidence
      .filter((item) => item.criteria.includes(criterion.id))
      .map((item) => evidenceView(item, text)),
  };
}

function verdictView(
  reached: Review['verdicts'][number],
  criterion: AssessmentCriterion,
  text: Speaker['text'],
) {
  const { verdict, comment } = reached;
  return {
    label: verdictWords(reached, criterion, text(`submit.verdicts.${verdict}`)),
    kind: verdict === 'shown' ? 'good' : 'wait',
    comment,
  };
}

function evidenceView({ title, url, note, consent }: Round['evidence'][number], text: Speaker['text']) {
  return { title, url, note, consent: text(consent ? 'submit.round.inBadge' : 'submit.round.notInBadge') };
}
