import type { JsonObject } from '../../domain/ports/credentials.js';
import { firstKnown } from '../../domain/variants.js';
import type { Reader } from './facts.js';
import { idOf, listOf, objectOf, objectsOf, textOf } from './hostileJson.js';

/** What a translation may say in other words. Numbers, levels and links are the achievement's own. */
const WORDS = [
  'name',
  'description',
  'inLanguage',
  'tag',
  'assessmentType',
  'qualityAssurance',
  'prerequisites',
  'learnerProfile',
  'stackableTowards',
  'furtherInformation',
] as const;

/** Languages of an achievement, its own first. */
export function languagesOf(achievement: JsonObject): string[] {
  return [achievement, ...translationsOf(achievement)]
    .map((one) => textOf(one.inLanguage))
    .filter((tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag));
}

/** The achievement in the words of its translation that suits the reader best; else as it is. */
export function inReadersLanguage(achievement: JsonObject, reader: Reader): JsonObject {
  const language = firstKnown(reader.languages ?? [reader.language], languagesOf(achievement));
  if (language === undefined || language === textOf(achievement.inLanguage)) return achievement;
  const translation = translationsOf(achievement).find((one) => textOf(one.inLanguage) === language);
  return translation === undefined ? achievement : translated(achievement, translation);
}

function translated(achievement: JsonObject, translation: JsonObject): JsonObject {
  const { narrative, translated: items } = translation;
  const words = WORDS.filter((key) => translation[key] !== undefined).map((key) => [key, translation[key]]);
  const of = new Map(objectsOf(items).map((item) => [idOf(item.of), item]));
  const named = (object: JsonObject): JsonObject => {
    const item = of.get(idOf(object));
    const [name, note] = [textOf(item?.text), textOf(item?.note)];
    return { ...object, ...(name && { name }), ...(note && { description: note }) };
  };
  return {
    ...achievement,
    ...Object.fromEntries(words),
    criteria: { ...objectOf(achievement.criteria), narrative },
    alignment: objectsOf(achievement.alignment).map((alignment) => {
      const name = textOf(of.get(textOf(alignment.targetUrl))?.text);
      return name === '' ? alignment : { ...alignment, targetName: name };
    }),
    resultDescription: objectsOf(achievement.resultDescription).map((description) => ({
      ...named(description),
      rubricCriterionLevel: objectsOf(description.rubricCriterionLevel).map(named),
    })),
  };
}

/** Those that bring words of their own; other related achievements are only named. */
function translationsOf({ related }: JsonObject): JsonObject[] {
  return objectsOf(related).filter((one) => listOf(one.type).includes('AchievementTranslation'));
}
