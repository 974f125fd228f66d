import type { JsonObject } from '../domain/ports/credentials.js';
import { isShared } from './shared.js';

/** Half of a surrogate pair on its own: it has no UTF-8 form, so two different texts would be signed as one. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Whole pairs too: a quick look that spares most texts the slow one. */
const SURROGATE = /[\uD800-\uDFFF]/;
/** Characters that no IRI may hold and that URL leaves as they are (RFC 3987 §2.2). */
const NOT_IN_IRI = /[\s"<>\\^`{|}]/g;

/**
 * A deep copy as Open Badges 3.0 wants its JSON: nothing undefined, null or empty (Serialization, JSON), and every text
 * well-formed Unicode.
 */
export function tidy(object: JsonObject): { [key: string]: unknown } {
  const copy: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(object)) {
    const tidied = tidyValue(value);
    if (tidied !== undefined) copy[key] = tidied;
  }
  return copy;
}

function tidyValue(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string')
    return SURROGATE.test(value) ? value.replace(LONE_SURROGATE, '\uFFFD') : value;
  if (typeof value !== 'object' || isShared(value)) return value;
  if (Array.isArray(value)) {
    const items = value.map(tidyValue).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  return tidy({ ...value });
}

/** A web address as an IRI that every RDF library accepts. */
export function iri(address: string): string {
  const normal = URL.canParse(address) ? new URL(address).href : address;
  return normal.replace(NOT_IN_IRI, encodeURIComponent);
}

/** `2026-11-23T10:00:00Z`: what is finer than a second is cut off, so that a JWT's `nbf` can say the same. */
export function wholeSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
