import type { CollectionName } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { isInteger, isKeepable, type KeyValue } from './queries.js';
import { type CollectionSchema, indexedFields, schemaOf } from './schema.js';

/** A document ready to be written: its JSON, and the fields that keys and indexes need beside it. */
export interface PreparedDocument {
  readonly json: string;
  /** In the order of `indexedFields`; null where the document has no such field. */
  readonly fields: ReadonlyMap<string, KeyValue | null>;
}

/**
 * Checks a document against the schema. `revision` is the store's own and not part of it.
 * @throws {AppError} TOO_LARGE beyond the collection's limit; MALFORMED_REQUEST when a text can't be a key.
 * @throws {TypeError} when a key's field is missing or of the wrong type.
 */
export function prepareDocument(collection: CollectionName, document: object): PreparedDocument {
  const schema = schemaOf(collection);
  const json = JSON.stringify({ ...document, revision: undefined });
  const bytes = Buffer.byteLength(json);
  if (bytes > schema.maximumBytes) {
    throw new AppError('TOO_LARGE', { detail: `${collection}: ${bytes} of ${schema.maximumBytes} bytes` });
  }
  const required = new Set([...schema.keys.flat(), 'id', ...(schema.expires ? ['expiresAt'] : [])]);
  const fields = new Map<string, KeyValue | null>();
  for (const field of indexedFields(schema)) {
    const value: unknown = Reflect.get(document, field);
    if (value === undefined && !required.has(field)) fields.set(field, null);
    else fields.set(field, fieldValue(collection, schema, field, value));
  }
  return { json, fields };
}

function fieldValue(
  collection: CollectionName,
  schema: CollectionSchema,
  field: string,
  value: unknown,
): KeyValue {
  if (isInteger(schema, field)) {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new TypeError(`${collection}.${field} must be a whole number`);
  }
  if (typeof value !== 'string') throw new TypeError(`${collection}.${field} must be a text`);
  if (field === 'expiresAt' && !isTimestamp(value)) {
    throw new TypeError(`${collection}.expiresAt must be written as by Date.toISOString, not "${value}"`);
  }
  if (isKeepable(value)) return value;
  throw new AppError('MALFORMED_REQUEST', { detail: `${collection}.${field} can't be a key` });
}

/** Times are compared as text, so they must all be written alike. */
function isTimestamp(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
