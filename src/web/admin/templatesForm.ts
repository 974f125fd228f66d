import type { Institution, PictureRules } from '../../domain/institution.js';
import type { Form } from '../form.js';

/** Names of the form's parts: `lock.<colour>` is a tick, `colour.<colour>` what is set. */
export const LOCK = 'lock.';
export const COLOUR = 'colour.';
export const DEFAULT_TEMPLATE = 'defaultTemplate';
export const LOGO = 'logo';

/** The choice as the form has it. */
export interface TypedChoice {
  readonly chosen: readonly string[];
  readonly rules: PictureRules;
}

export function readChoice(form: Form): TypedChoice {
  const locked = Object.keys(form.fields)
    .filter((name) => name.startsWith(LOCK))
    .map((name) => name.slice(LOCK.length))
    .map((name): [string, string] => [name, form.text(`${COLOUR}${name}`).toLowerCase()]);
  const logo = form.text(LOGO);
  const defaultTemplate = form.optional(DEFAULT_TEMPLATE);
  return {
    chosen: form.all('template'),
    rules: {
      ...(defaultTemplate && { defaultTemplate }),
      lockedColours: Object.fromEntries(locked),
      ...((logo === 'shown' || logo === 'hidden') && { logo }),
    },
  };
}

export function keptRules({ pictureRules }: Pick<Institution, 'pictureRules'>): PictureRules {
  return pictureRules ?? { lockedColours: {} };
}
