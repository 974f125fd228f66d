import type { FieldFault } from '../errors.js';
import type { BadgeContent, BadgeVariant } from './badgeDefinition.js';
import { CONTENT_LANGUAGES } from './contentLanguages.js';
import { FieldReader } from './fieldReader.js';
import { translatableTexts } from './variants.js';

/** Languages in which a badge has no words yet. */
export function languagesToAdd({ language, variants = [] }: BadgeContent): string[] {
  const taken = new Set([language, ...variants.map((variant) => variant.language)]);
  return CONTENT_LANGUAGES.filter((one) => !taken.has(one));
}

/** A language that a variant of this badge may be written in. */
export function isVariantLanguage({ language: own }: BadgeContent, language: string): boolean {
  return language !== own && CONTENT_LANGUAGES.some((one) => one === language);
}

/** The variant's texts by key; '' where there is none. */
export function typedVariant(content: BadgeContent, language: string): Readonly<Record<string, string>> {
  const texts = content.variants?.find((variant) => variant.language === language)?.texts ?? {};
  return Object.fromEntries(translatableTexts(content).map(({ key }) => [key, texts[key] ?? '']));
}

/** The badge with what was typed in this language. A language with nothing typed is none. */
export function readVariant(
  typed: Readonly<Record<string, string>>,
  language: string,
  content: BadgeContent,
): { readonly content: BadgeContent; readonly faults: readonly FieldFault[] } {
  const wanted = translatableTexts(content);
  const reader = new FieldReader<string>(
    Object.fromEntries(wanted.map(({ key }) => [variantField(key), typed[key] ?? ''])),
  );
  const texts = wanted.flatMap(({ key, limit, multiline }) => {
    const field = variantField(key);
    const text = multiline ? reader.text(field, limit) : reader.line(field, limit);
    return text === '' ? [] : [[key, text] as const];
  });
  return {
    content: withVariant(content, { language, texts: Object.fromEntries(texts) }),
    faults: reader.faults,
  };
}

export const variantField = (key: string): string => `text.${key}`;

function withVariant(content: BadgeContent, variant: BadgeVariant): BadgeContent {
  const { variants = [] } = content;
  const known = variants.some(({ language }) => language === variant.language);
  const all = known
    ? variants.map((one) => (one.language === variant.language ? variant : one))
    : [...variants, variant];
  return withVariants(content, all);
}

/** The badge with these variants, as far as they say something of what it says itself. */
export function withVariants(content: BadgeContent, variants: readonly BadgeVariant[] = []): BadgeContent {
  const { variants: _, ...rest } = content;
  const known = new Set(translatableTexts(content).map(({ key }) => key));
  const kept = variants.flatMap(({ language, texts }) => {
    const said = Object.entries(texts).filter(([key]) => known.has(key));
    return language === content.language || said.length === 0
      ? []
      : [{ language, texts: Object.fromEntries(said) }];
  });
  return kept.length === 0 ? rest : { ...rest, variants: kept };
}

/** The same words in the same languages. Keys hold ids, which are not content: a text is known by its place. */
export function sameVariants(one: BadgeContent, other: BadgeContent): boolean {
  return JSON.stringify(variantsOf(one)) === JSON.stringify(variantsOf(other));
}

function variantsOf(content: BadgeContent) {
  const keys = translatableTexts(content).map(({ key }) => key);
  return (content.variants ?? []).map(({ language, texts }) => [
    language,
    keys.map((key) => texts[key] ?? null),
  ]);
}
