import type { BadgeContent } from '../../domain/badgeDefinition.js';
import { hasLevels, uncoveredOutcomes } from '../../domain/rubric.js';
import type { Translate } from '../../locales/locales.js';

export interface RubricSummary {
  readonly words: string;
  readonly uncovered: string | undefined;
}

/** What stands on the page of levels and outcomes, for the form that leads there. */
export function rubricSummary(draft: BadgeContent | undefined, text: Translate): RubricSummary {
  const criteria = draft?.assessmentCriteria.criteria ?? [];
  const count = criteria.filter(hasLevels).length;
  const uncovered = draft === undefined ? 0 : uncoveredOutcomes(draft).length;
  return {
    words: count === 0 ? text('rubric.summary.none') : text('rubric.summary.levels', { count }),
    uncovered: uncovered === 0 ? undefined : text('rubric.matrix.uncovered', { count: uncovered }),
  };
}
