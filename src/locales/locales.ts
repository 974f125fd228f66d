import { readdirSync, readFileSync } from 'node:fs';

export const LANGUAGES = ['en', 'fi', 'de', 'it', 'sl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in itself, as people look for it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fi: 'Suomi',
  de: 'Deutsch',
  it: 'Italiano',
  sl: 'Slovenščina',
};

export type TextValues = Readonly<Record<string, string | number>>;
/** The text of a key in one language, its `{placeholders}` filled from `values`, numbers as the language writes them; `{count}` also chooses the plural form. */
export type Translate = (key: string, values?: TextValues) => string;

export interface Locales {
  /** Where a language lacks a key, English speaks. */
  translate(language: Language): Translate;
  /** The first supported language among BCP 47 tags in order of preference, such as `fi-FI` or an Accept-Language header. */
  choose(...preferences: readonly (string | undefined)[]): Language;
  /** Keys that English has and this language lacks. */
  missing(language: Language): readonly string[];
}

type Tree = { readonly [key: string]: string | Tree };

/**
 * Reads every `<language>/<journey>.json` beside this file. A key is its file's name and its path inside, joined by dots.
 * @param strict an unknown key throws (tests) instead of showing itself
 */
export function loadLocales({ strict }: { strict: boolean }): Locales {
  const read = new Map<Language, Map<string, string>>();
  /** Read where somebody first speaks it. */
  const textsOf = (language: Language): Map<string, string> => {
    const texts = read.get(language) ?? readLanguage(language);
    read.set(language, texts);
    return texts;
  };
  const english = textsOf('en');
  const translators = new Map<Language, Translate>();
  return {
    translate: (language) => {
      const known = translators.get(language);
      if (known !== undefined) return known;
      const made = translator(textsOf(language), english, language, strict);
      translators.set(language, made);
      return made;
    },
    choose: (...preferences) => choose(preferences),
    missing: (language) => [...english.keys()].filter((key) => !textsOf(language).has(key)),
  };
}

function translator(
  own: ReadonlyMap<string, string>,
  english: ReadonlyMap<string, string>,
  language: Language,
  strict: boolean,
): Translate {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { useGrouping: false });
  const lookUp = (key: string): string | undefined => own.get(key) ?? english.get(key);
  return (key, values) => {
    const count = values?.count;
    const plural = typeof count === 'number' ? lookUp(`${key}.${plurals.select(count)}`) : undefined;
    const text = plural ?? lookUp(key) ?? (typeof count === 'number' ? lookUp(`${key}.other`) : undefined);
    if (text === undefined) {
      if (strict) throw new TypeError(`no text for "${key}" in locales/`);
      return key;
    }
    return values === undefined ? text : fill(text, values, numbers);
  };
}

function fill(text: string, values: TextValues, numbers: Intl.NumberFormat): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
}

function choose(preferences: readonly (string | undefined)[]): Language {
  for (const preference of preferences) {
    if (preference === undefined) continue;
    for (const tag of preference.split(',')) {
      const primary = tag.split(';')[0]?.trim().split(/[-_]/)[0]?.toLowerCase();
      const found = LANGUAGES.find((language) => language === primary);
      if (found !== undefined) return found;
    }
  }
  return 'en';
}

function readLanguage(language: Language): Map<string, string> {
  const folder = new URL(`./${language}/`, import.meta.url);
  const texts = new Map<string, string>();
  for (const file of listFolder(folder)) {
    const tree: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    flatten(tree, file.slice(0, -'.json'.length), texts);
  }
  return texts;
}

function listFolder(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch {
    return [];
  }
}

function flatten(tree: unknown, path: string, into: Map<string, string>): void {
  if (typeof tree === 'string') into.set(path, tree);
  else if (isTree(tree))
    for (const [key, value] of Object.entries(tree)) flatten(value, `${path}.${key}`, into);
  else throw new TypeError(`locales: ${path} is neither a text nor a group of texts`);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
