import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import { type CheckInput, CLAIM } from './check.js';

/** LTI Core 1.3 §5.3.2: exactly `1.3.0`, which LTI Advantage's minor revisions send, too. */
export function checkVersion({ claims }: CheckInput): void {
  const version = claims[CLAIM.version];
  if (version !== '1.3.0') throw refuseLaunch('version', `version ${quoted(version)} instead of 1.3.0`);
}
