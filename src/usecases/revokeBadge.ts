import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { ChangeBadgeCommand, createChangeBadge } from './changeBadge.js';

export type RevokeCommand = Omit<ChangeBadgeCommand, 'kind'>;

/**
 * Revokes for good; a badge revoked before stays as it was revoked then. Whoever may is decided at the door.
 * @returns the badge as it stands now
 * @throws {AppError} NOT_FOUND while no badge is issued; INVALID_INPUT for the reason; STORE_BUSY
 */
export function createRevokeBadge({ changeBadge }: { changeBadge: ReturnType<typeof createChangeBadge> }) {
  return (command: RevokeCommand): Promise<IssuedBadge> => changeBadge({ ...command, kind: 'revoke' });
}
