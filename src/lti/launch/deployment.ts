import { quoted } from '../../domain/launchRefusal.js';
import { isIdentifier } from '../text.js';
import { type CheckInput, CLAIM, claimFault } from './check.js';

/**
 * LTI Core 1.3 §5.3.3: the one the login spoke of (§4.1.2), if it did. Whether it is known or has to be held for an
 * admin's approval is decided when all the rest is sound (usecases/holdDeployment.ts).
 */
export function readDeployment({ claims, login }: CheckInput): string {
  const deploymentId = claims[CLAIM.deploymentId];
  if (!isIdentifier(deploymentId)) throw claimFault('deployment_id', 'is no id');
  if (login.deploymentId !== undefined && login.deploymentId !== deploymentId) {
    throw claimFault('deployment_id', `${quoted(deploymentId)} is not that of the login`);
  }
  return deploymentId;
}
