import { LINE_KINDS, type LineKind, type SortedLine } from '../../domain/pastedText.js';
import type { TakenText, Takings } from '../../domain/takeOver.js';
import type { Form } from '../form.js';

/** The lines of the preview as they were posted, in order. */
export function readLines(form: Form): SortedLine[] {
  return form.indexes('line').map((index) => ({
    kind: LINE_KINDS.find((kind) => kind === form.text(`line.${index}.kind`)) ?? 'skip',
    text: form.text(`line.${index}.text`),
  }));
}

/** What a person left ticked off as what; several lines in one field are several outcomes or criteria. */
export function toTakings(lines: readonly SortedLine[]): Takings {
  const whole = reunited(lines);
  const of = (kind: LineKind) => whole.filter((line) => line.kind === kind).map(({ text }) => text);
  const each = (kind: LineKind) => of(kind).flatMap((text) => text.split('\n'));
  const texts: Partial<Record<TakenText, string>> = {
    title: of('title')[0] ?? '',
    outcomesLead: of('outcomesLead')[0] ?? '',
    criteriaLead: of('criteriaLead')[0] ?? '',
    description: of('description').join('\n\n'),
    skillsDemonstration: of('skillsDemonstration').join('\n\n'),
    tags: of('tags').join(', '),
  };
  return { outcomes: each('outcome').map((text) => ({ text })), criteria: each('criterion'), texts };
}

/** A line that continues the one above goes there; what it continues may itself stay behind. */
function reunited(lines: readonly SortedLine[]): SortedLine[] {
  const whole: SortedLine[] = [];
  for (const { kind, text } of lines) {
    const before = whole.at(-1);
    if (kind !== 'continues' || before === undefined) whole.push({ kind, text });
    else whole[whole.length - 1] = { kind: before.kind, text: `${before.text} ${text}`.trim() };
  }
  return whole;
}
