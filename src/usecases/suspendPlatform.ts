import type { Platform } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import { changePlatform } from './changePlatform.js';

/**
 * Shuts a platform out until it is approved again. Sessions from it end, and stay ended when it comes back.
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createSuspendPlatform({ store, clock }: { store: Store; clock: Clock }) {
  return (id: string): Promise<Platform> =>
    changePlatform(store, id, (platform) =>
      platform.state === 'waiting'
        ? undefined
        : { ...platform, state: 'waiting', sessionsEndedAt: clock().toISOString() },
    );
}
