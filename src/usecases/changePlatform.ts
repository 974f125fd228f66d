import type { Platform } from '../domain/platform.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

const MOST_TRIES = 10;

/**
 * Changes a platform however many launches and admins do so at once.
 * @param change what to store instead; undefined leaves it as it is
 * @returns the platform as it stands then
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export async function changePlatform(
  store: Store,
  id: string,
  change: (platform: Stored<Platform>) => Stored<Platform> | undefined,
): Promise<Platform> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const platform = await store.find('platforms', { id });
    if (platform === undefined) throw new AppError('NOT_FOUND');
    const changed = change(platform);
    if (changed === undefined) return platform;
    if (await store.replace('platforms', changed)) return changed;
  }
  throw new AppError('STORE_BUSY', { detail: `platform ${id} kept changing` });
}
