import type { PlaceholderKind } from '../templates/placeholders.js';
import { refusal } from './refusal.js';

/** None of these can be matched in two ways: a hostile value costs no more than its length. */
const NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?';
const LENGTH = new RegExp(`^${NUMBER}(?:px|%)?$`, 'i');
const NUMBERS = /^[-+\d.eE,\s]+$/;
const PATH = /^[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*$/;
const TRANSFORM = /^(?:(?:matrix|translate|scale|rotate|skewX|skewY)[ ]?\([-+\d.eE,\s]*\)[\s,]*)*$/;
const WORD = /^[A-Za-z-]{1,30}(?: [A-Za-z-]{1,30})?$/;
const IDENTIFIER = /^[A-Za-z_][\w.-]{0,79}$/;
const OWN_REFERENCE = /^url\(\s*(["']?)#([A-Za-z_][\w.-]{0,79})\1\s*\)$/;
const PAINT =
  /^(?:none|#[\da-f]{3,8}|rgba?\([\d\s.,%]{1,40}\)|[a-z]{3,24}|url\(\s*["']?#[A-Za-z_][\w.-]{0,79}["']?\s*\))$/i;
const LARGEST_NUMBER = 100_000;

type Rule = RegExp;

function rules(rule: Rule, names: string): readonly [string, Rule][] {
  return names.split(' ').map((name) => [name, rule]);
}

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...rules(LENGTH, 'x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height offset opacity stroke-width'),
  ...rules(LENGTH, 'fill-opacity stroke-opacity stop-opacity stroke-miterlimit stroke-dashoffset'),
  ...rules(PAINT, 'fill stroke stop-color color'),
  ...rules(NUMBERS, 'points stroke-dasharray'),
  ...rules(PATH, 'd'),
  ...rules(TRANSFORM, 'transform gradientTransform'),
  ...rules(WORD, 'fill-rule clip-rule stroke-linecap stroke-linejoin gradientUnits spreadMethod display'),
  ...rules(WORD, 'clipPathUnits maskUnits maskContentUnits preserveAspectRatio mask-type visibility'),
  ...rules(WORD, 'color-interpolation shape-rendering paint-order'),
  ...rules(OWN_REFERENCE, 'clip-path mask'),
  ...rules(IDENTIFIER, 'id'),
]);

const MEASURES: ReadonlySet<Rule> = new Set([LENGTH, NUMBERS, PATH, TRANSFORM]);

/** Where each kind of placeholder may stand, as the whole value. */
const PLACES: Readonly<Record<PlaceholderKind, readonly string[]>> = {
  colour: ['fill', 'stroke', 'stop-color'],
  outline: ['d'],
  picture: ['href'],
  condition: [],
};

export type Placeholders = ReadonlyMap<string, PlaceholderKind>;
const PLACEHOLDER = /^\{\{([A-Za-z0-9]+)\}\}$/;

/**
 * The attribute as it may stay, or undefined when it is left out.
 * @param value its entities read
 * @throws {InvalidInput} when somebody means harm, or means something that can't be kept
 */
export function cleanAttribute(
  element: string,
  name: string,
  value: string,
  placeholders: Placeholders | undefined,
): string | undefined {
  if (/^on/i.test(name)) throw refusal('handler', { name });
  if (/\{\{|\}\}/.test(value)) return cleanPlaceholder(name, value, placeholders);
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  if (local === 'href') return cleanHref(element, value);
  if (local === 'base' || refersOutside(name, value)) throw refusal('outside', { name });
  const rule = RULES.get(name);
  const trimmed = value.trim();
  if (rule === undefined || !rule.test(trimmed)) return undefined;
  if (MEASURES.has(rule) && hasHugeNumber(trimmed)) throw refusal('numbers', { name });
  return trimmed;
}

function cleanPlaceholder(name: string, value: string, placeholders: Placeholders | undefined): string {
  const found = PLACEHOLDER.exec(value)?.[1];
  const kind = found === undefined ? undefined : placeholders?.get(found);
  if (kind === undefined || !PLACES[kind].includes(name))
    throw refusal('placeholder', { found: value.slice(0, 60) });
  return value;
}

/** Only a gradient that takes over another one's stops. */
function cleanHref(element: string, value: string): string | undefined {
  if (!value.startsWith('#')) throw refusal(element === 'image' ? 'embedded' : 'outside', { name: 'href' });
  if (element === 'image') throw refusal('embedded');
  return IDENTIFIER.test(value.slice(1)) && element.endsWith('Gradient') ? value : undefined;
}

const LOADING = new Set(['src', 'data', 'action', 'formaction', 'poster', 'ping']);

function refersOutside(name: string, value: string): boolean {
  if (LOADING.has(name.toLowerCase())) return true;
  // Of another vocabulary: never kept, whatever it says.
  if (name.includes(':')) return false;
  const unescaped = value.replace(/[\s\p{Cc}]/gu, '');
  if (/javascript:|vbscript:|data:|expression\(|@import/i.test(unescaped)) return true;
  if (RULES.has(name) && value.includes('\\')) return true;
  const references = unescaped.match(/url\([^)]*\)?/gi) ?? [];
  return references.some((reference) => !OWN_REFERENCE.test(reference));
}

function hasHugeNumber(value: string): boolean {
  for (const [number] of value.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)) {
    if (!(Math.abs(Number(number)) <= LARGEST_NUMBER)) return true;
  }
  return false;
}

/** `name: value` pairs of a style attribute or of a class. @throws {InvalidInput} when they load something */
export function declarations(style: string): readonly (readonly [string, string])[] {
  return style.split(';').flatMap((declaration) => {
    const colon = declaration.indexOf(':');
    if (colon < 0) return [];
    return [[declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const];
  });
}
