import { type CheckInput, CLAIM, claimFault } from './check.js';

const MAXIMUM_ROLES = 200;
const MAXIMUM_LENGTH = 500;

/** LTI Core 1.3 §5.3.7: a list of texts, unknown and short ones too. Without it the person has no role, and may still look. */
export function readRoles({ claims }: CheckInput): readonly string[] {
  const roles = claims[CLAIM.roles];
  if (roles === undefined) return [];
  if (!Array.isArray(roles)) throw claimFault('roles', 'is no list');
  if (roles.length > MAXIMUM_ROLES) throw claimFault('roles', `has ${roles.length} entries`);
  return roles.map((role: unknown) => {
    if (typeof role === 'string' && role.length <= MAXIMUM_LENGTH) return role;
    throw claimFault('roles', 'has an entry that is no short text');
  });
}
