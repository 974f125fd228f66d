import type { Platform } from '../domain/platform.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

const MOST_TRIES = 10;

/** Lets a waiting platform in; one that is in already stays so. @throws {AppError} NOT_FOUND, STORE_BUSY */
export function createApprovePlatform({ store }: { store: Store }) {
  return async (id: string): Promise<Platform> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const platform = await store.find('platforms', { id });
      if (platform === undefined) throw new AppError('NOT_FOUND');
      if (platform.state === 'active') return platform;
      const active: Stored<Platform> = { ...platform, state: 'active' };
      if (await store.replace('platforms', active)) return active;
    }
    throw new AppError('STORE_BUSY', { detail: `platform ${id} kept changing` });
  };
}
