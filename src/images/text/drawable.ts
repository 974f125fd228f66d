import type { Typeface } from './typeface.js';

/** Not ink: joiners, direction marks, control characters. They are left out; what they act on is named if it can't be drawn. */
const INVISIBLE = /(?![\u00ad\s])[\p{Cf}\p{Cc}]/gu;
const MORE_THAN_ENOUGH = 10;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text as it is drawn: composed characters, single spaces, no invisible marks. Soft hyphens stay, as places to break. */
export function drawnText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\u2010\u2011]/g, (hyphen) => (hyphen === '\u2010' ? '-' : NON_BREAKING_HYPHEN))
    .replace(/[\u00a0\u202f\u2007]/g, NON_BREAKING_SPACE)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
}

/** `capitals` makes room for a narrow line set wide; ß becomes SS. */
export function capitalised(text: string, capitals: boolean): string {
  return capitals ? text.toUpperCase() : text;
}

export const SOFT_HYPHEN = '\u00ad';
export const NON_BREAKING_SPACE = '\u00a0';
export const NON_BREAKING_HYPHEN = '\u2011';

/** The character whose glyph stands for this one. */
export function glyphCharacter(character: string): string {
  if (character === NON_BREAKING_HYPHEN) return '-';
  return character === NON_BREAKING_SPACE ? ' ' : character;
}

/** Every different character, as a person sees it, that can't be drawn left to right with this typeface; in order, at most ten. */
export function undrawable(text: string, face: Typeface): readonly string[] {
  const found = new Set<string>();
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    if (!isDrawable(segment, face)) found.add(segment);
    if (found.size === MORE_THAN_ENOUGH) break;
  }
  return [...found];
}

/** At most one code point, with a glyph of its own: a mark left over by composition would stand beside its letter. */
function isDrawable(grapheme: string, face: Typeface): boolean {
  const [character, ...rest] = [...drawnText(grapheme)].filter((part) => part !== SOFT_HYPHEN);
  if (character === undefined) return true;
  return rest.length === 0 && !/\p{M}/u.test(character) && face.draws(glyphCharacter(character));
}
