import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import { isIdentifier } from '../text.js';
import { type CheckInput, CLAIM, claimFault } from './check.js';

/** LTI Core 1.3 §5.3.3: one of the deployments we know, and the one the login spoke of (§4.1.2), if it did. */
export function readDeployment({ claims, platform, login }: CheckInput): string {
  const deploymentId = claims[CLAIM.deploymentId];
  if (!isIdentifier(deploymentId)) throw claimFault('deployment_id', 'is no id');
  if (login.deploymentId !== undefined && login.deploymentId !== deploymentId) {
    throw claimFault('deployment_id', `${quoted(deploymentId)} is not that of the login`);
  }
  if (!platform.deploymentIds.includes(deploymentId)) {
    throw refuseLaunch('unknownDeployment', `deployment ${quoted(deploymentId)} of platform ${platform.id}`, {
      values: { deployment: deploymentId },
    });
  }
  return deploymentId;
}
