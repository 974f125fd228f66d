import type { CollectionName } from '../../domain/ports/store.js';
import { type IndexSchema, indexedFields, schemaOf } from '../schema.js';

/** A collection's statements that don't depend on a query. Every name in them is the schema's: nothing typed by people. */
export interface CollectionStatements {
  /** Columns of keys, indexes and expiry, in the order that `insert` and `replace` bind them. */
  readonly fields: readonly string[];
  /** Binds: document, fields. */
  readonly insert: string;
  /** Binds: document, fields, values of the first key, revision [, now]. */
  readonly replace: string;
  /** Binds: now, most rows. Only where documents expire. */
  readonly sweep: string | undefined;
}

export function collectionStatements(collection: CollectionName): CollectionStatements {
  const schema = schemaOf(collection);
  const fields = indexedFields(schema);
  const columns = ['document', ...fields].map(quote);
  const [firstKey = []] = schema.keys;
  const current = [...firstKey.map(equals), 'revision = ?', ...unexpired(collection)].join(' AND ');
  const table = quote(collection);
  return {
    fields,
    insert: `INSERT INTO ${table} (${columns.join(', ')}, revision) VALUES (${columns.map(() => '?').join(', ')}, 1)`,
    replace: `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')}, revision = revision + 1 WHERE ${current}`,
    sweep: schema.expires
      ? `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE "expiresAt" <= ? LIMIT ?)`
      : undefined,
  };
}

/** Binds: the key's values [, now]. */
export function findStatement(collection: CollectionName, key: readonly string[]): string {
  return `SELECT document, revision FROM ${quote(collection)} WHERE ${wanted(collection, key)}`;
}

/** Binds: the key's values [, now]. */
export function takeStatement(collection: CollectionName, key: readonly string[]): string {
  return `DELETE FROM ${quote(collection)} WHERE ${wanted(collection, key)} RETURNING document, revision`;
}

/** Makes room for an insert where an expired document still has the key. Binds: the key's values, now. */
export function clearExpiredStatement(collection: CollectionName, key: readonly string[]): string {
  const conditions = [...key.map(equals), '"expiresAt" <= ?'].join(' AND ');
  return `DELETE FROM ${quote(collection)} WHERE ${conditions}`;
}

/**
 * One step of keyset paging. It always starts after a place (the first page after the lowest or highest possible one),
 * so that SQLite walks the index from there. Binds: the index's `where` values, order value and id [, now], most rows.
 */
export function pageStatement(collection: CollectionName, index: IndexSchema, descending: boolean): string {
  const order = quote(index.orderBy);
  const conditions = [
    ...index.where.map(equals),
    ...(index.sparse ? [`${order} IS NOT NULL`] : []),
    `(${order}, id) ${descending ? '<' : '>'} (?, ?)`,
    ...unexpired(collection),
  ];
  const direction = descending ? 'DESC' : 'ASC';
  return `SELECT document, revision, ${order} AS place, id FROM ${quote(collection)} WHERE ${conditions.join(' AND ')} ORDER BY ${order} ${direction}, id ${direction} LIMIT ?`;
}

function wanted(collection: CollectionName, key: readonly string[]): string {
  return [...key.map(equals), ...unexpired(collection)].join(' AND ');
}

function unexpired(collection: CollectionName): readonly string[] {
  return schemaOf(collection).expires ? ['"expiresAt" > ?'] : [];
}

function equals(field: string): string {
  return `${quote(field)} = ?`;
}

function quote(name: string): string {
  return `"${name}"`;
}
