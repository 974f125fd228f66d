/** Kept as data; `pending` is not stored: until it is signed, the decision's pending work stands for it. */
export const ISSUED_BADGE_STATES = ['issued', 'suspended', 'revoked', 'superseded'] as const;
export type IssuedBadgeState = (typeof ISSUED_BADGE_STATES)[number];

/** A signed credential: the exact bytes are the record, pictures are derived from them. */
export interface IssuedBadge {
  /** The last part of the credential's address, drawn by the approving decision. */
  readonly id: string;
  readonly institution: string;
  readonly course: string;
  readonly badge: string;
  readonly version: number;
  readonly submission: string;
  readonly learner: string;
  readonly state: IssuedBadgeState;
  readonly visibility: 'private' | 'public';
  /** The signed JSON, exactly as served. */
  readonly credential: string;
  /** The same credential as VC-JWT, exactly as served; badges of before there were JWTs have none. */
  readonly jwt?: string;
  /** SHA-256 of those bytes, base64url: the ETag. */
  readonly digest: string;
  /** Content hash of the plain PNG to bake into. */
  readonly picture: string;
  readonly statusList: string;
  readonly statusIndex: number;
  readonly issuedAt: string;
  /** When `state` last changed; a status list is newer than its cached signature when this moves. */
  readonly statusChangedAt: string;
  /** Its credential names a place in a list of suspensions; those of before there was one can't be suspended. */
  readonly suspendable?: true;
  readonly revocation?: Revocation;
  /** Only while it is suspended. */
  readonly suspension?: StatusReason;
  /** When it expires; absent for one that never does. */
  readonly validUntil?: string;
  /** When its newest correction was made: its status list is newer from then on. */
  readonly correctedAt?: string;
  /** Each place in a list that an earlier, wrong copy of the credential names: that copy counts as revoked. */
  readonly corrections?: readonly Correction[];
  /** The credential that renewed it. */
  readonly supersededBy?: string;
  /** All that was ever done to it, oldest first; badges of before there was such a list have none. */
  readonly changes?: readonly BadgeChange[];
  /** Since when a change waits for its audit entry and its notice; absent when all have them. */
  readonly dueAt?: string;
}

/** When, by whom and why. */
export interface StatusReason {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

export interface Revocation extends StatusReason {
  /** The holder gave it up; the issuer did not take it back. */
  readonly givenUp?: true;
}

/** A copy that a correction has replaced. */
export interface Correction {
  readonly at: string;
  /** Of the copy that was wrong. */
  readonly digest: string;
  readonly statusList: string;
  readonly statusIndex: number;
}

/** What can be done to an issued badge. */
export const BADGE_CHANGES = ['suspend', 'restore', 'revoke', 'giveUp', 'correct', 'supersede'] as const;
export type BadgeChangeKind = (typeof BADGE_CHANGES)[number];

export interface BadgeChange extends StatusReason {
  readonly kind: BadgeChangeKind;
}

/**
 * One Bitstring Status List of an institution, and its twin for suspensions with the same indexes (statusListNames.ts).
 * Bits are never kept here: they are derived from the badges' states.
 */
export interface StatusList {
  readonly id: string;
  readonly institution: string;
  readonly purpose: 'revocation';
  /** Number of entries; at least 131,072 (Bitstring Status List §6.1, herd privacy). */
  readonly size: number;
  /** Key of the permutation that makes indexes look random; hex. */
  readonly permutationKey: string;
  /** Blocks of 256 indexes already handed out. */
  readonly blocksTaken: number;
  /** Only one list of an institution and purpose is filled at a time. */
  readonly sequence: number;
  readonly createdAt: string;
}

/** A picture by its content: `id` is the SHA-256 of the bytes, hex. */
export interface Picture {
  readonly id: string;
  readonly institution: string;
  /** `application/json`: the files of a school's own template, from which pictures are drawn. */
  readonly mediaType: 'image/png' | 'image/svg+xml' | 'application/json';
  /** Base64. */
  readonly data: string;
}

/** Who decided what against which version; hash-chained over identifiers only, so that a person can be erased and the chain still holds. */
export interface AuditEntry {
  /** The id of the decision, revocation or publication it records: recording twice is impossible. */
  readonly id: string;
  readonly institution: string;
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: 'publish' | 'approve' | 'requestChanges' | 'reject' | 'endorse' | BadgeChangeKind;
  readonly subject: string;
  readonly previousHash: string;
  readonly hash: string;
}
