import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { REVOCATION_REASON_LIMIT } from '../../domain/reviewRules.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { badgeHeading } from '../lifecycle/badgeHeading.js';
import { paths } from '../paths.js';
import { reviewerName } from './names.js';
import type { ReviewDetails, ReviewReader } from './reviewPage.js';

export interface RevokeFormState {
  readonly reason: string;
  readonly faults: readonly FieldFault[];
}

/** Asks for the reason and says what revoking means; afterwards shows what was done. */
export function revokePage(
  reader: ReviewReader,
  details: ReviewDetails,
  issued: IssuedBadge,
  { reason, faults }: RevokeFormState,
): PageData {
  const { submission, course, text, present } = reader;
  const { revocation } = issued;
  return {
    ...badgeHeading(reader, details, issued),
    title: text(revocation ? 'review.revoke.doneTitle' : 'review.revoke.title'),
    faults: faultViews(faults, text),
    revoked: revocation && {
      by: revocation.givenUp
        ? text('lifecycle.review.givenUp', { date: present.date(revocation.at) })
        : text('review.revoke.by', {
            name: reviewerName(details.people, revocation.by, text),
            time: present.dateTime(revocation.at),
          }),
      reason: revocation.reason,
    },
    suspend:
      issued.state === 'issued' && issued.suspendable
        ? paths.suspension(course.id, submission.id)
        : undefined,
    action: paths.revoke(course.id, submission.id),
    reason: fieldMaker(faults, text)('reason', text('review.revoke.reason'), reason, {
      multiline: true,
      hint: text('review.revoke.reasonHint', { limit: REVOCATION_REASON_LIMIT }),
    }),
  };
}
