import type { Platform } from './platform.js';

/** So many deployments may wait for an admin; of more, the oldest are forgotten until they come again. */
export const MOST_WAITING_DEPLOYMENTS = 50;

/** Noted for an admin to approve. The platform itself must have named it, in a launch that it signed. */
export function withDeploymentHeld<P extends Platform>(platform: P, deploymentId: string): P {
  const { waitingDeploymentIds: waiting = [] } = platform;
  return { ...platform, waitingDeploymentIds: [...waiting, deploymentId].slice(-MOST_WAITING_DEPLOYMENTS) };
}

/** Let in from now on, and kept apart so that `lti-config.json` does not take it away at the next start. */
export function withDeploymentApproved<P extends Platform>(platform: P, deploymentId: string): P {
  const {
    approvedDeploymentIds: approved = [],
    deploymentIds,
    waitingDeploymentIds: waiting = [],
  } = platform;
  return {
    ...platform,
    deploymentIds: withOne(deploymentIds, deploymentId),
    approvedDeploymentIds: withOne(approved, deploymentId),
    waitingDeploymentIds: waiting.filter((each) => each !== deploymentId),
  };
}

/** Not let in any more: every session that was launched from it ends. */
export function withDeploymentWithdrawn<P extends Platform>(platform: P, deploymentId: string): P {
  const { approvedDeploymentIds: approved = [], deploymentIds } = platform;
  const others = (ids: readonly string[]): string[] => ids.filter((each) => each !== deploymentId);
  return { ...platform, deploymentIds: others(deploymentIds), approvedDeploymentIds: others(approved) };
}

function withOne(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id];
}
