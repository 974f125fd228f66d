import { parseWebAddress } from '../text.js';
import { type CheckInput, CLAIM, type Claims, claimFault, objectClaim, shortName } from './check.js';

const OBJECTS = [CLAIM.platform, CLAIM.lis, CLAIM.forUser, CLAIM.gradeService, CLAIM.rosterService];
const MAXIMUM_MENTORED = 2000;

/**
 * Claims that a launch does not act on must still be what the specifications say (LTI Core 1.3 §5.4.2, §5.4.3, §5.4.5;
 * AGS 2.0 §3.1; NRPS 2.0 §3.6.1.1): a platform that gets them wrong is not believed in the rest.
 */
export function checkOtherClaims({ claims }: CheckInput): void {
  const objects = OBJECTS.map((claim) => [claim, objectClaim(claims, claim)] as const);
  for (const [claim, members] of objects) {
    if (members !== undefined) checkServiceAddresses(members, shortName(claim));
  }
  const mentored = claims[CLAIM.roleScopeMentor];
  if (mentored === undefined) return;
  const people: readonly unknown[] = Array.isArray(mentored) ? mentored : [undefined];
  if (people.length > MAXIMUM_MENTORED || !people.every((each) => typeof each === 'string')) {
    throw claimFault('role_scope_mentor', 'is no list of ids');
  }
}

function checkServiceAddresses(members: Claims, name: string): void {
  for (const member of ['lineitem', 'lineitems', 'context_memberships_url']) {
    const value = members[member];
    if (value === undefined || value === null || parseWebAddress(value) !== undefined) continue;
    throw claimFault(`${name}.${member}`, 'is no web address');
  }
}
