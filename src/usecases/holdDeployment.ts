import { withDeploymentHeld } from '../domain/deploymentRules.js';
import { quoted, refuseLaunch } from '../domain/launchRefusal.js';
import type { Launch } from '../domain/platform.js';
import type { Store } from '../domain/ports/store.js';
import type { AppError } from '../errors.js';
import { changePlatform } from './changePlatform.js';

/**
 * A sound launch from a deployment nobody has approved (LTI Core 1.3 §3.1.3): it waits, noted on its platform.
 * @returns the refusal that says so
 */
export async function holdDeployment(
  store: Store,
  { platform, deploymentId }: Pick<Launch, 'platform' | 'deploymentId'>,
): Promise<AppError> {
  await changePlatform(store, platform.id, (current) => {
    const known = [...current.deploymentIds, ...(current.waitingDeploymentIds ?? [])];
    return known.includes(deploymentId) ? undefined : withDeploymentHeld(current, deploymentId);
  });
  return refuseLaunch(
    'unknownDeployment',
    `deployment ${quoted(deploymentId)} of platform ${platform.id} waits`,
    {
      values: { deployment: deploymentId },
    },
  );
}
