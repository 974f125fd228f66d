import { isIdentifier } from '../text.js';
import { type CheckInput, CLAIM, claimFault, objectClaim } from './check.js';

/** Submission Review 1.0 §3.1: whose work the message is about; Moodle sends nothing but the id. */
export function readForUser({ claims }: CheckInput): string {
  const { user_id: id } = objectClaim(claims, CLAIM.forUser) ?? {};
  if (!isIdentifier(id)) throw claimFault('for_user.user_id', 'is no id');
  return id;
}
