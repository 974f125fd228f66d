import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import type { CheckInput } from './check.js';

const MAXIMUM_AUDIENCES = 20;

/**
 * The launch is for us: our client_id is the audience or among several, and then `azp` says it was given to us
 * (Security Framework 1.1 §5.1.3 items 3 to 5; OpenID Connect Core §3.1.3.7).
 */
export function checkAudience({ claims, platform }: CheckInput): void {
  const { aud, azp } = claims;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const wellFormed =
    audiences.length <= MAXIMUM_AUDIENCES && audiences.every((each) => typeof each === 'string');
  if (!wellFormed || !audiences.includes(platform.clientId)) {
    throw refuseLaunch('otherAudience', `aud ${quoted(aud)} instead of ${quoted(platform.clientId)}`);
  }
  const azpNeeded = audiences.length > 1;
  if ((azpNeeded || azp !== undefined) && azp !== platform.clientId) {
    throw refuseLaunch('otherAudience', `azp ${quoted(azp)} instead of ${quoted(platform.clientId)}`);
  }
}
