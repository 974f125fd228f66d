import type { BadgeContent } from '../../domain/badgeDefinition.js';
import { isVariantLanguage, languagesToAdd } from '../../domain/variantRules.js';
import { translatableTexts } from '../../domain/variants.js';
import type { Language, Translate } from '../../locales/locales.js';
import { type Field, fieldMaker } from '../field.js';
import type { Form } from '../form.js';
import { languageNames } from './names.js';

const ADD = 'translate';
const TO = 'translateTo';
const EDIT = 'translate.';

export interface LanguagesSection {
  readonly variants: readonly { readonly name: string; readonly words: string; readonly action: string }[];
  readonly add: Field;
}

/** The other languages of a badge, each with how far it is, and the choice of one more. */
export function languagesSection(
  draft: BadgeContent | undefined,
  { text, language }: { readonly text: Translate; readonly language: Language },
): LanguagesSection {
  const names = new Map(languageNames(language));
  const total = draft === undefined ? 0 : translatableTexts(draft).length;
  const addable = draft === undefined ? [...names.keys()] : languagesToAdd(draft);
  const choices = [...names].filter(([code]) => addable.includes(code));
  return {
    variants: (draft?.variants ?? []).map((variant) => ({
      name: names.get(variant.language) ?? variant.language,
      words: text('languages.progress', { value: Object.keys(variant.texts).length, total }),
      action: `${EDIT}${variant.language}`,
    })),
    add: fieldMaker([], text)(TO, text('languages.add.label'), '', {
      optional: true,
      hint: text('languages.add.hint'),
      choices: [['', text('define.choices.none')], ...choices],
    }),
  };
}

/** One of the section's buttons was pressed. */
export function isTranslating(form: Form): boolean {
  const action = form.text('action');
  return action === ADD || action.startsWith(EDIT);
}

/** The language to go on with once the badge is saved; none where nothing, or nothing possible, was chosen. */
export function languageAsked(form: Form, draft: BadgeContent): string | undefined {
  if (!isTranslating(form)) return undefined;
  const action = form.text('action');
  const language = action === ADD ? form.text(TO) : action.slice(EDIT.length);
  return isVariantLanguage(draft, language) ? language : undefined;
}
