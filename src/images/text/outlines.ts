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
        parts.push(pathCommand(command, pen, line.baseline, layout.size));
      }
      pen += face.advance(character) * layout.size;
      previous = character;
    }
  }
  return parts.join('');
}

/** opentype.js's own path text runs numbers together where a negative one rounds to zero; so this one is ours. */
function pathCommand({ type, points }: GlyphCommand, x: number, y: number, size: number): string {
  const numbers = points.map((value, index) => {
    const place = value * size + (index % 2 === 0 ? x : y);
    return String(Math.round(place * 100) / 100);
  });
  return type + numbers.join(' ');
}
