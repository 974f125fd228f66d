import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The one door to opentype.js, which has no types of its own. It is required, not imported: it loads only when the
 * first text is measured, and `Images.check` must answer without waiting.
 */
interface OpenTypeModule {
  parse(bytes: ArrayBuffer): OpenTypeFont;
}

export interface OpenTypeFont {
  readonly unitsPerEm: number;
  /** 0: the font has none. */
  charToGlyphIndex(character: string): number;
  charToGlyph(character: string): OpenTypeGlyph;
  /** Font units, mostly negative. */
  getKerningValue(left: OpenTypeGlyph, right: OpenTypeGlyph): number;
}

export interface OpenTypeGlyph {
  readonly advanceWidth: number;
  /** The outline with its y axis downwards. */
  getPath(x: number, y: number, size: number): { readonly commands: readonly OutlineCommand[] };
}

export interface OutlineCommand {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly x?: number;
  readonly y?: number;
  readonly x1?: number;
  readonly y1?: number;
  readonly x2?: number;
  readonly y2?: number;
}

const require = createRequire(import.meta.url);

/** Reads a TrueType, OpenType or WOFF 1 file of an installed package, named as `package/path`. */
export function loadFont(file: string): OpenTypeFont {
  const opentype: OpenTypeModule = require('opentype.js');
  const bytes = readFileSync(require.resolve(file));
  const copy = new Uint8Array(bytes);
  return opentype.parse(copy.buffer);
}
