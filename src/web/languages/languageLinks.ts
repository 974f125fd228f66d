import type { BadgeContent } from '../../domain/badgeDefinition.js';
import { readableVariants } from '../../domain/variants.js';

/** A language's name in itself, such as `Suomi`: whoever looks for it knows that one. */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** A language that a badge can be read in. */
export interface LanguageLink {
  readonly lang: string;
  readonly name: string;
  /** Undefined for the language shown. */
  readonly href: string | undefined;
}

/** The given languages as links of a page that takes `?language=`; none where there is one only. */
export function languageLinks(languages: readonly string[], shown: string): LanguageLink[] {
  const known = [...new Set(languages)];
  if (known.length < 2) return [];
  return known.map((lang) => ({
    lang,
    name: ownName(lang),
    href: lang === shown ? undefined : `?language=${encodeURIComponent(lang)}`,
  }));
}

export function contentLanguageLinks(content: BadgeContent, shown: string): LanguageLink[] {
  return languageLinks(
    [content.language, ...readableVariants(content).map(({ language }) => language)],
    shown,
  );
}
