import { LRUCache } from 'lru-cache';

/** The tag as the official schema writes it (`fi`, `sr-Latn`, `de-AT`), or undefined where it has no such form. */
export function languageTag(language: string): string | undefined {
  const known = tags.get(language);
  if (known !== undefined) return known;
  try {
    const locale = new Intl.Locale(language);
    const tag = [locale.language, locale.script, locale.region].filter(Boolean).join('-');
    tags.set(language, tag);
    return tag;
  } catch {
    return undefined;
  }
}

/** Reading a tag takes as long as a tenth of all signing. */
const tags = new LRUCache<string, string>({ max: 100 });
