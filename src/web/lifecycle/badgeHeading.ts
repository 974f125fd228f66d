import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { paths } from '../paths.js';
import { learnerName } from '../review/names.js';
import type { ReviewDetails, ReviewReader } from '../review/reviewPage.js';
import { versionContent } from '../submit/submissionReader.js';

/** Which badge of whom a page is about, for the views of this journey. */
export function badgeHeading(reader: ReviewReader, details: ReviewDetails, issued: IssuedBadge) {
  const { submission, badge, course, roles, text, present } = reader;
  const mayReview = roles.length > 0 && !roles.every((role) => role === 'student');
  return {
    back: mayReview ? paths.review(course.id, submission.id) : undefined,
    badge: versionContent(reader).title,
    learner: learnerName(details.people.get(submission.learner), submission.learner, text),
    picture: paths.badgePicture(badge.id, submission.version, 'list'),
    issuedAt: present.date(issued.issuedAt),
  };
}
