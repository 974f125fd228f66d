import type { CollectionName, Collections, Stored } from '../../domain/ports/store.js';
import type { KeyValue } from '../queries.js';
import type { Row } from './connection.js';
import { unpack } from './packing.js';

/** What is in the file was checked when it was written. */
export function parse<C extends CollectionName>(json: string): Collections[C] {
  return JSON.parse(json);
}

export function stored<C extends CollectionName>(row: Row): Stored<Collections[C]> {
  const { revision } = row;
  if (typeof revision !== 'number') throw new TypeError('a row without revision');
  return { ...taken<C>(row), revision };
}

/** The document alone. */
export function taken<C extends CollectionName>(row: Row): Collections[C] {
  return parse<C>(unpack(row.document));
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
