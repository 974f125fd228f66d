import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PictureIcon } from '../../domain/pictureIcons.js';
import { type Attributes, scanXml } from '../svg/scanXml.js';

const require = createRequire(import.meta.url);
const kept = new Map<PictureIcon, string>();

/** The icon as the data of one path, to be stroked: 24 to a side, lines 2 wide. Read at its first use and kept. */
export function iconOutline(name: PictureIcon): string {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const svg = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const parts: string[] = [];
  for (const token of scanXml(svg)) {
    if (token.kind === 'start' && token.name !== 'svg')
      parts.push(shapeOutline(token.name, token.attributes));
  }
  const outline = parts.join('');
  kept.set(name, outline);
  return outline;
}

/** @throws {TypeError} for a shape that the set does not use */
export function shapeOutline(shape: string, attributes: Attributes): string {
  const number = (name: string): number => Number(attributes.get(name) ?? 0);
  if (shape === 'path') return absoluteStart(attributes.get('d') ?? '');
  if (shape === 'line') return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
  if (shape === 'polyline' || shape === 'polygon') {
    return `M${attributes.get('points') ?? ''}${shape === 'polygon' ? 'Z' : ''}`;
  }
  if (shape === 'circle') return ellipse(number('cx'), number('cy'), number('r'), number('r'));
  if (shape === 'ellipse') return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
  if (shape !== 'rect') throw new TypeError(`icons: ${shape} is not known`);
  return rectangle(number('x'), number('y'), number('width'), number('height'), number('rx') || number('ry'));
}

/** A path may begin with a small m, which means the same only as long as nothing stands before it. */
function absoluteStart(data: string): string {
  const start = /^\s*m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*,?/.exec(data);
  if (start === null) return data;
  const rest = data.slice(start[0].length);
  return `M${start[1]} ${start[2]}${/^[\d.-]/.test(rest) ? 'l' : ''}${rest}`;
}

function ellipse(x: number, y: number, width: number, height: number): string {
  return `M${x - width} ${y}a${width} ${height} 0 1 0 ${2 * width} 0a${width} ${height} 0 1 0 ${-2 * width} 0Z`;
}

function rectangle(x: number, y: number, width: number, height: number, corner: number): string {
  const arc = (dx: number, dy: number): string =>
    corner === 0 ? '' : `a${corner} ${corner} 0 0 1 ${dx} ${dy}`;
  const [across, down] = [width - 2 * corner, height - 2 * corner];
  return `M${x + corner} ${y}h${across}${arc(corner, corner)}v${down}${arc(-corner, corner)}h${-across}${arc(-corner, -corner)}v${-down}${arc(corner, -corner)}Z`;
}
