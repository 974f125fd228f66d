import type { LmsContext } from '../context.js';
import { launchRoles } from '../roles.js';
import { type Activity, type Course, fullName, type Person } from '../school.js';
import { lineItemsUrl, lineItemUrl } from '../services/lineItems.js';
import { GRADE_SCOPES } from '../services/tokens.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const GRADES = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NAMES_AND_ROLES = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const LIFE_SECONDS = 60;

interface Subject {
  readonly person: Person;
  readonly course: Course;
  readonly nonce: string;
}

export interface LaunchSubject extends Subject {
  readonly activity: Activity;
}

/** The id_token's claims for a resource link launch, laid out as Moodle 4.5 does (LTI Core 1.3 §5.3, §5.4). */
export function resourceLinkClaims(context: LmsContext, subject: LaunchSubject): Record<string, unknown> {
  const { activity, course } = subject;
  const tool = context.tool();
  return {
    ...commonClaims(context, subject),
    [`${LTI}/message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}/target_link_uri`]: tool.targetUrl,
    [`${LTI}/resource_link`]: { id: activity.id, title: activity.title, description: activity.description },
    [`${LTI}/custom`]: { ...activity.custom, ...tool.custom },
    [`${LTI}/launch_presentation`]: {
      locale: context.state.languageOf(subject.person.key),
      document_target: activity.container,
      return_url: `${context.url}/courses/${course.id}/return`,
    },
    ...gradeClaim(context, course, activity),
  };
}

/** LTI Submission Review 1.0 §3; Moodle sends nothing of the person but the id. */
export function submissionReviewClaims(
  context: LmsContext,
  subject: LaunchSubject & { readonly review: string },
): Record<string, unknown> {
  const { activity, review } = subject;
  return {
    ...resourceLinkClaims(context, subject),
    [`${LTI}/message_type`]: 'LtiSubmissionReviewRequest',
    [`${LTI}/target_link_uri`]: activity.reviewUrl ?? context.tool().targetUrl,
    [`${LTI}/for_user`]: { user_id: review },
  };
}

/** Deep Linking 2.0 §3.4.1, with what Moodle says and leaves out. */
export function deepLinkingClaims(
  context: LmsContext,
  subject: Subject & { readonly selection: string },
): Record<string, unknown> {
  const { course, person, selection } = subject;
  const tool = context.tool();
  return {
    ...commonClaims(context, subject),
    [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
    [`${LTI}/target_link_uri`]: tool.targetUrl,
    [`${LTI}/custom`]: { ...tool.custom },
    [`${LTI}/launch_presentation`]: { locale: context.state.languageOf(person.key) },
    [`${DEEP_LINKING}/deep_linking_settings`]: {
      deep_link_return_url: `${context.url}/content-return/${selection}`,
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_multiple: true,
      auto_create: false,
      data: selection,
    },
    ...gradeClaim(context, course),
  };
}

function commonClaims(context: LmsContext, { person, course, nonce }: Subject): Record<string, unknown> {
  const issuedAt = Math.floor(context.now().getTime() / 1000);
  return {
    iss: context.url,
    aud: context.registration.clientId,
    sub: person.id,
    nonce,
    iat: issuedAt,
    exp: issuedAt + LIFE_SECONDS,
    ...personalClaims(context, person),
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/deployment_id`]: context.registration.deploymentIds[0],
    [`${LTI}/roles`]: launchRoles(person, course),
    [`${LTI}/context`]: {
      id: course.id,
      label: course.shortName,
      title: course.fullName,
      type: ['CourseSection'],
    },
    [`${LTI}/lis`]: { person_sourcedid: person.idNumber, course_section_sourcedid: course.idNumber },
    [NAMES_AND_ROLES]: {
      context_memberships_url: `${context.url}/services/courses/${course.id}/members`,
      service_versions: ['1.0', '2.0'],
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

/** AGS 2.0 §3.1; an activity's own column only if it has one. */
function gradeClaim(context: LmsContext, course: Course, activity?: Activity): Record<string, unknown> {
  const lineItem = activity?.lineItem;
  return {
    [GRADES]: {
      scope: GRADE_SCOPES,
      lineitems: lineItemsUrl(context, course),
      ...(lineItem !== undefined && { lineitem: lineItemUrl(context, course, lineItem) }),
    },
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
