import type { TextArea } from '../templates/manifest.js';
import { baselines, blockHeight, lineStart, lineWidths } from './area.js';
import { breakLines } from './breakLines.js';
import { capitalised, drawnText, SOFT_HYPHEN } from './drawable.js';
import type { Fragment } from './fragments.js';
import { fragmentsOf } from './fragments.js';
import type { Measured } from './measure.js';
import { measure, textWidth } from './measure.js';
import type { Typeface } from './typeface.js';

/** A text placed in its area; lengths in the template's units (512 to a side). */
export interface TextLayout {
  readonly size: number;
  readonly lines: readonly PlacedLine[];
  /** A word was split with an added hyphen: it fits no line even at the smallest size. */
  readonly split: boolean;
  /** The end was left out and replaced by an ellipsis: nothing else made it fit. */
  readonly cut: boolean;
}

export interface PlacedLine {
  readonly text: string;
  /** Left end of the line. */
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
}

type Placed = Pick<TextLayout, 'size' | 'lines'>;
interface Candidate extends Placed {
  /** Lines that end in an added hyphen. */
  readonly hyphens: number;
}

const SIZE_STEP = 1;
const WORTH_TRYING = 0.72;
const IMBALANCE_COST = 0.5;
/** One more line that ends in an added hyphen must make the text much larger to be worth it. */
const HYPHEN_FACTOR = 0.6;

/**
 * Wraps at spaces into the area, large and balanced. A word too wide for every line at the smallest size is
 * split; what still doesn't fit is cut with an ellipsis. Pure: it reads nothing but the typeface.
 */
export function layoutText(text: string, area: TextArea, face: Typeface): TextLayout {
  const shown = capitalised(drawnText(text), area.capitals);
  if (shown === '') return { size: area.maximumSize, lines: [], split: false, cut: false };
  const whole = placeBest(fragmentsOf(shown), area, face);
  if (whole) return { ...whole, split: false, cut: false };

  const widest = Math.max(...lineWidths(area, 1, area.minimumSize)) / area.minimumSize;
  const hyphen = textWidth('-', face, area.tracking);
  const isTooWide = (word: string): boolean => textWidth(word, face, area.tracking) + hyphen > widest;
  const pieces = fragmentsOf(shown, isTooWide);
  const split = placeBest(pieces, area, face);
  if (split) return { ...split, split: true, cut: false };
  return { ...placeCut(shown, isTooWide, area, face), split: false, cut: true };
}

/** The best of the sizes from the largest that fits down to `WORTH_TRYING` of it: a little smaller may be far better balanced. */
function placeBest(fragments: readonly Fragment[], area: TextArea, face: Typeface): Placed | undefined {
  const text = measure(fragments, face, area.tracking);
  let best: { candidate: Candidate; score: number } | undefined;
  let least = area.minimumSize;
  for (const size of sizesOf(area)) {
    if (size < least) break;
    for (const candidate of placeAt(size, text, area)) {
      if (!best) least = Math.max(least, size * WORTH_TRYING);
      const score = scoreOf(candidate);
      if (!best || score > best.score) best = { candidate, score };
    }
  }
  return best && { size: best.candidate.size, lines: best.candidate.lines };
}

/** From the largest down, the smallest among them. */
function sizesOf(area: TextArea): readonly number[] {
  const steps = Math.ceil((area.maximumSize - area.minimumSize) / SIZE_STEP);
  return Array.from({ length: steps + 1 }, (_, step) =>
    Math.max(area.minimumSize, area.maximumSize - step * SIZE_STEP),
  );
}

function scoreOf({ size, lines, hyphens }: Candidate): number {
  return size * (1 - IMBALANCE_COST * imbalance(lines)) * HYPHEN_FACTOR ** hyphens;
}

/** Mean square of how far lines fall short of the widest: 0 for one line or equal ones. */
function imbalance(lines: readonly PlacedLine[]): number {
  const widest = Math.max(...lines.map((line) => line.width));
  return lines.reduce((sum, line) => sum + (1 - line.width / widest) ** 2, 0) / lines.length;
}

/** The text at this size in each number of lines in which it fits, fewest first. */
function placeAt(size: number, text: Measured, area: TextArea): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let count = 1; count <= area.lines && blockHeight(area, count, size) <= area.height; count += 1) {
    const widths = lineWidths(area, count, size);
    const starts = breakLines(
      text,
      widths.map((width) => width / size),
    );
    if (!starts) continue;
    const ends = [...starts.slice(1), text.count];
    const hyphens = ends.filter((end) => text.fragment(end - 1)?.hyphenated).length;
    found.push({ size, lines: placeLines(size, text, area, starts, widths), hyphens });
  }
  return found;
}

function placeLines(
  size: number,
  text: Measured,
  area: TextArea,
  starts: readonly number[],
  available: readonly number[],
): readonly PlacedLine[] {
  return baselines(area, starts.length, size).map((baseline, index) => {
    const first = starts[index] ?? 0;
    const end = starts[index + 1] ?? text.count;
    const width = text.width(first, end) * size;
    return { text: text.line(first, end), x: lineStart(area, available[index] ?? 0, width), baseline, width };
  });
}

/** The longest beginning that fits at the smallest size with an ellipsis behind it. */
function placeCut(
  shown: string,
  isTooWide: (word: string) => boolean,
  area: TextArea,
  face: Typeface,
): Placed {
  const characters = [...shown.replaceAll(SOFT_HYPHEN, '')];
  let fitting: Placed = { size: area.minimumSize, lines: [] };
  let low = 1;
  let high = characters.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const beginning = characters
      .slice(0, middle)
      .join('')
      .replace(/[\s,;:.–-]+$/u, '');
    const text = measure(fragmentsOf(`${beginning}…`, isTooWide), face, area.tracking);
    const [candidate] = placeAt(area.minimumSize, text, area);
    if (candidate) {
      fitting = { size: candidate.size, lines: candidate.lines };
      low = middle + 1;
    } else high = middle - 1;
  }
  return fitting;
}
