import type { AssessmentCriterion, BadgeContent } from '../../domain/badgeDefinition.js';
import { commentField, type ReviewDraft, verdictField } from '../../domain/reviewRules.js';
import { hasLevels } from '../../domain/rubric.js';
import { VERDICTS } from '../../domain/submission.js';
import type { FieldFault } from '../../errors.js';
import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { SubmissionRequest } from '../route.js';
import { levelOptions, verdictWords } from '../rubric/levels.js';
import { choicesMaker } from '../submit/choices.js';
import { versionContent } from '../submit/submissionReader.js';
import { formView } from './decisionForm.js';
import { decisionView } from './decisionView.js';
import { learnerName } from './names.js';
import { type ComparedRounds, compareRounds, criterionSides, evidenceView, otherSides } from './roundSide.js';

export type ReviewDetails = Awaited<ReturnType<Services['openReview']>>;
export type ReviewReader = Pick<
  SubmissionRequest,
  'submission' | 'badge' | 'course' | 'roles' | 'text' | 'present' | 'now'
>;

/** The form as it is to be shown: empty, or as typed with its faults. */
export interface ReviewFormState {
  readonly decision: string;
  readonly draft: ReviewDraft;
  readonly faults: readonly FieldFault[];
  /** It was typed before the session ended. */
  readonly recovered?: boolean;
}

/** One submission for its reviewer: the form while it waits, what was decided afterwards. */
export function reviewPage(reader: ReviewReader, details: ReviewDetails, state: ReviewFormState): PageData {
  const { submission, course, text, present } = reader;
  const content = versionContent(reader);
  const compared = compareRounds(submission.rounds, text);
  const learner = learnerName(details.people.get(submission.learner), submission.learner, text);
  const waits = submission.state === 'submitted';
  const round = compared?.round;
  return {
    title: text('review.page.title', { learner }),
    reviews: paths.reviews(course.id),
    badge: { href: paths.badge(submission.badge), title: content.title },
    submitted: round && {
      round: text('review.round.heading', { number: round.number }),
      at: text('review.round.submittedAt', { time: present.dateTime(round.submittedAt) }),
    },
    withdrawn: submission.state === 'withdrawn',
    decided: waits ? undefined : decisionView(reader, details),
    faults: waits ? faultViews(state.faults, text) : [],
    recovered: waits && state.recovered ? text('review.page.recovered') : undefined,
    form: waits && round ? formView(reader, round, state, content) : undefined,
    work:
      compared === undefined || submission.state === 'withdrawn'
        ? undefined
        : workView(compared, content, waits ? state : undefined),
    earlier: submission.state === 'withdrawn' ? [] : earlierRounds(reader, details),
    asks: asksView(content),
  };
}

function asksView({ competenceObjective, assessmentCriteria, skillsDemonstration }: BadgeContent) {
  return {
    objective: competenceObjective.lead,
    outcomes: competenceObjective.outcomes.map((outcome) => outcome.text),
    criteriaLead: assessmentCriteria.lead,
    skillsDemonstration,
  };
}

/** The student's work by criterion; with the verdict's controls while it waits. */
function workView(compared: ComparedRounds, content: BadgeContent, state: ReviewFormState | undefined) {
  const { criteria } = content.assessmentCriteria;
  const { round, before, changes, text } = compared;
  return {
    criteria: criteria.map((criterion, index) => ({
      heading: text('review.criterion.heading', { number: index + 1 }),
      text: criterion.text,
      ...criterionSides(compared, criterion),
      controls: state && verdictControls(criterion, index, state, text),
    })),
    other: otherSides(compared, criteria),
    note: {
      now: round.note,
      before: before?.note,
      beforeHeading: before && text('review.round.heading', { number: before.number }),
      nowHeading: text('review.round.heading', { number: round.number }),
      changed: changes?.note ? text('review.marks.changed') : undefined,
    },
  };
}

function verdictControls(
  criterion: AssessmentCriterion,
  index: number,
  { draft, faults }: ReviewFormState,
  text: ReviewReader['text'],
) {
  const { id } = criterion;
  const typed = draft.verdicts[id];
  const number = index + 1;
  const levels = hasLevels(criterion);
  return {
    verdict: choicesMaker(faults, text)(
      verdictField(id),
      text(levels ? 'review.criterion.level' : 'review.criterion.verdict', { number }),
      {
        inline: !levels,
        chosen: [typed?.level ?? typed?.verdict ?? ''],
        options: levels
          ? levelOptions(criterion, text)
          : VERDICTS.map((verdict) => [verdict, text(`review.verdicts.${verdict}`)] as const),
      },
    ),
    comment: fieldMaker(faults, text)(
      commentField(id),
      text('review.criterion.comment', { number }),
      typed?.comment ?? '',
      { multiline: true, optional: true, rows: 3 },
    ),
  };
}

/** Every round before the last one, newest first, as it was decided. */
function earlierRounds(reader: ReviewReader, details: ReviewDetails) {
  const { submission, text, present } = reader;
  const { criteria } = versionContent(reader).assessmentCriteria;
  return submission.rounds
    .slice(0, -1)
    .reverse()
    .map((round) => ({
      heading: text('review.round.heading', { number: round.number }),
      submittedAt: text('review.round.submittedAt', { time: present.dateTime(round.submittedAt) }),
      decided: decisionView({ ...reader, submission: { ...submission, rounds: [round] } }, details),
      evidence: round.evidence.map((item) => evidenceView(item)),
      note: round.note,
      verdicts: criteria.flatMap((criterion) => {
        const verdict = round.review?.verdicts.find((candidate) => candidate.criterion === criterion.id);
        if (verdict === undefined) return [];
        const kind = verdict.verdict === 'shown' ? 'good' : 'wait';
        const label = verdictWords(verdict, criterion, text(`review.verdicts.${verdict.verdict}`));
        return [{ text: criterion.text, label, kind, comment: verdict.comment }];
      }),
    }));
}
