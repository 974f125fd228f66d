import type { FieldFault } from '../errors.js';
import type { BadgeContent, LearningOutcome } from './badgeDefinition.js';
import { readBadge } from './badgeRules.js';
import { cleanLine, folded } from './fieldReader.js';
import type { OutcomeSource } from './outcomeSource.js';
import { type TypedBadge, type TypedField, typedBadge } from './typedBadge.js';

/** What a teacher picked elsewhere, to be added to a draft. Nothing of it replaces what they typed, unless it is of one line only. */
export interface Takings {
  readonly outcomes: readonly TakenOutcome[];
  readonly criteria: readonly string[];
  /** Of one line (title, leads): put in the place of what is there. Longer ones: added below it. */
  readonly texts?: Readonly<Partial<Record<TakenText, string>>>;
}

export interface TakenOutcome {
  readonly text: string;
  readonly source?: OutcomeSource;
}

export const REPLACED_TEXTS = ['title', 'outcomesLead', 'criteriaLead'] as const;
export const ADDED_TEXTS = ['description', 'skillsDemonstration'] as const;
export type TakenText = (typeof REPLACED_TEXTS)[number] | (typeof ADDED_TEXTS)[number] | 'tags';

export interface TakenOver {
  readonly content: BadgeContent;
  /** How many are new; one that was there already is not. */
  readonly outcomes: number;
  readonly criteria: number;
  /** Beyond the limits of a badge. */
  readonly faults: readonly FieldFault[];
}

/** The draft with what was picked: taking the same twice changes nothing. */
export function takeOver(draft: BadgeContent, takings: Takings, newItemId: () => string): TakenOver {
  const typed = typedBadge(draft);
  const outcomes = added(draft.competenceObjective.outcomes, takings.outcomes.map(textOf));
  const criteria = added(draft.assessmentCriteria.criteria, takings.criteria);
  const texts: Partial<Record<TypedField, string>> = {
    ...takenTexts(typed, takings.texts ?? {}),
    outcomes: appended(typed.texts.outcomes, outcomes.join('\n'), '\n'),
    criteria: appended(typed.texts.criteria, criteria.join('\n'), '\n'),
  };
  const { content, faults } = readBadge({ ...typed, texts: { ...typed.texts, ...texts } }, draft, newItemId);
  const known = new Set(Object.keys(texts));
  return {
    content: withSources(content, takings.outcomes),
    outcomes: outcomes.length,
    criteria: criteria.length,
    // What was at fault before is the form's business.
    faults: faults.filter(({ field }) => known.has(field)),
  };
}

function textOf({ text }: TakenOutcome): string {
  return text;
}

/** Those of `taken` that are not there yet, each once. */
function added(there: readonly { readonly text: string }[], taken: readonly string[]): string[] {
  const seen = new Set(there.map(({ text }) => folded(text)));
  return taken.map(cleanLine).filter((text) => text !== '' && seen.size !== seen.add(folded(text)).size);
}

function takenTexts(
  { texts }: TypedBadge,
  taken: NonNullable<Takings['texts']>,
): Partial<Record<TypedField, string>> {
  const changed: Partial<Record<TypedField, string>> = {};
  for (const field of REPLACED_TEXTS) if (taken[field]) changed[field] = taken[field];
  for (const field of ADDED_TEXTS) {
    const text = taken[field];
    if (text && !texts[field].includes(text)) changed[field] = appended(texts[field], text, '\n\n');
  }
  if (taken.tags) changed.tags = appended(texts.tags, taken.tags, ', ');
  return changed;
}

function appended(before: string, text: string, between: string): string {
  return [before, text].filter(Boolean).join(between);
}

/** An outcome that was typed and is now found elsewhere gets its source; one that has a source keeps it. */
function withSources(content: BadgeContent, taken: readonly TakenOutcome[]): BadgeContent {
  const sources = new Map(
    taken.flatMap(({ text, source }) => (source === undefined ? [] : [[folded(cleanLine(text)), source]])),
  );
  const outcomes = content.competenceObjective.outcomes.map((outcome): LearningOutcome => {
    const source = outcome.source ?? sources.get(folded(outcome.text));
    return source === undefined ? outcome : { ...outcome, source };
  });
  return { ...content, competenceObjective: { ...content.competenceObjective, outcomes } };
}
