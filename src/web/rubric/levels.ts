import type { AssessmentCriterion } from '../../domain/badgeDefinition.js';
import { hasLevels, type LevelledCriterion, levelOf } from '../../domain/rubric.js';
import type { CriterionVerdict } from '../../domain/submission.js';
import type { Translate } from '../../locales/locales.js';

/** The verdict in words, with the level reached where there are levels. */
export function verdictWords(
  { level }: Pick<CriterionVerdict, 'level'>,
  criterion: AssessmentCriterion | undefined,
  words: string,
): string {
  const reached = criterion && levelOf(criterion, level);
  return reached === undefined ? words : `${reached.name} – ${words}`;
}

export interface LevelView {
  readonly name: string;
  readonly description: string;
  readonly points: string | undefined;
  readonly enough: boolean;
  /** Of a badge that was earned: it is the level reached. */
  readonly reached?: boolean;
}

/** A criterion's levels for readers, lowest first; undefined where it has none. */
export function levelList(criterion: AssessmentCriterion, text: Translate): LevelView[] | undefined {
  if (!hasLevels(criterion)) return undefined;
  return criterion.levels.map(({ id, name, description, points }) => ({
    name,
    description,
    points: points === undefined ? undefined : text('rubric.points', { count: points }),
    enough: id === criterion.neededLevel,
  }));
}

/** What a reviewer chooses from: none of the levels, or the one that was reached. */
export function levelOptions(
  { levels, neededLevel }: LevelledCriterion,
  text: Translate,
): (readonly [value: string, label: string])[] {
  const options = levels.map(({ id, name, description, points }): readonly [string, string] => {
    const beside = [
      points === undefined ? '' : text('rubric.points', { count: points }),
      id === neededLevel ? text('rubric.enoughMark') : '',
    ].filter(Boolean);
    const named = beside.length === 0 ? name : `${name} (${beside.join(', ')})`;
    return [id, description === '' ? named : `${named}: ${description}`];
  });
  return [['notYet', text('rubric.notReached')], ...options];
}
