import { folded } from '../../domain/fieldReader.js';
import type { BadgeRequest } from '../route.js';

export interface Tickable {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly from: string | undefined;
  readonly checked: boolean;
  /** The badge has it already. */
  readonly there: boolean;
}

/** Texts with a box before each; the value is the text itself. Those that a refused form ticked stay ticked. */
export function tickable(
  { badge, form }: BadgeRequest,
  name: 'outcome' | 'criterion',
  texts: readonly string[],
  from: (index: number) => string | undefined = () => undefined,
): Tickable[] {
  const { competenceObjective, assessmentCriteria } = badge.draft;
  const items = name === 'outcome' ? competenceObjective.outcomes : assessmentCriteria.criteria;
  const there = new Set(items.map(({ text }) => folded(text)));
  const ticked = new Set(form.all(name));
  return texts.map((text, index) => ({
    id: `${name}-${index}`,
    name,
    value: text,
    label: text,
    from: from(index),
    checked: ticked.has(text),
    there: there.has(folded(text)),
  }));
}
