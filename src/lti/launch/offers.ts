import type { LaunchService } from '../../domain/launchRecord.js';
import { type CheckInput, CLAIM, objectClaim } from './check.js';

const GRADE_SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope/';

/** Services that this launch offers (AGS 2.0 §3.1, NRPS 2.0 §3.6.1.1); their addresses are checked elsewhere. */
export function readOffers({ claims }: CheckInput): readonly LaunchService[] {
  const { scope } = objectClaim(claims, CLAIM.gradeService) ?? {};
  const scopes: readonly unknown[] = Array.isArray(scope) ? scope : [];
  const { context_memberships_url: roster } = objectClaim(claims, CLAIM.rosterService) ?? {};
  return [
    ...(scopes.includes(`${GRADE_SCOPE}score`) ? (['scores'] as const) : []),
    ...(scopes.includes(`${GRADE_SCOPE}lineitem`) ? (['lineItems'] as const) : []),
    ...(typeof roster === 'string' ? (['roster'] as const) : []),
  ];
}
