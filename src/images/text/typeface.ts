import type { OpenTypeFont, OpenTypeGlyph, OutlineCommand } from './opentype.js';
import { loadFont } from './opentype.js';

/** Weights that a manifest may ask for: Barlow Semi Condensed (see NOTICE). */
const FILES = {
  medium: '@expo-google-fonts/barlow-semi-condensed/500Medium/BarlowSemiCondensed_500Medium.ttf',
  semibold: '@expo-google-fonts/barlow-semi-condensed/600SemiBold/BarlowSemiCondensed_600SemiBold.ttf',
  bold: '@expo-google-fonts/barlow-semi-condensed/700Bold/BarlowSemiCondensed_700Bold.ttf',
} as const;

export type Weight = keyof typeof FILES;
export const WEIGHTS: readonly Weight[] = ['medium', 'semibold', 'bold'];

/** What measuring needs; all lengths in em, so that they only have to be multiplied by the size. */
export interface Typeface {
  draws(character: string): boolean;
  advance(character: string): number;
  kerning(left: string, right: string): number;
  outline(character: string): GlyphOutline;
}

/** Curves with the y axis downwards from the base line, and how far the ink reaches above and below it. */
export interface GlyphOutline {
  readonly commands: readonly GlyphCommand[];
  readonly top: number;
  readonly bottom: number;
}

export interface GlyphCommand {
  readonly type: OutlineCommand['type'];
  /** x and y in turn. */
  readonly points: readonly number[];
}

const loaded = new Map<Weight, Typeface>();

/** The bundled typeface in this weight; read at its first use and kept. */
export function typeface(weight: Weight): Typeface {
  const known = loaded.get(weight);
  if (known) return known;
  const fresh = createTypeface(loadFont(FILES[weight]));
  loaded.set(weight, fresh);
  return fresh;
}

interface Glyph {
  readonly glyph: OpenTypeGlyph;
  outline: GlyphOutline | undefined;
}

function createTypeface(font: OpenTypeFont): Typeface {
  const em = font.unitsPerEm;
  const glyphs = new Map<string, Glyph>();
  const pairs = new Map<string, number>();

  function glyphOf(character: string): Glyph {
    let known = glyphs.get(character);
    if (!known) {
      known = { glyph: font.charToGlyph(character), outline: undefined };
      glyphs.set(character, known);
    }
    return known;
  }

  return {
    draws: (character) => font.charToGlyphIndex(character) !== 0,
    advance: (character) => glyphOf(character).glyph.advanceWidth / em,
    kerning(left, right) {
      const pair = left + right;
      let value = pairs.get(pair);
      if (value === undefined) {
        value = font.getKerningValue(glyphOf(left).glyph, glyphOf(right).glyph) / em;
        pairs.set(pair, value);
      }
      return value;
    },
    outline(character) {
      const known = glyphOf(character);
      known.outline ??= outlineOf(known.glyph, em);
      return known.outline;
    },
  };
}

function outlineOf(glyph: OpenTypeGlyph, em: number): GlyphOutline {
  const commands = glyph.getPath(0, 0, em).commands.map(({ type, x1, y1, x2, y2, x, y }) => ({
    type,
    points: [x1, y1, x2, y2, x, y].filter((value) => value !== undefined).map((value) => value / em),
  }));
  const heights = commands.flatMap(({ points }) => points.filter((_, index) => index % 2 === 1));
  return {
    commands,
    top: heights.reduce((top, y) => Math.max(top, -y), 0),
    bottom: heights.reduce((bottom, y) => Math.max(bottom, y), 0),
  };
}
