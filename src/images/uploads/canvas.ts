import type { XmlToken } from '../svg/scanXml.js';
import { CANVAS } from '../templates/manifest.js';
import { refusal } from './refusal.js';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const LARGEST_SIDE = 20_000;
/** A strip is no badge. */
const LONGEST_SHAPE = 3;

/**
 * What puts a picture of another size into the middle of our canvas, as large as it goes; undefined where it is of our
 * size already. @throws {InvalidInput} for a root that is none, or a canvas that can't be fitted
 */
export function placeOnCanvas(
  root: Extract<XmlToken, { kind: 'start' }>,
  isTemplate: boolean,
): string | undefined {
  if (root.name !== 'svg' || root.attributes.get('xmlns') !== SVG_NAMESPACE) throw refusal('format');
  const [x, y, width, height] = viewBox(root.attributes);
  const sides = [width, height];
  if (!sides.every((side) => side > 0 && side <= LARGEST_SIDE))
    throw refusal('canvas', { maximum: LARGEST_SIDE });
  if (Math.max(...sides) > LONGEST_SHAPE * Math.min(...sides))
    throw refusal('canvas', { maximum: LARGEST_SIDE });
  if (x === 0 && y === 0 && width === CANVAS && height === CANVAS) return undefined;
  if (isTemplate) throw refusal('canvas', { maximum: CANVAS });
  const scale = CANVAS / Math.max(width, height);
  const place = (start: number, side: number): number => (CANVAS - side * scale) / 2 - start * scale;
  const numbers = [scale, 0, 0, scale, place(x, width), place(y, height)].map((value) =>
    Number(value.toFixed(6)),
  );
  return `matrix(${numbers.join(' ')})`;
}

function viewBox(attributes: ReadonlyMap<string, string>): readonly [number, number, number, number] {
  const box =
    attributes
      .get('viewBox')
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [x, y, width, height] = box;
  if (box.length === 4 && box.every(Number.isFinite)) return [x ?? 0, y ?? 0, width ?? 0, height ?? 0];
  const side = (name: string): number => Number.parseFloat(attributes.get(name) ?? '');
  const sides = [side('width'), side('height')];
  if (!sides.every(Number.isFinite)) throw refusal('canvas', { maximum: LARGEST_SIDE });
  return [0, 0, sides[0] ?? 0, sides[1] ?? 0];
}
