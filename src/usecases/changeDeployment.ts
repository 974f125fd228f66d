import { withDeploymentApproved, withDeploymentWithdrawn } from '../domain/deploymentRules.js';
import type { Platform } from '../domain/platform.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { changePlatform } from './changePlatform.js';

interface Which {
  readonly institution: string;
  readonly platform: string;
  readonly deploymentId: string;
}

/** Lets one waiting deployment in. @throws {AppError} NOT_FOUND when it neither waits nor is in, STORE_BUSY */
export function createApproveDeployment({ store }: { store: Store }) {
  return ({ institution, platform: id, deploymentId }: Which): Promise<Platform> =>
    changePlatform(store, id, (platform) => {
      if (platform.institution !== institution) throw new AppError('NOT_FOUND');
      if (platform.deploymentIds.includes(deploymentId)) return undefined;
      if (!platform.waitingDeploymentIds?.includes(deploymentId)) throw new AppError('NOT_FOUND');
      return withDeploymentApproved(platform, deploymentId);
    });
}

/** Shuts one deployment out, and ends every session from it. @throws {AppError} NOT_FOUND, STORE_BUSY */
export function createWithdrawDeployment({ store }: { store: Store }) {
  return ({ institution, platform: id, deploymentId }: Which): Promise<Platform> =>
    changePlatform(store, id, (platform) => {
      if (platform.institution !== institution) throw new AppError('NOT_FOUND');
      if (!platform.deploymentIds.includes(deploymentId)) return undefined;
      return withDeploymentWithdrawn(platform, deploymentId);
    });
}
