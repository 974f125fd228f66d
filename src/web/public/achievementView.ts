import type { JsonObject } from '../../domain/ports/credentials.js';
import { type LanguageLink, languageLinks } from '../languages/languageLinks.js';
import type { LevelView } from '../rubric/levels.js';
import { elementFacts, type Fact, type Reader } from './facts.js';
import { idOf, objectOf, objectsOf, textOf, textsOf } from './hostileJson.js';
import { takeApart } from './narrative.js';
import { type OutcomeItem, outcomeItems } from './outcomeItems.js';
import { inReadersLanguage, languagesOf } from './translated.js';

/** What `views/partials/achievement.hbs` shows. */
export interface AchievementView {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly outcomes: TextList<OutcomeItem> | undefined;
  readonly criteria: TextList<CriterionItem> | undefined;
  readonly demonstration: string;
  /** The whole criteria as their issuer wrote them, where they are not in the lists above. */
  readonly narrative: string;
  readonly elements: readonly Fact[];
  /** Language of the badge's texts, for screen readers. */
  readonly lang: string | undefined;
  /** What else it can be read in; none where there is one language only. */
  readonly languages: readonly LanguageLink[];
}

interface TextList<I> {
  readonly lead: string;
  readonly items: readonly I[];
}

interface CriterionItem {
  readonly text: string;
  readonly shown: boolean;
  readonly levels: readonly LevelView[] | undefined;
}

/** @param subject the credential's subject, whose results say which criteria were shown; absent for a badge nobody earned yet */
export function achievementView(
  original: JsonObject,
  reader: Reader,
  subject: JsonObject = {},
): AchievementView {
  const achievement = inReadersLanguage(original, reader);
  const items = outcomeItems(achievement);
  const outcomes = items.map(({ text }) => text);
  const criteria = objectsOf(achievement.resultDescription).filter(isCriterion);
  const names = criteria.map((criterion) => textOf(criterion.name));
  const narrative = textOf(objectOf(achievement.criteria).narrative);
  const parts = takeApart(narrative, outcomes, names);
  const results = completedResults(subject);
  const title = textOf(achievement.name);
  const description = textOf(achievement.description);
  return {
    title,
    description: description === title ? '' : description,
    tags: textsOf(achievement.tag),
    outcomes: list(parts?.outcomesLead, items),
    criteria: list(
      parts?.criteriaLead,
      criteria.map((criterion) => {
        const result = results.get(idOf(criterion));
        const levels = criterionLevels(criterion, result, reader);
        return { text: textOf(criterion.name), shown: result !== undefined, levels };
      }),
    ),
    demonstration: parts?.demonstration ?? '',
    narrative: parts === undefined ? narrative : '',
    elements: elementFacts(achievement, reader),
    lang: languageTagOf(achievement),
    languages: languageLinks(languagesOf(original), textOf(achievement.inLanguage)),
  };
}

/** Grades and other results that have a value. */
export function resultFacts(achievement: JsonObject, subject: JsonObject, { text }: Reader): Fact[] {
  const descriptions = objectsOf(achievement.resultDescription);
  return objectsOf(subject.result).flatMap((result) => {
    const description = descriptions.find((one) => idOf(one) === textOf(result.resultDescription));
    // A level reached stands with its criterion.
    const value = description && isCriterion(description) ? '' : textOf(result.value);
    const name =
      description === undefined || description.resultType === 'Result' ? '' : textOf(description.name);
    return value === '' ? [] : [{ term: name || text('public.facts.grade'), value }];
  });
}

function isCriterion({ resultType }: JsonObject): boolean {
  return resultType === 'Status' || resultType === 'RubricCriterionLevel';
}

/** By the criterion they are about. */
function completedResults(subject: JsonObject): ReadonlyMap<string, JsonObject> {
  const completed = objectsOf(subject.result).filter((result) => result.status === 'Completed');
  return new Map(completed.map((result) => [textOf(result.resultDescription), result]));
}

function criterionLevels(
  criterion: JsonObject,
  result: JsonObject | undefined,
  { text }: Reader,
): LevelView[] | undefined {
  const levels = objectsOf(criterion.rubricCriterionLevel);
  if (levels.length === 0) return undefined;
  return levels.map((level) => {
    const points = Number.parseFloat(textOf(level.points));
    return {
      name: textOf(level.name),
      description: textOf(level.description),
      points: Number.isFinite(points) ? text('rubric.points', { count: points }) : undefined,
      enough: idOf(level) !== '' && idOf(level) === textOf(criterion.requiredLevel),
      reached: idOf(level) !== '' && idOf(level) === textOf(result?.achievedLevel),
    };
  });
}

function list<I>(lead: string | undefined, items: readonly I[]): TextList<I> | undefined {
  return items.length === 0 ? undefined : { lead: lead ?? '', items };
}

function languageTagOf(achievement: JsonObject): string | undefined {
  const language = textOf(achievement.inLanguage);
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : undefined;
}
