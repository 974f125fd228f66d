import { type BadgeDefinition, versionOf } from '../domain/badgeDefinition.js';
import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import { hashToken, newToken } from '../domain/token.js';
import { AppError } from '../errors.js';

const VALID_MS = 30 * 24 * 60 * 60 * 1000;

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  /** The address of a token on the tool's own origin. */
  readonly address: (token: string) => string;
}

/** An address where somebody outside can endorse one published version, once, within thirty days. @throws {AppError} NOT_FOUND */
export function createInviteEndorsement({ store, clock, address }: Parts) {
  return async (badge: BadgeDefinition, version: number, by: string) => {
    if (versionOf(badge, version) === undefined) throw new AppError('NOT_FOUND');
    const token = newToken();
    const expiresAt = new Date(clock().getTime() + VALID_MS).toISOString();
    await store.insert('oneTimeLinks', {
      id: hashToken(token),
      institution: badge.institution,
      purpose: 'endorsement',
      invitation: { endorsement: newId(), badge: badge.id, version, by },
      expiresAt,
    });
    return { address: address(token), expiresAt };
  };
}
