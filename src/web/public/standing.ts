import type { IssuedBadge } from '../../domain/issuedBadge.js';
import type { Verification } from '../../domain/ports/credentials.js';
import { paths } from '../paths.js';
import { isRevoked, isSuspended } from './checks.js';
import type { Reader } from './facts.js';

/** When and why a badge does not count, from our own record: lists of bits say neither. */
export interface StandingView {
  readonly kind: 'error' | 'wait' | 'good';
  readonly title: string;
  readonly words: string;
  readonly reason?: string;
  /** The badge that has taken its place, where everyone may see it. */
  readonly newer?: string;
  /** The check just made on the signed list says the same, so that no summary has to repeat it. */
  readonly confirmed: boolean;
}

export function standingView(
  issued: IssuedBadge,
  verification: Verification,
  reader: Reader,
  newer: string | undefined,
): StandingView | undefined {
  const { revocation, suspension } = issued;
  const { text, present } = reader;
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
  if (suspension === undefined) return renewedView(issued, reader, newer);
  return {
    kind: 'wait',
    title: text('lifecycle.public.suspended.title'),
    words: text('lifecycle.public.suspended.words', { date: present.date(suspension.at) }),
    reason: suspension.reason,
    confirmed: isSuspended(verification),
  };
}

function renewedView(
  { changes = [], state }: IssuedBadge,
  { text, present }: Reader,
  newer: string | undefined,
): StandingView | undefined {
  const renewal = changes.findLast(({ kind }) => kind === 'supersede');
  if (state !== 'superseded' || renewal === undefined) return undefined;
  return {
    kind: 'good',
    title: text('lifecycle.public.renewed.title'),
    words: text('lifecycle.public.renewed.words', { date: present.date(renewal.at) }),
    ...(newer !== undefined && { newer: paths.credential(newer) }),
    confirmed: false,
  };
}
