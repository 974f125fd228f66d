import type { CollectionName } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { type CollectionSchema, type IndexSchema, schemaOf } from './schema.js';

export type KeyValue = string | number;

/** A key or index of the schema, and the values asked for, in its fields' order. */
export interface Lookup {
  readonly fields: readonly string[];
  readonly values: readonly KeyValue[];
  /** False for a value that no stored document can have: the answer is then "none", without asking. */
  readonly possible: boolean;
}

export interface PageLookup extends Lookup {
  readonly index: IndexSchema;
  readonly descending: boolean;
  readonly limit: number;
  /** `orderBy` value and id of the last item of the page before. */
  readonly after: readonly [KeyValue, string] | undefined;
}

interface PageRequest {
  readonly where: object;
  readonly orderBy: string;
  readonly direction?: 'ascending' | 'descending';
  readonly limit: number;
  readonly after?: string;
}

const LARGEST_PAGE = 1000;
// Half a surrogate pair or a NUL would not come back from a database as it went in: two keys could become one.
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/** Whether a text can be a key in every adapter. */
export function isKeepable(text: string): boolean {
  return !UNKEEPABLE.test(text);
}

/** @throws {TypeError} when `where` is not exactly a unique key of the collection, naming those that are. */
export function keyLookup(collection: CollectionName, where: object): Lookup {
  const schema = schemaOf(collection);
  const asked = Object.keys(where);
  const key = schema.keys.find((fields) => isSameSet(fields, asked));
  if (key === undefined) {
    const declared = schema.keys.map((fields) => fields.join('+')).join(', ');
    throw new TypeError(
      `${collection} can't be found by "${asked.join('+')}"; its unique keys are: ${declared}`,
    );
  }
  return lookup(collection, schema, key, where);
}

/** @throws {TypeError} when where and orderBy are no index of the collection, or the limit is out of range. */
export function pageLookup(collection: CollectionName, query: PageRequest): PageLookup {
  const schema = schemaOf(collection);
  const asked = Object.keys(query.where);
  const index = schema.indexes.find((each) => each.orderBy === query.orderBy && isSameSet(each.where, asked));
  if (index === undefined) {
    const declared = schema.indexes.map(describeIndex).join('; ') || 'none';
    const wanted = describeIndex({ where: asked, orderBy: query.orderBy });
    throw new TypeError(`${collection} has no index "${wanted}"; its indexes are: ${declared}`);
  }
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > LARGEST_PAGE) {
    throw new TypeError(`limit must be 1 to ${LARGEST_PAGE}, not ${query.limit}`);
  }
  return {
    ...lookup(collection, schema, index.where, query.where),
    index,
    descending: query.direction === 'descending',
    limit: query.limit,
    after: query.after === undefined ? undefined : readCursor(query.after, isInteger(schema, index.orderBy)),
  };
}

/** The opaque `next` of a page: where its last item stands. */
export function writeCursor(orderValue: KeyValue, id: string): string {
  return Buffer.from(JSON.stringify([orderValue, id])).toString('base64url');
}

/** @throws {AppError} MALFORMED_REQUEST: cursors travel in addresses, so a person may have changed one. */
function readCursor(cursor: string, integer: boolean): readonly [KeyValue, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [value, id]: unknown[] = parsed;
      const fits = integer ? Number.isSafeInteger(value) : typeof value === 'string' && isKeepable(value);
      if (fits && isKeyValue(value) && typeof id === 'string' && isKeepable(id)) return [value, id];
    }
  } catch (cause) {
    throw new AppError('MALFORMED_REQUEST', { detail: 'unreadable page cursor', cause });
  }
  throw new AppError('MALFORMED_REQUEST', { detail: 'page cursor of another query' });
}

export function isInteger(schema: CollectionSchema, field: string): boolean {
  return schema.integers?.includes(field) ?? false;
}

function lookup(
  collection: CollectionName,
  schema: CollectionSchema,
  fields: readonly string[],
  where: object,
): Lookup {
  const values = fields.map((field) => {
    const value: unknown = Reflect.get(where, field);
    const wanted = isInteger(schema, field) ? Number.isSafeInteger(value) : typeof value === 'string';
    if (wanted && isKeyValue(value)) return value;
    const type = isInteger(schema, field) ? 'a whole number' : 'a text';
    throw new TypeError(`${collection}.${field} must be ${type}`);
  });
  return {
    fields,
    values,
    possible: values.every((value) => typeof value === 'number' || isKeepable(value)),
  };
}

function isKeyValue(value: unknown): value is KeyValue {
  return typeof value === 'string' || typeof value === 'number';
}

function isSameSet(fields: readonly string[], asked: readonly string[]): boolean {
  return fields.length === asked.length && fields.every((field) => asked.includes(field));
}

function describeIndex(index: IndexSchema): string {
  return `${index.where.join('+') || 'all'} by ${index.orderBy}`;
}
