import type { Launch } from '../../domain/platform.js';
import { isIdentifier } from '../text.js';
import { type CheckInput, CLAIM, claimFault, objectClaim } from './check.js';
import { words } from './words.js';

/** LTI Core 1.3 §5.3.5: the activity, with its id; required in this message. */
export function readResourceLink({ claims }: CheckInput): NonNullable<Launch['resourceLink']> {
  const link = objectClaim(claims, CLAIM.resourceLink);
  if (link === undefined) throw claimFault('resource_link', 'is missing');
  if (!isIdentifier(link.id)) throw claimFault('resource_link.id', 'is no id');
  words(link, 'description', 'resource_link.description', 1);
  const title = words(link, 'title', 'resource_link.title', 500);
  return { id: link.id, ...(title !== undefined && { title }) };
}
