import type { IssuedBadge } from './issuedBadge.js';

/** Longest that a badge may say it is valid. */
export const VALID_MONTHS_MAXIMUM = 120;
/** A badge that expires can be renewed from so long before on. */
export const RENEWAL_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1000;

/** So many months later, at the same time of day; in a shorter month on its last day. UTC. */
export function monthsLater(date: Date, months: number): Date {
  const later = new Date(date);
  const day = later.getUTCDate();
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(day, lastDay));
  return later;
}

/** How a badge stands to its last day. */
export type Expiry = 'never' | 'later' | 'soon' | 'expired';

export function expiryOf({ validUntil }: Pick<IssuedBadge, 'validUntil'>, now: Date): Expiry {
  if (validUntil === undefined) return 'never';
  const left = Date.parse(validUntil) - now.getTime();
  if (left <= 0) return 'expired';
  return left <= RENEWAL_DAYS * DAY_MS ? 'soon' : 'later';
}

/** Its holder may show their skills once more: it expires, or no longer counts. */
export function mayEarnAgain(issued: IssuedBadge, now: Date): boolean {
  const expiry = expiryOf(issued, now);
  return issued.state === 'revoked' || expiry === 'soon' || expiry === 'expired';
}
