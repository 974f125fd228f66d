import { decodeText, type XmlToken } from '../svg/scanXml.js';
import { cleanAttribute, declarations, type Placeholders } from './attributes.js';
import type { Budget } from './budget.js';
import type { Classes } from './classes.js';
import { DEFINITIONS, SHAPES } from './elements.js';
import { refusal } from './refusal.js';

type Start = Extract<XmlToken, { kind: 'start' }>;

/** What an element inherits that costs something to draw. */
export interface Context {
  /** How many surfaces of their own are drawn around it. */
  readonly surfaces: number;
  readonly inDefinition: boolean;
  readonly dashes: string | undefined;
}

interface Cleaning {
  readonly budget: Budget;
  readonly placeholders: Placeholders | undefined;
  readonly classes: Classes;
}

const GEOMETRY = new Set(['d', 'points', 'r', 'rx', 'ry', 'width', 'height', 'x1', 'y1', 'x2', 'y2']);
/** Of the root: they would be about the canvas. */
const OF_CANVAS = new Set(['x', 'y', 'width', 'height', 'id', 'transform', 'preserveAspectRatio']);

/** @throws {InvalidInput} as `cleanAttribute`, and once drawing it would cost too much */
export function cleanElement(
  token: Start,
  outer: Context,
  { budget, placeholders, classes }: Cleaning,
): { readonly markup: string; readonly context: Context } {
  const attributes = cleanAttributes(token, classes, placeholders);
  if (token.name === 'image' && !attributes.get('href')?.startsWith('{{')) throw refusal('embedded');
  const needsSurface =
    attributes.has('clip-path') || attributes.has('mask') || isTranslucent(attributes.get('opacity'));
  if (needsSurface && outer.inDefinition) throw refusal('nested');
  const context: Context = {
    surfaces: outer.surfaces + (needsSurface ? 1 : 0),
    inDefinition: outer.inDefinition || DEFINITIONS.has(token.name),
    dashes: attributes.get('stroke-dasharray') ?? outer.dashes,
  };
  if (needsSurface) budget.surface(context.surfaces);
  const geometry = [...attributes].filter(([name]) => GEOMETRY.has(name)).map(([, value]) => value);
  for (const value of geometry) budget.path(value);
  if (context.dashes !== undefined && SHAPES.has(token.name)) budget.dashes(context.dashes, geometry);
  return { markup: tag(token, attributes), context };
}

/** The root's own paint, and where its content goes on our canvas, as a group around everything. */
export function rootGroup(
  token: Start,
  place: string | undefined,
  { placeholders }: Pick<Cleaning, 'placeholders'>,
): { readonly markup: string; readonly dashes: string | undefined } {
  const attributes = cleanAttributes(token, new Map(), placeholders);
  for (const name of OF_CANVAS) attributes.delete(name);
  if (attributes.has('mask') || attributes.has('clip-path')) throw refusal('nested');
  if (place !== undefined) attributes.set('transform', place);
  return {
    markup: tag({ ...token, name: 'g', empty: false }, attributes),
    dashes: attributes.get('stroke-dasharray'),
  };
}

/** The element's own attributes, then its classes, then its style: later ones win, as in CSS. */
function cleanAttributes(
  { name: element, attributes }: Start,
  classes: Classes,
  placeholders: Placeholders | undefined,
): Map<string, string> {
  const own = [...attributes].map(([name, value]) => [name, decodeText(value)] as const);
  const plain = own.filter(([name]) => name !== 'class' && name !== 'style');
  const named = decodeText(attributes.get('class') ?? '')
    .split(/\s+/)
    .flatMap((name) => classes.get(name) ?? []);
  const style = declarations(decodeText(attributes.get('style') ?? ''));
  const cleaned = new Map<string, string>();
  for (const [name, value] of [...plain, ...named, ...style]) {
    const kept = cleanAttribute(element, name, value, placeholders);
    if (kept !== undefined) cleaned.set(name === 'xlink:href' ? 'href' : name, kept);
  }
  return cleaned;
}

function isTranslucent(opacity: string | undefined): boolean {
  return opacity !== undefined && Number.parseFloat(opacity) < (opacity.endsWith('%') ? 100 : 1);
}

function tag(
  { name, empty }: Pick<Start, 'name' | 'empty'>,
  attributes: ReadonlyMap<string, string>,
): string {
  // The logo's address comes first: that is how one is told from a picture that was brought along.
  const isImage = name === 'image';
  const first = isImage ? [['href', attributes.get('href') ?? ''] as const] : [];
  const others = [...attributes].filter(([attribute]) => !isImage || attribute !== 'href');
  const written = [...first, ...others].map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`);
  return `<${name}${written.join('')}${empty ? '/' : ''}>`;
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
