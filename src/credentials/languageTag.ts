/** The tag as the official schema writes it (`fi`, `sr-Latn`, `de-AT`), or undefined where it has no such form. */
export function languageTag(language: string): string | undefined {
  try {
    const locale = new Intl.Locale(language);
    return [locale.language, locale.script, locale.region].filter(Boolean).join('-');
  } catch {
    return undefined;
  }
}
