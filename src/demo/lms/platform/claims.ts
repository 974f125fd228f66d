import type { LmsContext } from '../context.js';
import { launchRoles } from '../roles.js';
import { type Activity, type Course, fullName, type Person } from '../school.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const LIFE_SECONDS = 60;

export interface LaunchSubject {
  readonly person: Person;
  readonly course: Course;
  readonly activity: Activity;
  readonly nonce: string;
}

/** The id_token's claims for a resource link launch, laid out as Moodle 4.5 does (LTI Core 1.3 §5.3, §5.4). */
export function resourceLinkClaims(context: LmsContext, subject: LaunchSubject): Record<string, unknown> {
  const { course, activity } = subject;
  const tool = context.tool();
  const issuedAt = Math.floor(context.now().getTime() / 1000);
  return {
    iss: context.url,
    aud: context.registration.clientId,
    sub: subject.person.id,
    nonce: subject.nonce,
    iat: issuedAt,
    exp: issuedAt + LIFE_SECONDS,
    ...personalClaims(context, subject.person),
    [`${LTI}/message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/deployment_id`]: context.registration.deploymentIds[0],
    [`${LTI}/target_link_uri`]: tool.targetUrl,
    [`${LTI}/roles`]: launchRoles(subject.person, course),
    [`${LTI}/context`]: {
      id: course.id,
      label: course.shortName,
      title: course.fullName,
      type: ['CourseSection'],
    },
    [`${LTI}/resource_link`]: { id: activity.id, title: activity.title, description: activity.description },
    [`${LTI}/custom`]: { ...activity.custom, ...tool.custom },
    [`${LTI}/lis`]: {
      person_sourcedid: subject.person.idNumber,
      course_section_sourcedid: course.idNumber,
    },
    ...settingClaims(context, subject),
  };
}

function personalClaims(context: LmsContext, person: Person): Record<string, string> {
  const shares = context.tool().shares ?? { name: true, email: true };
  const name = {
    name: fullName(person),
    given_name: person.givenName,
    family_name: person.familyName,
  };
  return { ...(shares.name ? name : {}), ...(shares.email ? { email: person.email } : {}) };
}

/** Where the tool is shown, and by whom. */
function settingClaims(context: LmsContext, { person, course, activity }: LaunchSubject) {
  return {
    [`${LTI}/launch_presentation`]: {
      locale: context.state.languageOf(person.key),
      document_target: activity.container,
      return_url: `${context.url}/courses/${course.id}/return`,
    },
    [`${LTI}/tool_platform`]: {
      product_family_code: 'demo-lms',
      version: '1.0',
      guid: context.state.guid,
      name: context.registration.name,
      description: 'A small LTI 1.3 platform to try tools with',
    },
    [`${LTI}/ext`]: { user_username: person.username, lms: 'demo-lms-1' },
  };
}
