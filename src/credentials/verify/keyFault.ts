import { type Finding, failed, unchecked } from './finding.js';
import type { NoKey } from './keySource.js';

/** What step `proof` says when there is no key to check with. */
export function keyFault(reason: NoKey): Finding {
  if (reason === 'unreachable') return unchecked('proof.unreachable');
  return reason === 'notListed' ? failed('proof.notListed') : unchecked('proof.unknownMethod');
}
