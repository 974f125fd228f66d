import type { Launch } from '../../domain/platform.js';
import { parseWebAddress } from '../text.js';
import { type CheckInput, CLAIM, type Claims, objectClaim } from './check.js';

const MOST_SCOPES = 20;
const GRADE_SCOPE = /^https:\/\/purl\.imsglobal\.org\/spec\/lti-ags\/scope\/[a-z.]{1,40}$/;

/**
 * Where the platform offers the course's people and gradebook (NRPS 2.0 §3.6.1.1, AGS 2.0 §3.1); the addresses have been
 * checked by then.
 */
export function readServices({ claims }: CheckInput): Launch['services'] {
  const grades = objectClaim(claims, CLAIM.gradeService);
  const roster = objectClaim(claims, CLAIM.rosterService);
  if (grades === undefined && roster === undefined) return undefined;
  const memberships = address(roster, 'context_memberships_url');
  const lineItems = address(grades, 'lineitems');
  const lineItem = address(grades, 'lineitem');
  return {
    ...(memberships !== undefined && { memberships }),
    ...(lineItems !== undefined && { lineItems }),
    ...(lineItem !== undefined && { lineItem }),
    ...(grades !== undefined && { gradeScopes: scopes(grades) }),
  };
}

function address(claim: Claims | undefined, member: string): string | undefined {
  const url = parseWebAddress(claim?.[member]);
  if (url === undefined) return undefined;
  // Services append to it.
  url.hash = '';
  return url.href;
}

function scopes({ scope }: Claims): readonly string[] {
  const listed: readonly unknown[] = Array.isArray(scope) ? scope.slice(0, MOST_SCOPES) : [];
  return listed.filter((each) => typeof each === 'string').filter((each) => GRADE_SCOPE.test(each));
}
