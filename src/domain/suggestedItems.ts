import { BADGE_LIMITS } from './badgeLimits.js';
import { characters, cleanLine } from './fieldReader.js';

/** Custom parameters of an activity that suggest what its badge is about. Teachers edit them: a suggestion, nothing more. */
export const OUTCOMES_PARAMETER = 'open_badge_outcomes';
export const CRITERIA_PARAMETER = 'open_badge_criteria';

export interface SuggestedItems {
  readonly outcomes: readonly string[];
  readonly criteria: readonly string[];
}

/** One item a line; where a platform keeps no line breaks in a value (Moodle), `|` stands between them. */
export function readSuggested(custom: Readonly<Record<string, string>>): SuggestedItems | undefined {
  const outcomes = itemsOf(custom[OUTCOMES_PARAMETER]);
  const criteria = itemsOf(custom[CRITERIA_PARAMETER]);
  return outcomes.length + criteria.length === 0 ? undefined : { outcomes, criteria };
}

function itemsOf(value: string | undefined): string[] {
  // A variable that the platform does not know comes as its own name.
  if (value === undefined || /^\$\S+$/.test(value)) return [];
  const items = value.split(/[\n|]/).map(cleanLine);
  const fitting = items.filter((item) => item !== '' && characters(item) <= BADGE_LIMITS.item);
  return [...new Set(fitting)].slice(0, BADGE_LIMITS.items);
}
