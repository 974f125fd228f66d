import type { LmsContext } from '../context.js';
import type { Exchange, Reply } from '../http/exchange.js';
import { json } from '../http/replies.js';
import { type Course, fullName, people } from '../school.js';

export const MEMBERS_TYPE = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

interface Member {
  readonly status: 'Active';
  readonly user_id: string;
  readonly roles: readonly string[];
  readonly name?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly email?: string;
}

/**
 * Names and Roles 2.0 as Moodle 4.5 speaks it: roles as bare words, non-editing teachers as learners, names with their
 * HTML escaped. `limit` makes pages.
 */
export function answerMembers(context: LmsContext, { query, path }: Exchange, course: Course): Reply {
  const role = query.get('role');
  const members = [...membersOf(context, course), ...crowd(context.settings.crowd)].filter(
    (member) => role === null || member.roles.includes(role),
  );
  const limit = Number(query.get('limit') ?? 0);
  const from = Number(query.get('from') ?? 0);
  const shown = limit > 0 ? members.slice(from, from + limit) : members;
  const more = limit > 0 && from + limit < members.length;
  const next = `${context.url}${path}?limit=${limit}&from=${from + limit}`;
  const container = {
    id: `${context.url}${path}`,
    context: { id: course.id, label: course.shortName, title: course.fullName },
    members: shown,
  };
  const headers = { 'content-type': MEMBERS_TYPE, ...(more && { link: `<${next}>; rel="next"` }) };
  return json(container, 200, headers);
}

function membersOf(context: LmsContext, course: Course): Member[] {
  const { name, email } = context.tool().shares ?? { name: true, email: true };
  return people.flatMap((person): Member[] => {
    const role = course.members[person.key];
    if (role === undefined || role === 'none') return [];
    return [
      {
        status: 'Active',
        user_id: person.id,
        roles: [role === 'teacher' ? 'Instructor' : 'Learner'],
        ...(name && {
          name: escapeHtml(fullName(person)),
          given_name: escapeHtml(person.givenName),
          family_name: escapeHtml(person.familyName),
        }),
        ...(email && { email: person.email }),
      },
    ];
  });
}

/** People who never come: for rosters of any size. */
function crowd(size: number): Member[] {
  return Array.from({ length: size }, (_, index) => ({
    status: 'Active',
    user_id: `crowd-${index}`,
    roles: ['Learner'],
    name: `Member &amp; No ${index}`,
  }));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
