import { CONTENT_LANGUAGES } from '../../domain/contentLanguages.js';
import { COUNTRY_CODES } from '../../domain/countries.js';
import type { Language } from '../../locales/locales.js';

export type NamedCode = readonly [code: string, name: string];

const kept = new Map<string, readonly NamedCode[]>();

/** Every country with its name in the reader's language, in that language's order. */
export function countryNames(language: Language): readonly NamedCode[] {
  return named('region', COUNTRY_CODES, language);
}

/** Every language a badge may be written in, by its name in the reader's language. */
export function languageNames(language: Language): readonly NamedCode[] {
  return named('language', CONTENT_LANGUAGES, language);
}

function named(
  type: 'region' | 'language',
  codes: readonly string[],
  language: Language,
): readonly NamedCode[] {
  const key = `${type} ${language}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const names = new Intl.DisplayNames(language, { type });
  const { compare } = new Intl.Collator(language);
  const made = codes
    .map((code): NamedCode => [code, names.of(code) ?? code])
    .sort(([, one], [, other]) => compare(one, other));
  kept.set(key, made);
  return made;
}
