import type { TextArc } from '../templates/manifest.js';
import { capitalised, drawnText, glyphCharacter, SOFT_HYPHEN } from './drawable.js';
import { textWidth } from './measure.js';
import { pathCommand } from './outlines.js';
import type { Typeface } from './typeface.js';

/** A text placed on its circle. */
export interface ArcLayout {
  readonly text: string;
  readonly size: number;
  /** Along the base line. */
  readonly width: number;
  /** The end was left out and replaced by an ellipsis. */
  readonly cut: boolean;
}

/** As large as the sweep allows; what doesn't fit at the smallest size is cut with an ellipsis. Pure. */
export function layoutArc(text: string, arc: TextArc, face: Typeface): ArcLayout {
  const shown = capitalised(drawnText(text).replaceAll(SOFT_HYPHEN, ''), arc.capitals);
  const length = (arc.radius * arc.sweep * Math.PI) / 180;
  const width = textWidth(shown, face, arc.tracking);
  const size = Math.min(arc.maximumSize, width === 0 ? arc.maximumSize : length / width);
  if (size >= arc.minimumSize) return { text: shown, size, width: width * size, cut: false };
  const characters = [...shown];
  for (;;) {
    characters.pop();
    const beginning = `${characters.join('').replace(/[\s,;:.–-]+$/u, '')}…`;
    const taken = textWidth(beginning, face, arc.tracking) * arc.minimumSize;
    if (taken <= length || characters.length === 0) {
      return { text: beginning, size: arc.minimumSize, width: taken, cut: true };
    }
  }
}

/** Path data of a placed arc, each letter turned about the middle of its foot. */
export function arcOutlines(layout: ArcLayout, arc: TextArc, face: Typeface): string {
  const parts: string[] = [];
  let pen = -layout.width / 2;
  let previous: string | undefined;
  for (const raw of layout.text) {
    const character = glyphCharacter(raw);
    if (previous !== undefined) pen += (arc.tracking + face.kerning(previous, character)) * layout.size;
    const advance = face.advance(character) * layout.size;
    const place = placeOn(arc, (pen + advance / 2) / arc.radius);
    for (const { type, points } of face.outline(character).commands) {
      parts.push(pathCommand(type, turned(points, layout.size, advance, place)));
    }
    pen += advance;
    previous = character;
  }
  return parts.join('');
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly cosine: number;
  readonly sine: number;
}

/** Where a letter stands, and how far it is turned clockwise. */
function placeOn({ x, y, radius, side }: TextArc, angle: number): Place {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const top = side === 'top';
  return {
    x: x + radius * sine,
    y: top ? y - radius * cosine : y + radius * cosine,
    cosine,
    sine: top ? sine : -sine,
  };
}

function turned(points: readonly number[], size: number, advance: number, place: Place): readonly number[] {
  const result: number[] = [];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const across = (points[index] ?? 0) * size - advance / 2;
    const down = (points[index + 1] ?? 0) * size;
    result.push(
      place.x + across * place.cosine - down * place.sine,
      place.y + across * place.sine + down * place.cosine,
    );
  }
  return result;
}
