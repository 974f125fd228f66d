export const ROLES = ['teacher', 'reviewer', 'student'] as const;
/** What a person may do in one course. */
export type Role = (typeof ROLES)[number];

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const ADMINISTRATORS = new Set([
  'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
]);
const TEACHING_ASSISTANT = `${MEMBERSHIP}/Instructor#TeachingAssistant`;

/**
 * Rights in a course, from membership (context) roles and their short names only (LTI Core 1.3 §5.3.7, A.2.3).
 * The TeachingAssistant sub-role makes a reviewer, even beside Instructor. Institution and system roles give no right here.
 */
export function courseRoles(ltiRoles: readonly string[]): Role[] {
  const found = new Set<Role>();
  const assistant = ltiRoles.some((role) => role === TEACHING_ASSISTANT || role === 'TeachingAssistant');
  if (assistant) found.add('reviewer');
  for (const role of ltiRoles) {
    const name = membershipName(role);
    if (name === 'Instructor' && !assistant) found.add('teacher');
    if (name === 'ContentDeveloper') found.add('teacher');
    if (name === 'Learner') found.add('student');
  }
  return ROLES.filter((role) => found.has(role));
}

/** Whether the launch makes its person an admin of the platform's institution. */
export function isAdministrator(ltiRoles: readonly string[]): boolean {
  return ltiRoles.some((role) => ADMINISTRATORS.has(role));
}

/** `Instructor` for `…membership#Instructor`, for a sub-role `…membership/Instructor#…` and for the bare word. */
function membershipName(role: string): string | undefined {
  if (!role.includes(':') && !role.includes('#')) return role;
  if (role.startsWith(`${MEMBERSHIP}#`)) return role.slice(MEMBERSHIP.length + 1);
  if (role.startsWith(`${MEMBERSHIP}/`)) return role.slice(MEMBERSHIP.length + 1).split('#')[0];
  return undefined;
}
