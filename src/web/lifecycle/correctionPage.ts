import { changeObstacle } from '../../domain/badgeStatusRules.js';
import { type CorrectionDraft, readAwardFacts } from '../../domain/correction.js';
import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { REVOCATION_REASON_LIMIT } from '../../domain/reviewRules.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import { reviewerName } from '../review/names.js';
import type { ReviewDetails, ReviewReader } from '../review/reviewPage.js';
import { badgeHeading } from './badgeHeading.js';

export interface CorrectionFormState {
  readonly draft: CorrectionDraft;
  readonly faults: readonly FieldFault[];
  /** It was corrected otherwise since the form was opened. */
  readonly stale?: boolean;
}

/** The form as the badge stands now. */
export function currentDraft(issued: IssuedBadge): CorrectionDraft {
  const { awardedDate, grade, learnerName = '' } = readAwardFacts(issued.credential);
  return { awardedOn: awardedDate.slice(0, 10), grade, learnerName, reason: '' };
}

/** What a correction changes, what it means, and what was corrected before. */
export function correctionPage(
  reader: ReviewReader,
  details: ReviewDetails,
  issued: IssuedBadge,
  { draft, faults, stale = false }: CorrectionFormState,
): PageData {
  const { submission, course, text, present } = reader;
  const field = fieldMaker(faults, text);
  const obstacle = changeObstacle(issued, 'correct');
  const corrections = (issued.changes ?? []).filter(({ kind }) => kind === 'correct');
  return {
    ...badgeHeading(reader, details, issued),
    title: text('lifecycle.correct.title'),
    faults: faultViews(faults, text),
    stale: stale ? text('lifecycle.correct.stale') : undefined,
    obstacle: obstacle && text(`lifecycle.obstacles.${obstacle}`),
    corrections: corrections.map(({ at, by, reason }) => ({
      by: text('lifecycle.correct.by', {
        name: reviewerName(details.people, by, text),
        time: present.dateTime(at),
      }),
      reason,
    })),
    action: paths.correction(course.id, submission.id),
    digest: issued.digest,
    awardedOn: field('awardedOn', text('lifecycle.correct.awardedOn'), draft.awardedOn, { type: 'date' }),
    learnerName:
      readAwardFacts(issued.credential).learnerName === undefined
        ? undefined
        : field('learnerName', text('lifecycle.correct.learnerName'), draft.learnerName, {
            hint: text('lifecycle.correct.learnerNameHint'),
          }),
    grade: field('grade', text('lifecycle.correct.grade'), draft.grade, { optional: true }),
    reason: field('reason', text('lifecycle.correct.reason'), draft.reason, {
      multiline: true,
      hint: text('lifecycle.correct.reasonHint', { limit: REVOCATION_REASON_LIMIT }),
    }),
  };
}
