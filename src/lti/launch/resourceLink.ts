import type { Launch, LaunchMessage } from '../../domain/platform.js';
import { isIdentifier } from '../text.js';
import { type CheckInput, CLAIM, claimFault, objectClaim } from './check.js';
import { words } from './words.js';

/** LTI Core 1.3 §5.3.5: the activity, with its id; there is none yet while a teacher adds one. */
export function readResourceLink({ claims }: CheckInput, message: LaunchMessage): Launch['resourceLink'] {
  if (message === 'LtiDeepLinkingRequest') return undefined;
  const link = objectClaim(claims, CLAIM.resourceLink);
  if (link === undefined) throw claimFault('resource_link', 'is missing');
  if (!isIdentifier(link.id)) throw claimFault('resource_link.id', 'is no id');
  words(link, 'description', 'resource_link.description', 1);
  const title = words(link, 'title', 'resource_link.title', 500);
  return { id: link.id, ...(title !== undefined && { title }) };
}
