import type { BadgeContent } from '../../domain/badgeDefinition.js';
import { gradesOf } from '../../domain/grades.js';
import { DECISIONS, type Round } from '../../domain/submission.js';
import { fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import { choicesMaker } from '../submit/choices.js';
import type { ReviewFormState, ReviewReader } from './reviewPage.js';

/** The last part of the review: decision, reason, grade, and another method where one was used. */
export function formView(
  { submission, course, text }: ReviewReader,
  round: Round,
  state: ReviewFormState,
  { elements }: BadgeContent,
) {
  const { draft, faults, decision } = state;
  const field = fieldMaker(faults, text);
  return {
    action: paths.review(course.id, submission.id),
    decision,
    round: round.number,
    choice: choicesMaker(faults, text)('choice', text('review.form.choice'), {
      chosen: draft.choice === undefined ? [] : [draft.choice],
      options: DECISIONS.map((choice) => [choice, text(`review.choices.${choice}`)] as const),
    }),
    reason: field('reason', text('review.form.reason'), draft.reason, {
      multiline: true,
      hint: text('review.form.reasonHint'),
    }),
    grade: field('grade', text('review.form.grade'), draft.grade, {
      optional: true,
      hint: text('review.form.gradeHint'),
      ...gradeChoices(gradesOf(elements), draft.grade, text),
    }),
    otherMethod: otherMethodControls(state, text),
  };
}

/** The badge's grades to choose from, beside one that was typed before it had them. */
function gradeChoices(grades: readonly string[], typed: string, text: ReviewReader['text']) {
  if (grades.length === 0) return {};
  const others = typed === '' || grades.includes(typed) ? [] : [typed];
  const choices = [...grades, ...others].map((grade) => [grade, grade] as const);
  return { choices: [['', text('review.form.noGrade')] as const, ...choices] };
}

/** Closed until somebody needs it. */
function otherMethodControls({ draft, faults }: ReviewFormState, text: ReviewReader['text']) {
  const { otherMethod = '', otherMethodConsent = false } = draft;
  return {
    open: otherMethod !== '' || otherMethodConsent,
    method: fieldMaker(faults, text)('otherMethod', text('review.otherMethod.method'), otherMethod, {
      optional: true,
      hint: text('review.otherMethod.methodHint'),
    }),
    consent: choicesMaker(faults, text)('otherMethodConsent', text('review.otherMethod.consentLegend'), {
      type: 'checkbox',
      chosen: otherMethodConsent ? ['yes'] : [],
      options: [['yes', text('review.otherMethod.consent')]],
    }),
  };
}
