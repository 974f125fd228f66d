import type { AssessmentCriterion, BadgeContent, RubricLevel } from './badgeDefinition.js';

export type LevelledCriterion = AssessmentCriterion & {
  readonly levels: readonly RubricLevel[];
  readonly neededLevel: string;
};

/** The criterion is judged by levels. */
export function hasLevels(criterion: AssessmentCriterion): criterion is LevelledCriterion {
  return (criterion.levels?.length ?? 0) > 0 && criterion.neededLevel !== undefined;
}

export function levelOf(criterion: AssessmentCriterion, level: string | undefined): RubricLevel | undefined {
  return criterion.levels?.find(({ id }) => id === level);
}

/** Whether this level is enough: the needed one, or a higher one. */
export function isEnough({ levels, neededLevel }: LevelledCriterion, level: string): boolean {
  const place = (id: string): number => levels.findIndex((one) => one.id === id);
  return place(level) >= 0 && place(level) >= place(neededLevel);
}

/** Ids of the criteria that show each learning outcome, by the outcome's id: the rows of the matrix. */
export function criteriaByOutcome(content: BadgeContent): ReadonlyMap<string, readonly string[]> {
  const { criteria } = content.assessmentCriteria;
  return new Map(
    content.competenceObjective.outcomes.map(({ id }) => [
      id,
      criteria.filter((criterion) => criterion.outcomes?.includes(id)).map((criterion) => criterion.id),
    ]),
  );
}

/** Ids of outcomes that no criterion shows; none as long as no criterion says what it shows. */
export function uncoveredOutcomes(content: BadgeContent): string[] {
  if (!content.assessmentCriteria.criteria.some(({ outcomes }) => outcomes !== undefined)) return [];
  return [...criteriaByOutcome(content)].filter(([, criteria]) => criteria.length === 0).map(([id]) => id);
}

/** The criterion with what the one of the same id had beside its text. */
export function withRubricOf(
  before: BadgeContent | undefined,
  criterion: AssessmentCriterion,
): AssessmentCriterion {
  const known = before?.assessmentCriteria.criteria.find(({ id }) => id === criterion.id);
  return known === undefined ? criterion : { ...known, ...criterion };
}

/** Criteria no longer show outcomes that were taken out of the badge. */
export function withoutStrayLinks(content: BadgeContent): BadgeContent {
  const { assessmentCriteria, competenceObjective } = content;
  const order = competenceObjective.outcomes.map(({ id }) => id);
  const criteria = assessmentCriteria.criteria.map((criterion) => linkedTo(criterion, order));
  return { ...content, assessmentCriteria: { ...assessmentCriteria, criteria } };
}

/** Links as the badge's outcomes are ordered; none is absent, not empty. */
function linkedTo(criterion: AssessmentCriterion, order: readonly string[]): AssessmentCriterion {
  const { outcomes, ...rest } = criterion;
  const kept = order.filter((id) => outcomes?.includes(id));
  return kept.length === 0 ? rest : { ...rest, outcomes: kept };
}

/** The same levels and links. Ids are not content: a level, criterion or outcome is known by its place. */
export function sameRubric(one: BadgeContent, other: BadgeContent): boolean {
  return JSON.stringify(rubricOf(one)) === JSON.stringify(rubricOf(other));
}

function rubricOf({ assessmentCriteria, competenceObjective }: BadgeContent) {
  const places = new Map(competenceObjective.outcomes.map(({ id }, place) => [id, place]));
  return assessmentCriteria.criteria.map(({ outcomes = [], levels = [], neededLevel }) => [
    outcomes.map((id) => places.get(id)),
    levels.map(({ name, description, points }) => [name, description, points]),
    levels.findIndex(({ id }) => id === neededLevel),
  ]);
}
