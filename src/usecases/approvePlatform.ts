import { withDeploymentApproved } from '../domain/deploymentRules.js';
import type { Platform } from '../domain/platform.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { changePlatform } from './changePlatform.js';

/**
 * Lets a waiting platform in, and every deployment of it that waits; one that is in already stays so.
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createApprovePlatform({ store }: { store: Store }) {
  return (id: string): Promise<Platform> =>
    changePlatform(store, id, (platform) => {
      const { waitingDeploymentIds: waiting = [], state } = platform;
      if (state === 'active' && waiting.length === 0) return undefined;
      return waiting.reduce<Stored<Platform>>(withDeploymentApproved, { ...platform, state: 'active' });
    });
}
