import type { BadgeChangeKind } from './issuedBadge.js';

/** Something a learner has to know, told in the tool until they have seen it. */
export interface Notice {
  /** Of the change it tells: telling twice is impossible. */
  readonly id: string;
  readonly institution: string;
  readonly course: string;
  readonly person: string;
  readonly kind: BadgeChangeKind;
  readonly badge: string;
  readonly version: number;
  readonly submission: string;
  readonly at: string;
  readonly reason: string;
  /** When it came, until they say they have read it. */
  readonly unreadSince?: string;
}
