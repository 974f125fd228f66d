import { glyphCharacter } from './drawable.js';
import type { TextLayout } from './layoutText.js';
import type { GlyphCommand, Typeface } from './typeface.js';

/** Path data of a placed text, to hundredths of a unit. */
export function outlines(layout: TextLayout, face: Typeface, tracking: number): string {
  const parts: string[] = [];
  for (const line of layout.lines) {
    let pen = line.x;
    let previous: string | undefined;
    for (const raw of line.text) {
      const character = glyphCharacter(raw);
      if (previous !== undefined) pen += (tracking + face.kerning(previous, character)) * layout.size;
      for (const command of face.outline(character).commands) {
        const points = command.points.map(
          (value, index) => value * layout.size + (index % 2 === 0 ? pen : line.baseline),
        );
        parts.push(pathCommand(command.type, points));
      }
      pen += face.advance(character) * layout.size;
      previous = character;
    }
  }
  return parts.join('');
}

/** opentype.js's own path text runs numbers together where a negative one rounds to zero; so this one is ours. */
export function pathCommand(type: GlyphCommand['type'], points: readonly number[]): string {
  return type + points.map((value) => String(Math.round(value * 100) / 100)).join(' ');
}
