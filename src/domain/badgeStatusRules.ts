import type { FieldFault } from '../errors.js';
import type { BadgeChangeKind, IssuedBadge, IssuedBadgeState } from './issuedBadge.js';
import { revocationFaults } from './reviewRules.js';

/** What each change of an issued badge leads to, from where. Anything absent is refused. */
export const ISSUED_BADGE_TRANSITIONS: Readonly<
  Record<IssuedBadgeState, Readonly<Partial<Record<BadgeChangeKind, IssuedBadgeState>>>>
> = {
  issued: { suspend: 'suspended', revoke: 'revoked', giveUp: 'revoked' },
  suspended: { restore: 'issued', revoke: 'revoked', giveUp: 'revoked' },
  superseded: { revoke: 'revoked', giveUp: 'revoked' },
  revoked: {},
};

const RESULTS: Readonly<Record<BadgeChangeKind, IssuedBadgeState>> = {
  suspend: 'suspended',
  restore: 'issued',
  revoke: 'revoked',
  giveUp: 'revoked',
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

/** The badge counts: neither suspended nor revoked, whatever its dates say. */
export function counts({ state }: Pick<IssuedBadge, 'state'>): boolean {
  return state === 'issued';
}

/** Whoever changes another one's badge says why; anyone who checks the badge may read it. */
export function changeFaults(change: BadgeChangeKind, reason: string): FieldFault[] {
  if (change === 'giveUp') return [];
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
  const { suspension: _, ...rest } = badge;
  const why = { at, by, reason };
  return {
    ...rest,
    state: RESULTS[kind],
    statusChangedAt,
    changes: [...changesOf(badge), { kind, ...why }],
    dueAt: badge.dueAt ?? at,
    ...(kind === 'suspend' && { suspension: why }),
    ...(kind === 'revoke' && { revocation: why }),
    ...(kind === 'giveUp' && { revocation: { ...why, givenUp: true } }),
  };
}

/** All changes, also of a badge that was revoked before they were listed. */
export function changesOf({ changes, revocation }: IssuedBadge): NonNullable<IssuedBadge['changes']> {
  if (changes !== undefined) return changes;
  return revocation === undefined ? [] : [{ kind: 'revoke', ...revocation }];
}
