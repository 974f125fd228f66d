import type { IssuedBadge } from '../../domain/issuedBadge.js';
import type { Verification } from '../../domain/ports/credentials.js';
import { isRevoked, isSuspended } from './checks.js';
import type { Reader } from './facts.js';

/** When and why a badge does not count, from our own record: lists of bits say neither. */
export interface StandingView {
  readonly kind: 'error' | 'wait';
  readonly title: string;
  readonly words: string;
  readonly reason?: string;
  /** The check just made on the signed list says the same, so that no summary has to repeat it. */
  readonly confirmed: boolean;
}

export function standingView(
  { revocation, suspension }: IssuedBadge,
  verification: Verification,
  { text, present }: Reader,
): StandingView | undefined {
  if (revocation !== undefined) {
    const key = revocation.givenUp ? 'lifecycle.public.givenUp' : 'public.revoked';
    return {
      kind: 'error',
      title: text(`${key}.title`),
      words: text(`${key}.words`, { date: present.date(revocation.at) }),
      ...(revocation.reason !== '' && { reason: revocation.reason }),
      confirmed: isRevoked(verification),
    };
  }
  if (suspension === undefined) return undefined;
  return {
    kind: 'wait',
    title: text('lifecycle.public.suspended.title'),
    words: text('lifecycle.public.suspended.words', { date: present.date(suspension.at) }),
    reason: suspension.reason,
    confirmed: isSuspended(verification),
  };
}
