import type { JsonObject } from '../../domain/ports/credentials.js';

/** Longest text and list that a page shows of a file from anywhere; a badge of ours stays far below. */
const LONGEST_TEXT = 12_000;
const LONGEST_LIST = 200;

/** Readers for JSON that may be anybody's: what has another type is not there. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** One value or many, as a list: JSON-LD writes both. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, LONGEST_LIST) : [value];
}

export function objectsOf(value: unknown): JsonObject[] {
  return listOf(value).filter(isObject);
}

/** A text, or the first of several languages (VCDM 2.0 §11.1); '' when there is none. */
export function textOf(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value)) return typeof value[0] === 'string' || isObject(value[0]) ? textOf(value[0]) : '';
  return isObject(value) && typeof value['@value'] === 'string' ? shorten(value['@value']) : '';
}

export function textsOf(value: unknown): string[] {
  return listOf(value)
    .map(textOf)
    .filter((text) => text !== '');
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The id of something written as an address or as an object with one. */
export function idOf(value: unknown): string {
  return textOf(isObject(value) ? value.id : value);
}

/** A web address that may become a link, or undefined: no other scheme, and nobody's password. */
export function webAddress(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.username === '' && url.password === '' ? url.href : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
