import type { FieldFault } from '../errors.js';
import type { AssessmentCriterion, BadgeContent, RubricLevel } from './badgeDefinition.js';
import { BADGE_LIMITS } from './badgeLimits.js';
import { FieldReader } from './fieldReader.js';
import { withoutStrayLinks } from './rubric.js';
import { withVariants } from './variantRules.js';

/** Levels and links as a form has them: texts, by criterion id. */
export type TypedRubric = Readonly<Record<string, TypedCriterion>>;

export interface TypedCriterion {
  /** Ids of the outcomes it shows. */
  readonly outcomes: readonly string[];
  /** Lowest first; a row without any text is none. */
  readonly levels: readonly TypedLevel[];
  /** Id of the level that is enough. */
  readonly needed: string;
}

export interface TypedLevel {
  readonly id: string;
  readonly name: string;
  readonly points: string;
  readonly description: string;
}

const NOTHING: TypedCriterion = { outcomes: [], levels: [], needed: '' };

export const levelField = (criterion: string, row: number, part: 'name' | 'points' | 'description'): string =>
  `level.${criterion}.${row}.${part}`;
export const neededField = (criterion: string): string => `needed.${criterion}`;
export const showsField = (criterion: string): string => `shows.${criterion}`;

/** The rubric as it would be typed. */
export function typedRubric({ assessmentCriteria }: BadgeContent): TypedRubric {
  const typed = assessmentCriteria.criteria.map(({ id, outcomes = [], levels = [], neededLevel = '' }) => [
    id,
    { outcomes, levels: levels.map(typedLevel), needed: neededLevel },
  ]);
  return Object.fromEntries(typed);
}

function typedLevel({ id, name, points, description }: RubricLevel): TypedLevel {
  return { id, name, description, points: points?.toString() ?? '' };
}

/** The badge with the typed levels and links; worth keeping only without faults. */
export function readRubric(
  typed: TypedRubric,
  content: BadgeContent,
): { readonly content: BadgeContent; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const criteria = content.assessmentCriteria.criteria.map(({ id, text }) => {
    const { outcomes, needed, levels } = typed[id] ?? NOTHING;
    const read = readLevels(id, levels);
    faults.push(...read.faults, ...rubricFaults(id, read.levels, needed));
    return criterionOf({ id, text, outcomes }, read.levels, needed);
  });
  const changed = { ...content, assessmentCriteria: { ...content.assessmentCriteria, criteria } };
  return { content: withVariants(withoutStrayLinks(changed), content.variants), faults };
}

function criterionOf(
  criterion: AssessmentCriterion,
  levels: readonly RubricLevel[],
  neededLevel: string,
): AssessmentCriterion {
  return levels.length === 0 ? criterion : { ...criterion, levels, neededLevel };
}

function readLevels(criterion: string, rows: readonly TypedLevel[]) {
  const field = (row: number, part: 'name' | 'points' | 'description') => levelField(criterion, row, part);
  const texts = rows.flatMap(({ name, points, description }, row) => [
    [field(row, 'name'), name],
    [field(row, 'points'), points],
    [field(row, 'description'), description],
  ]);
  const reader = new FieldReader<string>(Object.fromEntries(texts));
  const levels = rows.map(({ id }, row): RubricLevel => {
    const points = reader.number(field(row, 'points'), {
      minimum: 0,
      maximum: BADGE_LIMITS.points,
      step: 0.5,
      reason: 'points',
    });
    return {
      id,
      name: reader.line(field(row, 'name'), BADGE_LIMITS.levelName),
      description: reader.text(field(row, 'description'), BADGE_LIMITS.levelDescription),
      ...(points !== undefined && { points }),
    };
  });
  const nameless = levels.flatMap((level, row) =>
    level.name === '' && !isBlank(level)
      ? [{ field: field(row, 'name'), message: 'rubric.faults.nameMissing' }]
      : [],
  );
  const kept = levels.filter((level) => !isBlank(level));
  return { levels: kept, faults: [...reader.faults, ...nameless, ...repeated(criterion, levels)] };
}

function isBlank({ name, description, points }: RubricLevel): boolean {
  return name === '' && description === '' && points === undefined;
}

function repeated(criterion: string, levels: readonly RubricLevel[]): FieldFault[] {
  const seen = new Set<string>();
  return levels.flatMap(({ name }, row) => {
    const folded = name.normalize('NFC').toLowerCase();
    const isNew = folded === '' || seen.size < seen.add(folded).size;
    const field = levelField(criterion, row, 'name');
    return isNew ? [] : [{ field, message: 'rubric.faults.nameTwice', values: { name } }];
  });
}

/** Levels make sense from two on, and one of them has to be enough. */
function rubricFaults(criterion: string, levels: readonly RubricLevel[], needed: string): FieldFault[] {
  const { levels: maximum } = BADGE_LIMITS;
  if (levels.length === 0) return [];
  const field = neededField(criterion);
  if (levels.length === 1)
    return [{ field: levelField(criterion, 0, 'name'), message: 'rubric.faults.oneLevel' }];
  if (levels.length > maximum) {
    return [{ field, message: 'rubric.faults.tooMany', values: { maximum, count: levels.length } }];
  }
  if (!levels.some(({ id }) => id === needed)) return [{ field, message: 'rubric.faults.neededMissing' }];
  return [];
}
