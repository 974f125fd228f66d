import type { AssessmentCriterion, BadgeContent } from '../domain/badgeDefinition.js';
import { gradesOf } from '../domain/grades.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import { hasLevels, type LevelledCriterion, levelOf } from '../domain/rubric.js';
import type { CriterionVerdict } from '../domain/submission.js';
import { outcomeAlignment } from './elements.js';

/** Where one criterion is described: inside its achievement, whose links must resolve there (Open Badges 3.0 §Result). */
export function criterionAddress(achievement: string, criterion: string): string {
  return `${achievement}#criterion-${encodeURIComponent(criterion)}`;
}

/** Where one level of a criterion is described. */
export const levelAddress = (achievement: string, criterion: string, level: string): string =>
  `${criterionAddress(achievement, criterion)}-level-${encodeURIComponent(level)}`;
const gradeAddress = (achievement: string) => `${achievement}#grade`;

/** One description per criterion, and one for a grade: the same for every award of the version. */
export function resultDescriptions(achievement: string, content: BadgeContent): JsonObject[] {
  return [
    ...content.assessmentCriteria.criteria.map((criterion) => ({
      id: criterionAddress(achievement, criterion.id),
      type: ['ResultDescription'],
      name: criterion.text,
      resultType: 'Status',
      ...(hasLevels(criterion) && rubricOf(achievement, criterion)),
      alignment: shownOutcomes(achievement, criterion, content),
    })),
    {
      id: gradeAddress(achievement),
      type: ['ResultDescription'],
      name: 'Grade',
      resultType: 'Result',
      allowedValue: gradesOf(content.elements),
    },
  ];
}

/** The levels, lowest first, and the one that is enough (Open Badges 3.0 §ResultDescription, §RubricCriterionLevel). */
function rubricOf(achievement: string, { id, levels, neededLevel }: LevelledCriterion): JsonObject {
  return {
    resultType: 'RubricCriterionLevel',
    allowedValue: levels.map((level) => level.name),
    requiredLevel: levelAddress(achievement, id, neededLevel),
    rubricCriterionLevel: levels.map((level, index) => ({
      id: levelAddress(achievement, id, level.id),
      type: ['RubricCriterionLevel'],
      name: level.name,
      description: level.description,
      level: String(index + 1),
      points: level.points?.toString(),
    })),
  };
}

/** The learning outcomes that a criterion shows, as the achievement itself names them. */
function shownOutcomes(
  achievement: string,
  { outcomes = [] }: AssessmentCriterion,
  content: BadgeContent,
): JsonObject[] {
  return content.competenceObjective.outcomes
    .filter(({ id }) => outcomes.includes(id))
    .map((outcome) => outcomeAlignment(achievement, outcome));
}

/** What the reviewer saw shown, and the grade. A criterion not shown is left out: a badge tells what one can. */
export function results(
  achievement: string,
  criteria: readonly AssessmentCriterion[],
  verdicts: readonly CriterionVerdict[],
  grade: string | undefined,
): JsonObject[] {
  const shown = new Map(
    verdicts.filter(({ verdict }) => verdict === 'shown').map((verdict) => [verdict.criterion, verdict]),
  );
  const statuses = criteria
    .filter((criterion) => shown.has(criterion.id))
    .map((criterion) => ({
      type: ['Result'],
      resultDescription: criterionAddress(achievement, criterion.id),
      status: 'Completed',
      ...levelResult(achievement, criterion, shown.get(criterion.id)?.level),
    }));
  if (grade === undefined || grade.trim() === '') return statuses;
  return [...statuses, { type: ['Result'], resultDescription: gradeAddress(achievement), value: grade }];
}

/** The level reached, by its address and by its name. */
function levelResult(
  achievement: string,
  criterion: AssessmentCriterion,
  level: string | undefined,
): JsonObject {
  const reached = levelOf(criterion, level);
  if (reached === undefined) return {};
  return { achievedLevel: levelAddress(achievement, criterion.id, reached.id), value: reached.name };
}
