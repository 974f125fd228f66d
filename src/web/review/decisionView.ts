import type { IssuedBadge } from '../../domain/issuedBadge.js';
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
  const { submission, badge, course, roles, text } = reader;
  const picture = {
    src: paths.badgePicture(badge.id, submission.version, 'list'),
    alt: text('review.decided.pictureAlt'),
  };
  if (issued === undefined) return { picture, words: text('review.decided.signing') };
  const { revocation, suspension, suspendable } = issued;
  const teaches = roles.includes('teacher');
  return {
    picture,
    words: standingWords(issued, reader),
    publicPage: issued.visibility === 'public' ? paths.credential(issued.id) : undefined,
    revoke: revocation === undefined && teaches ? paths.revoke(course.id, submission.id) : undefined,
    correction:
      teaches && revocation === undefined && issued.state !== 'superseded'
        ? paths.correction(course.id, submission.id)
        : undefined,
    suspension:
      teaches && revocation === undefined && suspendable
        ? {
            href: paths.suspension(course.id, submission.id),
            label: text(suspension ? 'lifecycle.review.restore' : 'lifecycle.review.suspend'),
          }
        : undefined,
    score: scoreView(reader, score, revocation !== undefined),
  };
}

/** What became of the badge, in a sentence. */
function standingWords(
  { state, revocation, suspension, issuedAt }: IssuedBadge,
  { text, present }: Pick<ReviewReader, 'text' | 'present'>,
): string {
  if (revocation !== undefined) {
    const key = revocation.givenUp ? 'lifecycle.review.givenUp' : 'review.decided.revoked';
    return text(key, { date: present.date(revocation.at) });
  }
  if (state === 'superseded') return text('lifecycle.review.superseded');
  if (suspension !== undefined)
    return text('lifecycle.review.suspended', { date: present.date(suspension.at) });
  return text('review.decided.issued', { date: present.date(issuedAt) });
}
