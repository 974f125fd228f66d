import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import { hashToken, newToken } from '../domain/token.js';
import { AppError } from '../errors.js';

const VALID_MS = 24 * 60 * 60 * 1000;

export interface SetupLink {
  readonly address: string;
  readonly expiresAt: string;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  /** The address of a token on the tool's own origin. */
  readonly address: (token: string) => string;
}

/** An address that opens the admin pages once, without an LMS, for 24 hours. @throws {AppError} NOT_FOUND */
export function createCreateSetupLink({ store, clock, address }: Parts) {
  return async (institution: string): Promise<SetupLink> => {
    if ((await store.find('institutions', { id: institution })) === undefined)
      throw new AppError('NOT_FOUND');
    const token = newToken();
    const expiresAt = new Date(clock().getTime() + VALID_MS).toISOString();
    await store.insert('oneTimeLinks', { id: hashToken(token), institution, purpose: 'setup', expiresAt });
    return { address: address(token), expiresAt };
  };
}
