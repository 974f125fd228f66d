import { glyphCharacter } from './drawable.js';
import type { Fragment } from './fragments.js';
import type { Typeface } from './typeface.js';

/** Widths in em of any run of fragments, each from two sums: laying out tries hundreds of them. */
export interface Measured {
  readonly count: number;
  /** The line that runs from fragment `first` to before `end`, as it is drawn. */
  line(first: number, end: number): string;
  width(first: number, end: number): number;
  /** What lies behind a break after this fragment. */
  fragment(index: number): Fragment | undefined;
}

/** Width of a text in em with kerning, and `tracking` em added between characters. */
export function textWidth(text: string, face: Typeface, tracking: number): number {
  return advances(text, face, tracking).at(-1) ?? 0;
}

/** Where each character ends, in em; without the tracking behind the last one. */
export function advances(text: string, face: Typeface, tracking: number): readonly number[] {
  const ends: number[] = [];
  let pen = 0;
  let previous: string | undefined;
  for (const raw of text) {
    const character = glyphCharacter(raw);
    if (previous !== undefined) pen += tracking + face.kerning(previous, character);
    pen += face.advance(character);
    ends.push(pen);
    previous = character;
  }
  return ends;
}

export function measure(fragments: readonly Fragment[], face: Typeface, tracking: number): Measured {
  const whole = fragments.map((fragment) => fragment.text + (fragment.spaced ? ' ' : '')).join('');
  const ends = advances(whole, face, tracking);
  const characters = [...whole];
  const spans: { start: number; end: number }[] = [];
  let position = 0;
  for (const fragment of fragments) {
    const length = [...fragment.text].length;
    spans.push({ start: position, end: position + length });
    position += length + (fragment.spaced ? 1 : 0);
  }
  const hyphen = face.advance('-') + tracking;
  const startOf = (index: number): number => {
    const character = characters[index];
    return (ends[index] ?? 0) - (character === undefined ? 0 : face.advance(glyphCharacter(character)));
  };
  return {
    count: fragments.length,
    fragment: (index) => fragments[index],
    line(first, end) {
      const text = characters.slice(spans[first]?.start, spans[end - 1]?.end).join('');
      return fragments[end - 1]?.hyphenated ? `${text}-` : text;
    },
    width(first, end) {
      const start = startOf(spans[first]?.start ?? 0);
      const stop = ends[(spans[end - 1]?.end ?? 0) - 1] ?? 0;
      return stop - start + (fragments[end - 1]?.hyphenated ? hyphen : 0);
    },
  };
}
