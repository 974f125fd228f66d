import { parseWebAddress } from '../text.js';
import { type CheckInput, CLAIM, claimFault, objectClaim } from './check.js';
import { words } from './words.js';

const LANGUAGE_TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/**
 * LTI Core 1.3 §5.4.4: the language, from here or from the person's own `locale`. The return address must be one of the
 * web, but is never kept: Moodle's carries a session key.
 */
export function readLocale({ claims }: CheckInput): string | undefined {
  const presentation = objectClaim(claims, CLAIM.presentation) ?? {};
  const { return_url: returnAddress } = presentation;
  if (
    returnAddress !== undefined &&
    returnAddress !== null &&
    parseWebAddress(returnAddress, 8000) === undefined
  ) {
    throw claimFault('launch_presentation.return_url', 'is no web address');
  }
  words(presentation, 'document_target', 'launch_presentation.document_target', 100);
  const own = words(claims, 'locale', 'locale', 50);
  const locale = words(presentation, 'locale', 'launch_presentation.locale', 50) ?? own;
  const tag = locale?.replaceAll('_', '-');
  return tag !== undefined && LANGUAGE_TAG.test(tag) ? tag : undefined;
}
