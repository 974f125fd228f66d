import type { FieldFault } from '../errors.js';
import type { BadgeChangeKind, IssuedBadge, IssuedBadgeState } from './issuedBadge.js';
import { revocationFaults } from './reviewRules.js';

/** What each change of an issued badge leads to, from where. Anything absent is refused. */
export const ISSUED_BADGE_TRANSITIONS: Readonly<
  Record<IssuedBadgeState, Readonly<Partial<Record<BadgeChangeKind, IssuedBadgeState>>>>
> = {
  issued: {
    suspend: 'suspended',
    revoke: 'revoked',
    giveUp: 'revoked',
    correct: 'issued',
    supersede: 'superseded',
  },
  suspended: { restore: 'issued', revoke: 'revoked', giveUp: 'revoked', correct: 'suspended' },
  superseded: { revoke: 'revoked', giveUp: 'revoked' },
  revoked: {},
};

/** Where a change leads that can't be made twice. */
const RESULTS: Readonly<Partial<Record<BadgeChangeKind, IssuedBadgeState>>> = {
  suspend: 'suspended',
  restore: 'issued',
  revoke: 'revoked',
  giveUp: 'revoked',
  supersede: 'superseded',
};

/** Why a change can't be made; `done` when nothing is left to do. */
export type ChangeObstacle = 'done' | 'notSuspendable' | 'revoked' | 'superseded';

export function changeObstacle(
  { state, suspendable }: Pick<IssuedBadge, 'state' | 'suspendable'>,
  change: BadgeChangeKind,
): ChangeObstacle | undefined {
  if (state === RESULTS[change]) return 'done';
  if (change === 'suspend' && suspendable !== true) return 'notSuspendable';
  if (ISSUED_BADGE_TRANSITIONS[state][change] !== undefined) return undefined;
  return state === 'superseded' ? 'superseded' : 'revoked';
}

/** Whoever changes another one's badge says why; anyone who checks the badge may read it. */
export function changeFaults(change: BadgeChangeKind, reason: string): FieldFault[] {
  if (change === 'giveUp' || change === 'supersede') return [];
  const faults = revocationFaults(reason);
  if (reason !== '' || change === 'revoke') return faults;
  return [{ field: 'reason', message: `lifecycle.faults.reasonMissing.${change}` }];
}

/** The badge after the change; its status list is newer from `statusChangedAt` on. */
export function withChange(
  badge: IssuedBadge,
  change: { readonly kind: BadgeChangeKind; readonly by: string; readonly reason: string },
  { now, statusChangedAt }: { readonly now: Date; readonly statusChangedAt: string },
): IssuedBadge {
  const at = now.toISOString();
  const { kind, by, reason } = change;
  const { suspension, ...rest } = badge;
  const why = { at, by, reason };
  return {
    ...rest,
    state: ISSUED_BADGE_TRANSITIONS[badge.state][kind] ?? badge.state,
    statusChangedAt,
    changes: [...changesOf(badge), { kind, ...why }],
    dueAt: badge.dueAt ?? at,
    ...(kind === 'suspend' && { suspension: why }),
    ...(kind === 'correct' && suspension && { suspension }),
    ...(kind === 'revoke' && { revocation: why }),
    ...(kind === 'giveUp' && { revocation: { ...why, givenUp: true } }),
  };
}

/** All changes, also of a badge that was revoked before they were listed. */
export function changesOf({ changes, revocation }: IssuedBadge): NonNullable<IssuedBadge['changes']> {
  if (changes !== undefined) return changes;
  return revocation === undefined ? [] : [{ kind: 'revoke', ...revocation }];
}
