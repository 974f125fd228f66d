import type { Language } from '../../locales/locales.js';

/** A manifest's words in the reader's language, else in English. */
export function inLanguage(texts: Readonly<Record<string, string>>, language: Language): string {
  return texts[language] ?? texts.en ?? '';
}
