import type { BadgeContent, BadgeVariant } from '../domain/badgeDefinition.js';
import type { AchievementContent, JsonObject } from '../domain/ports/credentials.js';
import { hasLevels } from '../domain/rubric.js';
import { criterionKey, inVariant, levelKey, outcomeKey, readableVariants } from '../domain/variants.js';
import { outcomeAddress } from './elements.js';
import { TRANSLATION_TYPE } from './extension.js';
import { languageTag } from './languageTag.js';
import { criteriaNarrative } from './narrative.js';
import { criterionAddress, levelAddress } from './results.js';

/** The badge's words in its other languages (Open Badges 3.0 §Related), each with what it translates. */
export function translations(
  achievement: string,
  { content, version }: Pick<AchievementContent, 'content' | 'version'>,
): JsonObject[] {
  return readableVariants(content).map((variant) => {
    const said = inVariant(content, variant);
    return {
      id: `${achievement}#language-${encodeURIComponent(variant.language)}`,
      type: ['Related', TRANSLATION_TYPE],
      inLanguage: languageTag(variant.language),
      version: String(version),
      name: said.title,
      description: said.description.trim() === '' ? said.title : said.description,
      narrative: criteriaNarrative(said),
      tag: [...said.tags],
      ...elementTexts(variant),
      translated: translatedItems(achievement, content, variant),
    };
  });
}

/** Elements that are words; what is not translated is left to the achievement itself. */
function elementTexts({ texts }: BadgeVariant): JsonObject {
  const { assessmentType, qualityAssurance, prerequisites, learnerProfile } = texts;
  const { stackableTowards, furtherInformation } = texts;
  return {
    assessmentType,
    qualityAssurance,
    prerequisites,
    learnerProfile,
    stackableTowards,
    furtherInformation,
  };
}

function translatedItems(
  achievement: string,
  { competenceObjective, assessmentCriteria }: BadgeContent,
  { texts }: BadgeVariant,
): JsonObject[] {
  const levels = assessmentCriteria.criteria.filter(hasLevels).flatMap((criterion) =>
    criterion.levels.map(({ id }) => ({
      of: levelAddress(achievement, criterion.id, id),
      text: texts[levelKey(criterion.id, id, 'name')],
      note: texts[levelKey(criterion.id, id, 'description')],
    })),
  );
  const items: {
    readonly of: string;
    readonly text: string | undefined;
    readonly note?: string | undefined;
  }[] = [
    ...competenceObjective.outcomes.map(({ id }) => ({
      of: outcomeAddress(achievement, id),
      text: texts[outcomeKey(id)],
    })),
    ...assessmentCriteria.criteria.map(({ id }) => ({
      of: criterionAddress(achievement, id),
      text: texts[criterionKey(id)],
    })),
    ...levels,
  ];
  return items.filter(({ text, note }) => text !== undefined || note !== undefined);
}
