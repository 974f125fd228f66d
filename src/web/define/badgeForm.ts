import { eachField, type TypedBadge } from '../../domain/typedBadge.js';
import type { Form } from '../form.js';

/** Names of the picture's parts in the form: `image.template`, and `image.<parameter>` for each parameter. */
export const IMAGE = 'image.';
export const TEMPLATE = 'image.template';
/** What the picture shows, for those who can't see it. */
export const PICTURE_ALT = 'pictureAlt';
/** Tells which template's parameters the page showed. */
export const SHOWN_TEMPLATE = 'shownTemplate';

/** What was posted, as typed. A field that was not posted is empty. */
export function readBadgeForm(form: Form): TypedBadge {
  const parameters = Object.keys(form.fields)
    .filter((name) => name.startsWith(IMAGE) && name !== TEMPLATE)
    .map((name) => [name.slice(IMAGE.length), form.text(name)]);
  const alt = form.optional(PICTURE_ALT);
  const shownTemplate = form.optional(SHOWN_TEMPLATE);
  return {
    texts: eachField((field) => form.text(field)),
    image: {
      template: form.text(TEMPLATE) || shownTemplate || '',
      parameters: Object.fromEntries(parameters),
      ...(alt && { alt }),
    },
    ...(shownTemplate && { shownTemplate }),
  };
}
