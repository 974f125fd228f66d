import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { JsonObject } from '../domain/ports/credentials.js';

/** A part's JSON, and a text that stands for it meanwhile. */
interface Written {
  readonly token: string;
  readonly json: string;
}

/** Issuers and badge versions that are issued from at one time, twice over. */
const KEPT = 400;

const parts = new LRUCache<string, JsonObject>({ max: KEPT });
const written = new WeakMap<object, Written>();
/** Drawn by each process, so that no document can hold it. */
const secret = randomBytes(16).toString('hex');
let made = 0;

/**
 * A part that many credentials share, made once: describing, tidying and writing it would be most of their cost.
 * @param key says all that it is made of
 * @param make gives it tidied; it is frozen
 */
export function shared(key: string, make: () => JsonObject): JsonObject {
  const known = parts.get(key);
  if (known !== undefined) return known;
  const part = make();
  freeze(part);
  made += 1;
  written.set(part, { token: `${secret}-${made}`, json: JSON.stringify(part) });
  parts.set(key, part);
  return part;
}

/** Whether it is such a part: tidy, and plain JSON. */
export function isShared(value: object): boolean {
  return written.has(value);
}

/** As JSON.stringify writes it. */
export function writeJson(document: JsonObject): string {
  const found: Written[] = [];
  const text = JSON.stringify(document, (_, value: unknown) => {
    const part = typeof value === 'object' && value !== null ? written.get(value) : undefined;
    if (part === undefined) return value;
    found.push(part);
    return part.token;
  });
  return found.reduce((json, part) => json.replace(`"${part.token}"`, () => part.json), text);
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}
