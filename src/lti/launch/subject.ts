import { refuseLaunch } from '../../domain/launchRefusal.js';
import { isIdentifier } from '../text.js';
import type { CheckInput } from './check.js';

/** LTI Core 1.3 §5.3.6: the person, as at most 255 ASCII characters. Anonymous launches are not for badges. */
export function readSubject({ claims }: CheckInput): string {
  const { sub } = claims;
  if (isIdentifier(sub)) return sub;
  throw refuseLaunch('noPerson', sub === undefined ? 'no sub' : 'sub is not 1 to 255 ASCII characters');
}
