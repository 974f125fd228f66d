import { expiryOf, mayEarnAgain } from '../../domain/validity.js';
import { paths } from '../paths.js';
import type { SubmissionRequest } from '../route.js';
import type { Award } from '../submit/submissionReader.js';

type Reader = Pick<SubmissionRequest, 'submission' | 'text' | 'present' | 'now'>;

/** The way to a new badge for one that expires, or was revoked. Undefined where there is nothing to renew. */
export function renewalView({ submission, text, present, now }: Reader, award: Award) {
  if (award.kind !== 'issued' || award.issued.state === 'superseded') return undefined;
  const { issued } = award;
  if (!mayEarnAgain(issued, now)) return undefined;
  const reason = issued.state === 'revoked' ? 'revoked' : expiryOf(issued, now);
  return {
    words: text(`lifecycle.award.renew.${reason}`, { date: present.date(issued.validUntil ?? '1970-01-01') }),
    action: paths.startSubmission(submission.badge),
    button: text(reason === 'revoked' ? 'lifecycle.award.earnAgain' : 'lifecycle.award.renewButton'),
    urgent: reason === 'expired',
  };
}
