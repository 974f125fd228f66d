import type { Course, Person } from './school.js';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTRUCTOR = `${MEMBERSHIP}#Instructor`;
const LEARNER = `${MEMBERSHIP}#Learner`;
const TEACHING_ASSISTANT = `${MEMBERSHIP}/Instructor#TeachingAssistant`;
const ADMINISTRATOR = [
  'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
];

/** The roles claim of a launch, in the URNs that Moodle sends (LTI Core 1.3 §5.3.7, appendix A.2). Empty: no role. */
export function launchRoles(person: Person, course: Course): string[] {
  const role = course.members[person.key];
  const roles: string[] = [];
  if (role === 'teacher' || role === 'assistant' || person.siteAdmin) roles.push(INSTRUCTOR);
  if (role === 'assistant') roles.push(TEACHING_ASSISTANT);
  if (role === 'student') roles.push(LEARNER);
  if (person.siteAdmin) roles.push(...ADMINISTRATOR);
  return roles;
}
