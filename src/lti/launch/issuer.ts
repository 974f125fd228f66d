import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import type { CheckInput } from './check.js';

/** `iss` is the platform we sent the person to, character by character (Security Framework 1.1 §5.1.3 item 2). */
export function checkIssuer({ claims, platform }: CheckInput): void {
  if (claims.iss === platform.issuer) return;
  throw refuseLaunch('otherIssuer', `iss ${quoted(claims.iss)} instead of ${quoted(platform.issuer)}`);
}
