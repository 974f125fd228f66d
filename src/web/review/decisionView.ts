import type { Decision, Review } from '../../domain/submission.js';
import { paths } from '../paths.js';
import { reviewerName } from './names.js';
import type { ReviewDetails, ReviewReader } from './reviewPage.js';
import { scoreView } from './scoreView.js';

/** How decisions are coloured; their words always stand beside. */
export const DECISION_KINDS: Readonly<Record<Decision, 'good' | 'wait' | 'bad'>> = {
  approved: 'good',
  changesRequested: 'wait',
  rejected: 'bad',
};

/** The decision about the last round: what, by whom, when, why, and what became of the badge. */
export function decisionView(reader: ReviewReader, details: ReviewDetails) {
  const review = reader.submission.rounds.at(-1)?.review;
  if (review === undefined) return undefined;
  return {
    ...reviewWords(review, details.people, reader),
    next: reader.text(`review.decided.next.${review.decision}`),
    award: review.decision === 'approved' ? awardView(reader, details) : undefined,
  };
}

/** Who decided what, when and why. */
export function reviewWords(
  review: Review,
  people: ReviewDetails['people'],
  { text, present }: Pick<ReviewReader, 'text' | 'present'>,
) {
  const { decision, reviewer, reviewedAt, reason, grade, otherMethod } = review;
  return {
    label: text(`review.decided.labels.${decision}`),
    kind: DECISION_KINDS[decision],
    notice: decision === 'rejected' ? 'error' : DECISION_KINDS[decision],
    by: text('review.decided.by', {
      name: reviewerName(people, reviewer, text),
      time: present.dateTime(reviewedAt),
    }),
    reason,
    grade,
    otherMethod,
  };
}

function awardView(reader: ReviewReader, { issued, score }: ReviewDetails) {
  const { submission, badge, course, roles, text, present } = reader;
  const picture = {
    src: paths.badgePicture(badge.id, submission.version),
    alt: text('review.decided.pictureAlt'),
  };
  if (issued === undefined) return { picture, words: text('review.decided.signing') };
  const { revocation } = issued;
  return {
    picture,
    words: revocation
      ? text('review.decided.revoked', { date: present.date(revocation.at) })
      : text('review.decided.issued', { date: present.date(issued.issuedAt) }),
    publicPage: issued.visibility === 'public' ? paths.credential(issued.id) : undefined,
    revoke:
      revocation === undefined && roles.includes('teacher')
        ? paths.revoke(course.id, submission.id)
        : undefined,
    score: scoreView(reader, score, revocation !== undefined),
  };
}
