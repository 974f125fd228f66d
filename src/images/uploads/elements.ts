import type { RefusalReason } from './refusal.js';

/** What a picture is made of. Whatever copies, repeats or filters is missing: it could grow without end. */
const KEPT = new Set([
  'svg',
  'g',
  'defs',
  'path',
  'circle',
  'ellipse',
  'rect',
  'line',
  'polyline',
  'polygon',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'mask',
  'image',
]);

/** Notes of drawing programs: left out with all that is in them. */
const LEFT_OUT = new Set(['title', 'desc', 'metadata', 'style']);

const REASONS: Readonly<Record<string, RefusalReason>> = {
  script: 'script',
  foreignObject: 'foreign',
  iframe: 'foreign',
  object: 'foreign',
  embed: 'foreign',
  video: 'foreign',
  audio: 'foreign',
  html: 'foreign',
  body: 'foreign',
  animate: 'animation',
  animateMotion: 'animation',
  animateTransform: 'animation',
  animateColor: 'animation',
  set: 'animation',
  discard: 'animation',
  a: 'link',
  feImage: 'embedded',
  use: 'element',
  text: 'text',
  tspan: 'text',
  tref: 'text',
  textPath: 'text',
  font: 'text',
  'font-face': 'text',
};

export type ElementFate = 'kept' | 'leftOut' | RefusalReason;

/** Names are looked at as written: XML tells capitals apart, and a browser's HTML parser never sees the file. */
export function fateOf(name: string): ElementFate {
  if (KEPT.has(name)) return 'kept';
  if (LEFT_OUT.has(name)) return 'leftOut';
  const local = name.slice(name.indexOf(':') + 1);
  const reason = Object.hasOwn(REASONS, local) ? REASONS[local] : undefined;
  const inAnyCase = Object.keys(REASONS).find((known) => known.toLowerCase() === local.toLowerCase());
  if (reason !== undefined || inAnyCase !== undefined) return reason ?? REASONS[inAnyCase ?? ''] ?? 'element';
  // Of another vocabulary (Inkscape's, Illustrator's, RDF): nothing of it is drawn.
  return name.includes(':') ? 'leftOut' : 'element';
}

export const SHAPES = new Set(['path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon']);
export const DEFINITIONS = new Set(['clipPath', 'mask', 'linearGradient', 'radialGradient']);
