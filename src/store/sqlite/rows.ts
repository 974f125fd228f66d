import { LRUCache } from 'lru-cache';
import type { CollectionName, Collections, Stored } from '../../domain/ports/store.js';
import type { KeyValue } from '../queries.js';
import type { Row } from './connection.js';
import { unpack } from './packing.js';

/**
 * Packed documents that are read again and again, by their packed bytes: the same bytes always hold the same document.
 * Readers share it, as a database's readers share its pages: the domain's types let nobody write into one.
 */
const unpacked: { readonly [C in CollectionName]?: LRUCache<string, Collections[C]> } = {
  submissions: new LRUCache({ max: 200 }),
  issuedBadges: new LRUCache({ max: 400 }),
};

/** What is in the file was checked when it was written. */
export function parse<C extends CollectionName>(json: string): Collections[C] {
  return JSON.parse(json);
}

export function stored<C extends CollectionName>(collection: C, row: Row): Stored<Collections[C]> {
  const { revision } = row;
  if (typeof revision !== 'number') throw new TypeError('a row without revision');
  return { ...taken(collection, row), revision };
}

/** The document alone. */
export function taken<C extends CollectionName>(collection: C, { document }: Row): Collections[C] {
  const kept = unpacked[collection];
  if (kept === undefined || !(document instanceof ArrayBuffer)) return parse<C>(unpack(document));
  const bytes = Buffer.from(document).toString('latin1');
  const known = kept.get(bytes);
  if (known !== undefined) return known;
  const made = parse<C>(unpack(document));
  kept.set(bytes, made);
  return made;
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`a row without ${column}`);
  return value;
}

export function placeOf(row: Row): KeyValue {
  const { place } = row;
  if (typeof place !== 'string' && typeof place !== 'number') throw new TypeError('a row without its place');
  return place;
}
