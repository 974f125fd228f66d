import type { BadgeContent } from '../domain/badgeDefinition.js';
import { readBadge } from '../domain/badgeRules.js';
import { newItemId } from '../domain/ids.js';
import { fitImage } from '../domain/pictureRules.js';
import type { TypedBadge } from '../domain/typedBadge.js';
import { type FieldFault, InvalidInput } from '../errors.js';
import type { SchoolPictures } from './schoolPictures.js';

/**
 * What was typed as a draft to keep, its picture fitted to the chosen template.
 * @throws {InvalidInput} beyond the limits, or with a template that this institution may not choose
 */
export function readDraft(
  { typed, before }: { readonly typed: TypedBadge; readonly before?: BadgeContent },
  pictures: SchoolPictures,
): BadgeContent {
  const image = fitImage(typed.image, pictures.templates, typed.shownTemplate);
  const { content, faults } = readBadge({ ...typed, image }, before, newItemId);
  const kept = image.template === before?.image.template;
  const all = [...faults, ...(kept ? [] : templateFaults(content, pictures))];
  if (all.length > 0) throw new InvalidInput(all);
  return content;
}

/** A draft may stay with a template that was taken away meanwhile; a new version may not be drawn with it. */
export function templateFaults(
  { image }: BadgeContent,
  { allowed }: Pick<SchoolPictures, 'allowed'>,
): FieldFault[] {
  return allowed.some(({ name }) => name === image.template)
    ? []
    : [{ field: 'image.template', message: 'define.faults.template' }];
}
