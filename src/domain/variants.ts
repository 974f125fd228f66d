import type { BadgeContent, BadgeVariant, MicroCredentialElements } from './badgeDefinition.js';
import { BADGE_LIMITS } from './badgeLimits.js';

/** One of the badge's texts that a variant may say in another language. */
export interface TranslatableText {
  /** Known by ids, so that a translation stays with what it translates. */
  readonly key: string;
  readonly original: string;
  readonly limit: number;
  readonly multiline: boolean;
}

/** Elements that are words, not codes. */
const ELEMENT_TEXTS = [
  'assessmentType',
  'qualityAssurance',
  'prerequisites',
  'learnerProfile',
  'stackableTowards',
  'furtherInformation',
] as const satisfies readonly (keyof MicroCredentialElements)[];

export const outcomeKey = (outcome: string): string => `outcome.${outcome}`;
export const criterionKey = (criterion: string): string => `criterion.${criterion}`;
export const levelKey = (criterion: string, level: string, part: 'name' | 'description'): string =>
  `level.${criterion}.${level}.${part}`;

/** Every text there is to translate, in the order of the form. What is empty needs no translation. */
export function translatableTexts(content: BadgeContent): TranslatableText[] {
  const { competenceObjective, assessmentCriteria, elements } = content;
  const line = (key: string, original: string, limit: number) => ({ key, original, limit, multiline: false });
  const text = (key: string, original: string, limit: number) => ({ key, original, limit, multiline: true });
  const all: TranslatableText[] = [
    line('title', content.title, BADGE_LIMITS.title),
    text('description', content.description, BADGE_LIMITS.description),
    line('tags', content.tags.join(', '), BADGE_LIMITS.tags * BADGE_LIMITS.tag),
    line('outcomesLead', competenceObjective.lead, BADGE_LIMITS.lead),
    ...competenceObjective.outcomes.map(({ id, text }) => line(outcomeKey(id), text, BADGE_LIMITS.item)),
    line('criteriaLead', assessmentCriteria.lead, BADGE_LIMITS.lead),
    ...assessmentCriteria.criteria.flatMap((criterion) => [
      line(criterionKey(criterion.id), criterion.text, BADGE_LIMITS.item),
      ...(criterion.levels ?? []).flatMap((level) => [
        line(levelKey(criterion.id, level.id, 'name'), level.name, BADGE_LIMITS.levelName),
        text(
          levelKey(criterion.id, level.id, 'description'),
          level.description,
          BADGE_LIMITS.levelDescription,
        ),
      ]),
    ]),
    text('skillsDemonstration', content.skillsDemonstration, BADGE_LIMITS.skillsDemonstration),
    ...ELEMENT_TEXTS.map((key) => text(key, elements[key] ?? '', BADGE_LIMITS[key])),
  ];
  return all.filter(({ original }) => original !== '');
}

/** The badge in the variant's words; what those lack stays in the badge's own language. */
export function inVariant(content: BadgeContent, { language, texts }: BadgeVariant): BadgeContent {
  const { competenceObjective, assessmentCriteria, elements } = content;
  const said = (key: string, original: string): string =>
    original === '' ? original : (texts[key] ?? original);
  const tags = texts.tags?.split(',').map((tag) => tag.trim());
  const elementTexts = ELEMENT_TEXTS.flatMap((key) => {
    const original = elements[key];
    return original === undefined ? [] : [[key, said(key, original)]];
  });
  return {
    ...content,
    language,
    title: said('title', content.title),
    description: said('description', content.description),
    tags: tags?.filter((tag) => tag !== '') ?? content.tags,
    competenceObjective: {
      lead: said('outcomesLead', competenceObjective.lead),
      outcomes: competenceObjective.outcomes.map((outcome) => ({
        ...outcome,
        text: said(outcomeKey(outcome.id), outcome.text),
      })),
    },
    assessmentCriteria: {
      lead: said('criteriaLead', assessmentCriteria.lead),
      criteria: assessmentCriteria.criteria.map((criterion) => ({
        ...criterion,
        text: said(criterionKey(criterion.id), criterion.text),
        ...(criterion.levels && {
          levels: criterion.levels.map((level) => ({
            ...level,
            name: said(levelKey(criterion.id, level.id, 'name'), level.name),
            description: said(levelKey(criterion.id, level.id, 'description'), level.description),
          })),
        }),
      })),
    },
    skillsDemonstration: said('skillsDemonstration', content.skillsDemonstration),
    elements: { ...elements, ...Object.fromEntries(elementTexts) },
  };
}

/** Variants that readers are shown: from the moment they have a title. */
export function readableVariants({ variants = [] }: BadgeContent): readonly BadgeVariant[] {
  return variants.filter(({ texts }) => texts.title !== undefined);
}

/** The badge in the first of these languages (BCP 47, `fi-FI` counts as `fi`) that it can be read in; else in its own. */
export function contentFor(content: BadgeContent, languages: readonly string[]): BadgeContent {
  const variants = readableVariants(content);
  const language = firstKnown(languages, [content.language, ...variants.map((variant) => variant.language)]);
  const variant = variants.find((one) => one.language === language);
  return variant === undefined ? content : inVariant(content, variant);
}

/** The first of the wanted languages that there is, by its whole tag or by its language alone. */
export function firstKnown(wanted: readonly string[], known: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const primary = tag.split('-')[0];
    const found = known.find((one) => one === tag) ?? known.find((one) => one.split('-')[0] === primary);
    if (found !== undefined) return found;
  }
  return undefined;
}
