import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import { ownPath } from '../text.js';
import { type CheckInput, CLAIM, claimFault } from './check.js';

/** LTI Core 1.3 §5.3.4: on our own origin, and the same that the login named. */
export function readTarget({ claims, login, publicUrl }: CheckInput): string {
  const link = claims[CLAIM.target];
  if (typeof link !== 'string') throw claimFault('target_link_uri', 'is no address');
  const target = ownPath(link, publicUrl);
  if (target === undefined)
    throw refuseLaunch('targetElsewhere', `target ${quoted(link)} not on ${publicUrl}`);
  if (target !== login.target) {
    throw refuseLaunch('otherTarget', `target ${quoted(target)}, the login had ${quoted(login.target)}`);
  }
  return target;
}
