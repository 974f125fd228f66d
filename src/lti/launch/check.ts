import { refuseLaunch } from '../../domain/launchRefusal.js';
import type { LoginState, Platform } from '../../domain/platform.js';
import type { AppError } from '../../errors.js';

/** The members of an id_token whose signature has been verified; each is still of any type. */
export type Claims = Readonly<Record<string, unknown>>;

/** What a check may look at. */
export interface CheckInput {
  readonly claims: Claims;
  readonly platform: Platform;
  readonly login: LoginState;
  readonly now: Date;
  /** Our own origin. */
  readonly publicUrl: string;
}

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
/** Full names of LTI's claims (LTI Core 1.3 §5.3, §5.4). */
export const CLAIM = {
  version: `${LTI}version`,
  deploymentId: `${LTI}deployment_id`,
  messageType: `${LTI}message_type`,
  target: `${LTI}target_link_uri`,
  resourceLink: `${LTI}resource_link`,
  roles: `${LTI}roles`,
  roleScopeMentor: `${LTI}role_scope_mentor`,
  context: `${LTI}context`,
  custom: `${LTI}custom`,
  presentation: `${LTI}launch_presentation`,
  platform: `${LTI}tool_platform`,
  lis: `${LTI}lis`,
  forUser: `${LTI}for_user`,
  deepLinking: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  gradeService: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  rosterService: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
} as const;

/** @param name as the page shows it: the last part of the claim's name */
export function claimFault(name: string, wrong: string): AppError {
  return refuseLaunch('claim', `${name} ${wrong}`, { values: { claim: name } });
}

export function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The claim as an object, undefined when it is absent. @throws {AppError} when it is anything else, null included */
export function objectClaim(claims: Claims, claim: string): Claims | undefined {
  const value = claims[claim];
  if (value === undefined || isObject(value)) return value;
  throw claimFault(shortName(claim), 'is no object');
}

export function shortName(claim: string): string {
  return claim.slice(claim.lastIndexOf('/') + 1);
}
