import type { Launch } from '../../domain/platform.js';
import { isIdentifier } from '../text.js';
import { type CheckInput, CLAIM, claimFault, objectClaim } from './check.js';
import { words } from './words.js';

/** LTI Core 1.3 §5.4.1: the course, if the activity is in one. */
export function readContext({ claims }: CheckInput): Launch['context'] {
  const context = objectClaim(claims, CLAIM.context);
  if (context === undefined) return undefined;
  const { id, type } = context;
  if (!isIdentifier(id)) throw claimFault('context.id', 'is no id');
  const types: readonly unknown[] | undefined = Array.isArray(type) ? type : undefined;
  if (type !== undefined && type !== null && !types?.every((each) => typeof each === 'string')) {
    throw claimFault('context.type', 'is no list of texts');
  }
  const title = words(context, 'title', 'context.title', 500);
  const label = words(context, 'label', 'context.label', 200);
  return { id, ...(title !== undefined && { title }), ...(label !== undefined && { label }) };
}
