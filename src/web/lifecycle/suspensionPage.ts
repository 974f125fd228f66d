import { changeObstacle } from '../../domain/badgeStatusRules.js';
import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { REVOCATION_REASON_LIMIT } from '../../domain/reviewRules.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import { reviewerName } from '../review/names.js';
import type { ReviewDetails, ReviewReader } from '../review/reviewPage.js';
import { badgeHeading } from './badgeHeading.js';

export interface ReasonFormState {
  readonly reason: string;
  readonly faults: readonly FieldFault[];
}

/** Asks for the reason to suspend a badge, or to restore one that is suspended, and says what either means. */
export function suspensionPage(
  reader: ReviewReader,
  details: ReviewDetails,
  issued: IssuedBadge,
  { reason, faults }: ReasonFormState,
): PageData {
  const { submission, course, text, present } = reader;
  const { suspension } = issued;
  const kind = suspension === undefined ? 'suspend' : 'restore';
  const obstacle = changeObstacle(issued, kind);
  return {
    ...badgeHeading(reader, details, issued),
    title: text(`lifecycle.${kind}.title`),
    faults: faultViews(faults, text),
    suspended: suspension && {
      by: text('lifecycle.restore.suspendedBy', {
        name: reviewerName(details.people, suspension.by, text),
        time: present.dateTime(suspension.at),
      }),
      reason: suspension.reason,
    },
    obstacle: obstacle && text(`lifecycle.obstacles.${obstacle}`),
    meansTitle: text(`lifecycle.${kind}.meansTitle`),
    means: text(`lifecycle.${kind}.means`),
    action: paths.suspension(course.id, submission.id),
    kind,
    reason: fieldMaker(faults, text)('reason', text(`lifecycle.${kind}.reason`), reason, {
      multiline: true,
      hint: text(`lifecycle.${kind}.reasonHint`, { limit: REVOCATION_REASON_LIMIT }),
    }),
    submit: text(`lifecycle.${kind}.submit`),
    danger: kind === 'suspend',
    revoke: issued.revocation === undefined ? paths.revoke(course.id, submission.id) : undefined,
  };
}
