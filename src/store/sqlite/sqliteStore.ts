import type { Clock } from '../../domain/ports/clock.js';
import {
  type CollectionName,
  type Collections,
  DuplicateKeyError,
  type Page,
  type PageQuery,
  type Store,
  type Stored,
} from '../../domain/ports/store.js';
import { type PreparedDocument, prepareDocument } from '../documents.js';
import { isInteger, keyLookup, type PageLookup, pageLookup, writeCursor } from '../queries.js';
import { COLLECTION_NAMES, schemaOf } from '../schema.js';
import { copyDatabase } from './backup.js';
import type { Row, SqliteConnection, SqlValue } from './connection.js';
import { duplicateKey } from './failures.js';
import { pack } from './packing.js';
import { patiently } from './patience.js';
import { parse, placeOf, stored, taken, textOf } from './rows.js';
import {
  type CollectionStatements,
  clearExpiredStatement,
  collectionStatements,
  findStatement,
  pageStatement,
  takeStatement,
} from './statements.js';
import { WriteQueue } from './writeQueue.js';

const SWEEP_CHUNK = 500;
/** In SQLite's order every blob comes after every text and number: a start for descending pages. */
const AFTER_EVERYTHING = Uint8Array.of(0xff);

/** The port on one SQLite file. Reads answer at once, beside any writer (WAL); writes go through the group commit. */
export class SqliteStore implements Store {
  readonly #connection: SqliteConnection;
  readonly #writes: WriteQueue;
  readonly #now: Clock;
  readonly #busyTimeoutMs: number;
  readonly #statements = new Map<CollectionName, CollectionStatements>();
  #closing = false;

  /** @param connection to a database whose migrations are done (openSqliteStore). */
  constructor(connection: SqliteConnection, now: Clock, busyTimeoutMs: number) {
    this.#connection = connection;
    this.#now = now;
    this.#busyTimeoutMs = busyTimeoutMs;
    this.#writes = new WriteQueue(connection, busyTimeoutMs);
  }

  async insert<C extends CollectionName>(
    collection: C,
    document: Collections[C],
  ): Promise<Stored<Collections[C]>> {
    const prepared = prepareDocument(collection, document);
    const { insert, fields } = this.#statementsOf(collection);
    const values = bindings(collection, prepared, fields);
    await this.#write(collection, () => {
      this.#clearExpired(collection, prepared);
      this.#change(collection, insert, values);
    });
    return { ...parse<C>(prepared.json), revision: 1 };
  }

  async insertInOrder<C extends CollectionName>(
    collection: C,
    documents: readonly Collections[C][],
  ): Promise<number> {
    const { insert, fields } = this.#statementsOf(collection);
    const rows = documents.map((document) => {
      const prepared = prepareDocument(collection, document);
      return { prepared, values: bindings(collection, prepared, fields) };
    });
    return this.#write(collection, () => {
      for (const [place, { prepared, values }] of rows.entries()) {
        this.#clearExpired(collection, prepared);
        try {
          this.#change(collection, insert, values);
        } catch (error) {
          if (error instanceof DuplicateKeyError) return place;
          throw error;
        }
      }
      return rows.length;
    });
  }

  async find<C extends CollectionName>(
    collection: C,
    where: Partial<Collections[C]>,
  ): Promise<Stored<Collections[C]> | undefined> {
    const { fields, values, possible } = keyLookup(collection, where);
    if (!possible) return undefined;
    const [row] = await this.#read(findStatement(collection, fields), [
      ...values,
      ...this.#expiry(collection),
    ]);
    return row === undefined ? undefined : stored(collection, row);
  }

  async replace<C extends CollectionName>(collection: C, document: Stored<Collections[C]>): Promise<boolean> {
    const prepared = prepareDocument(collection, document);
    const { replace, fields } = this.#statementsOf(collection);
    const [firstKey = []] = schemaOf(collection).keys;
    const values = [
      ...bindings(collection, prepared, fields),
      ...firstKey.map((field) => prepared.fields.get(field) ?? null),
      document.revision,
    ];
    const changed = await this.#write(collection, () =>
      this.#change(collection, replace, [...values, ...this.#expiry(collection)]),
    );
    return changed === 1;
  }

  async take<C extends CollectionName>(
    collection: C,
    where: Partial<Collections[C]>,
  ): Promise<Collections[C] | undefined> {
    const { fields, values, possible } = keyLookup(collection, where);
    if (!possible) return undefined;
    const statement = takeStatement(collection, fields);
    const [row] = await this.#write(collection, () =>
      this.#connection.rows(statement, [...values, ...this.#expiry(collection)]),
    );
    return row === undefined ? undefined : taken(collection, row);
  }

  async page<C extends CollectionName>(
    collection: C,
    query: PageQuery<Collections[C]>,
  ): Promise<Page<Collections[C]>> {
    const lookup = pageLookup(collection, query);
    if (!lookup.possible) return { items: [] };
    const rows = await this.#read(pageStatement(collection, lookup.index, lookup.descending), [
      ...lookup.values,
      ...startOfPage(collection, lookup),
      ...this.#expiry(collection),
      lookup.limit + 1,
    ]);
    const items = rows.slice(0, lookup.limit).map((row) => stored(collection, row));
    const last = rows.length > lookup.limit ? rows[lookup.limit - 1] : undefined;
    return last === undefined ? { items } : { items, next: writeCursor(placeOf(last), textOf(last, 'id')) };
  }

  async sweep(now: Date): Promise<number> {
    let forgotten = 0;
    for (const collection of COLLECTION_NAMES) {
      const { sweep } = this.#statementsOf(collection);
      if (sweep === undefined) continue;
      let chunk: number;
      do {
        chunk = await this.#write(collection, () =>
          this.#connection.change(sweep, [now.toISOString(), SWEEP_CHUNK]),
        );
        forgotten += chunk;
      } while (chunk === SWEEP_CHUNK);
    }
    return forgotten;
  }

  /** Holds this process's event loop while it copies; other processes go on reading and writing. */
  async backup(file: string): Promise<void> {
    this.#refuseClosed();
    await this.#writes.settled();
    await patiently(() => copyDatabase(this.#connection, file), this.#busyTimeoutMs);
  }

  async ping(): Promise<void> {
    await this.#read('SELECT 1 FROM settings LIMIT 1', []);
  }

  /** Writes already under way are finished first. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    await this.#writes.settled();
    this.#connection.tidy();
    this.#connection.close();
  }

  async #read(statement: string, values: readonly SqlValue[]): Promise<Row[]> {
    this.#refuseClosed();
    return patiently(() => this.#connection.rows(statement, values), this.#busyTimeoutMs);
  }

  async #write<T>(collection: CollectionName, write: () => T): Promise<T> {
    this.#refuseClosed();
    return this.#writes.submit(write, { durable: schemaOf(collection).fleeting !== true });
  }

  #change(collection: CollectionName, statement: string, values: readonly SqlValue[]): number {
    try {
      return this.#connection.change(statement, values);
    } catch (error) {
      throw duplicateKey(error, collection) ?? error;
    }
  }

  #clearExpired(collection: CollectionName, document: PreparedDocument): void {
    const schema = schemaOf(collection);
    if (!schema.expires) return;
    for (const key of schema.keys) {
      const values = key.map((field) => document.fields.get(field) ?? null);
      this.#connection.change(clearExpiredStatement(collection, key), [
        ...values,
        ...this.#expiry(collection),
      ]);
    }
  }

  /** The time to compare `expiresAt` with, where the collection has it. */
  #expiry(collection: CollectionName): readonly string[] {
    return schemaOf(collection).expires ? [this.#now().toISOString()] : [];
  }

  #statementsOf(collection: CollectionName): CollectionStatements {
    const known = this.#statements.get(collection);
    if (known !== undefined) return known;
    const statements = collectionStatements(collection);
    this.#statements.set(collection, statements);
    return statements;
  }

  #refuseClosed(): void {
    if (this.#closing) throw new Error('the store is closed');
  }
}

function bindings(
  collection: CollectionName,
  document: PreparedDocument,
  fields: readonly string[],
): readonly SqlValue[] {
  return [pack(collection, document.json), ...fields.map((field) => document.fields.get(field) ?? null)];
}

function startOfPage(collection: CollectionName, lookup: PageLookup): readonly SqlValue[] {
  if (lookup.after !== undefined) return lookup.after;
  if (lookup.descending) return [AFTER_EVERYTHING, AFTER_EVERYTHING];
  return [isInteger(schemaOf(collection), lookup.index.orderBy) ? Number.MIN_SAFE_INTEGER : '', ''];
}
