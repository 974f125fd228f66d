import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { REVOCATION_REASON_LIMIT } from '../../domain/reviewRules.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import { versionContent } from '../submit/submissionReader.js';
import { learnerName, reviewerName } from './names.js';
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
  const { submission, badge, course, roles, text, present } = reader;
  const { revocation } = issued;
  const back = roles.length > 0 && !roles.every((role) => role === 'student');
  return {
    title: text(revocation ? 'review.revoke.doneTitle' : 'review.revoke.title'),
    back: back ? paths.review(course.id, submission.id) : undefined,
    badge: versionContent(reader).title,
    learner: learnerName(details.people.get(submission.learner), submission.learner, text),
    picture: paths.badgePicture(badge.id, submission.version),
    issuedAt: present.date(issued.issuedAt),
    faults: faultViews(faults, text),
    revoked: revocation && {
      by: text('review.revoke.by', {
        name: reviewerName(details.people, revocation.by, text),
        time: present.dateTime(revocation.at),
      }),
      reason: revocation.reason,
    },
    action: paths.revoke(course.id, submission.id),
    reason: fieldMaker(faults, text)('reason', text('review.revoke.reason'), reason, {
      multiline: true,
      hint: text('review.revoke.reasonHint', { limit: REVOCATION_REASON_LIMIT }),
    }),
  };
}
