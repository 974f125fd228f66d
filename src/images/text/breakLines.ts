import type { Measured } from './measure.js';

/** What an ugly line end costs, beside the square of the empty share of the line. */
const HYPHEN_COST = 0.4;
const JOINT_COST = 0.06;
/** A line ending in `in`, `ja`, `v` or `und` leaves the eye hanging. */
const SHORT_WORD_COST = 0.08;
const SHORT_WORD = /(?:^|\s)\p{Ll}{1,3}$/u;

/**
 * Breaks into as many lines as there are widths (in em), the raggedness least.
 * @returns for each line the fragment it begins with, or undefined when it doesn't fit.
 */
export function breakLines(text: Measured, widths: readonly number[]): readonly number[] | undefined {
  if (text.count < widths.length || !fitsGreedily(text, widths)) return undefined;
  let best: readonly Break[] = [{ cost: 0, start: 0, before: undefined, end: 0 }];
  for (const [index, width] of widths.entries()) {
    const isLast = index === widths.length - 1;
    best = nextBreaks(text, best, width, isLast);
  }
  const last = best.find((candidate) => candidate.end === text.count);
  return last && startsOf(last);
}

interface Break {
  readonly cost: number;
  /** First fragment of the line that ends here. */
  readonly start: number;
  readonly end: number;
  readonly before: Break | undefined;
}

function nextBreaks(
  text: Measured,
  before: readonly Break[],
  width: number,
  isLast: boolean,
): readonly Break[] {
  const found = new Map<number, Break>();
  for (const previous of before) {
    for (let end = previous.end + 1; end <= text.count; end += 1) {
      const taken = text.width(previous.end, end);
      if (taken > width) break;
      const cost = previous.cost + (1 - taken / width) ** 2 + (isLast ? 0 : endCost(text, previous.end, end));
      if (cost < (found.get(end)?.cost ?? Number.POSITIVE_INFINITY)) {
        found.set(end, { cost, start: previous.end, end, before: previous });
      }
    }
  }
  return [...found.values()];
}

function endCost(text: Measured, first: number, end: number): number {
  const last = text.fragment(end - 1);
  if (last === undefined) return 0;
  if (last.hyphenated) return HYPHEN_COST;
  if (!last.spaced) return JOINT_COST;
  return SHORT_WORD.test(text.line(first, end)) ? SHORT_WORD_COST : 0;
}

function startsOf(last: Break): readonly number[] {
  const starts: number[] = [];
  for (let line: Break | undefined = last; line?.before; line = line.before) starts.unshift(line.start);
  return starts;
}

/** Filling each line as far as it goes never needs more lines than any other way: a quick no. */
function fitsGreedily(text: Measured, widths: readonly number[]): boolean {
  let first = 0;
  for (const width of widths) {
    let end = first;
    while (end < text.count && text.width(first, end + 1) <= width) end += 1;
    first = end;
  }
  return first === text.count;
}
