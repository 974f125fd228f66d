import type { Platform } from '../../domain/platform.js';
import type { ReadMembers } from '../../domain/ports/lti.js';
import { courseRoles } from '../../domain/roles.js';
import { MOST_MEMBERS, type RosterMember } from '../../domain/roster.js';
import { ServiceFault } from '../../domain/serviceFault.js';
import { isIdentifier } from '../text.js';
import { isRecord, plainName } from './answers.js';
import { readPages } from './pages.js';
import type { CallService } from './serviceCall.js';

const MOST_ROLES = 50;

/** Names and Roles 2.0 §2.4: every page of a course's people. @throws {ServiceFault} */
export async function readMembers(
  callService: CallService,
  platform: Platform,
  memberships: string,
): Promise<ReadMembers> {
  const members = new Map<string, RosterMember>();
  const complete = await readPages(memberships, async (address) => {
    const container = await callService({
      name: 'members',
      platform,
      address: memberships,
      work: ({ namesAndRoles, idToken }) =>
        namesAndRoles.getMembers(idToken(memberships), { url: address, pages: 1 }),
    });
    const { members: listed, next } = isRecord(container) ? container : {};
    if (!Array.isArray(listed))
      throw new ServiceFault('malformed', 'members: the answer has no list of members');
    for (const each of listed) addMember(members, each);
    return { next: typeof next === 'string' ? next : undefined, full: members.size >= MOST_MEMBERS };
  });
  return { members: [...members.values()].slice(0, MOST_MEMBERS), truncated: !complete };
}

/** Those who are gone, and what is no member at all, are passed over. */
function addMember(members: Map<string, RosterMember>, value: unknown): void {
  if (!isRecord(value) || !isIdentifier(value.user_id)) return;
  const { user_id: sub, status = 'Active', roles } = value;
  if (typeof status === 'string' && status !== 'Active') return;
  const listed: readonly unknown[] = Array.isArray(roles) ? roles.slice(0, MOST_ROLES) : [];
  const name = nameOf(value);
  members.set(sub, {
    sub,
    ...(name !== undefined && { name }),
    roles: courseRoles(listed.filter((role) => typeof role === 'string')),
  });
}

function nameOf({ name, given_name: given, family_name: family }: Readonly<Record<string, unknown>>) {
  const parts = [plainName(given), plainName(family)].filter((part) => part !== undefined);
  return plainName(name) ?? (parts.length > 0 ? parts.join(' ') : undefined);
}
