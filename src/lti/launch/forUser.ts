import type { LaunchMessage } from '../../domain/platform.js';
import { isIdentifier } from '../text.js';
import { type CheckInput, CLAIM, claimFault, objectClaim } from './check.js';

/**
 * LTI Submission Review 1.0 §3.2: whose work is to be shown. Moodle signs this for anyone who asks, students too: it says
 * what to look for, never who may see it.
 */
export function readForUser({ claims }: CheckInput, message: LaunchMessage): string | undefined {
  if (message !== 'LtiSubmissionReviewRequest') return undefined;
  const forUser = objectClaim(claims, CLAIM.forUser);
  if (forUser === undefined) throw claimFault('for_user', 'is missing');
  if (!isIdentifier(forUser.user_id)) throw claimFault('for_user.user_id', 'is no id');
  return forUser.user_id;
}
