import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { COLLECTION_NAMES, indexedFields, schemaOf } from '../../../src/store/schema.js';
import { SqliteConnection, type SqlValue } from '../../../src/store/sqlite/connection.js';
import { migrate } from '../../../src/store/sqlite/migrations.js';
import {
  clearExpiredStatement,
  collectionStatements,
  findStatement,
  pageStatement,
  takeStatement,
} from '../../../src/store/sqlite/statements.js';

describe('SQLite query plans', () => {
  let connection: SqliteConnection;
  beforeEach(() => {
    connection = new SqliteConnection(':memory:', 0);
    migrate(connection);
  });
  afterEach(() => connection.close());

  for (const collection of COLLECTION_NAMES) {
    const schema = schemaOf(collection);

    it(`${collection}: the migrated table has the schema's columns`, () => {
      const columns = connection.rows(`PRAGMA table_info("${collection}")`).map((row) => row.name);
      const expected = [...indexedFields(schema), 'document', 'revision'];
      assert.deepEqual(columns.toSorted(), expected.toSorted());
    });

    for (const key of schema.keys) {
      it(`${collection}: ${key.join('+')} is unique and found by its index`, () => {
        assert.ok(uniqueIndexes(connection, collection).includes(key.join('+')));
        assertSearch(plan(connection, findStatement(collection, key)));
        assertSearch(plan(connection, takeStatement(collection, key)));
        if (schema.expires) assertSearch(plan(connection, clearExpiredStatement(collection, key)));
      });
    }

    it(`${collection}: replacing and sweeping search`, () => {
      const { replace, sweep } = collectionStatements(collection);
      assertSearch(plan(connection, replace));
      if (sweep !== undefined) assertSearch(plan(connection, sweep));
    });

    for (const index of schema.indexes) {
      it(`${collection}: pages of ${index.where.join('+') || 'all'} by ${index.orderBy} walk an index`, () => {
        for (const descending of [false, true]) {
          assertSearch(plan(connection, pageStatement(collection, index, descending)));
        }
      });
    }
  }
});

function plan(connection: SqliteConnection, sql: string): readonly string[] {
  const values: SqlValue[] = Array.from({ length: sql.split('?').length - 1 }, () => '');
  return connection.rows(`EXPLAIN QUERY PLAN ${sql}`, values).map((row) => String(row.detail));
}

function assertSearch(steps: readonly string[]): void {
  const text = steps.join('\n');
  assert.match(text, /SEARCH .* USING (COVERING )?INDEX/);
  assert.doesNotMatch(text, /SCAN|TEMP B-TREE/);
}

/** The fields of each unique index of a table, joined by `+`. */
function uniqueIndexes(connection: SqliteConnection, table: string): readonly string[] {
  const unique = connection.rows(`PRAGMA index_list("${table}")`).filter((row) => row.unique === 1);
  return unique.map((index) =>
    connection
      .rows(`PRAGMA index_info("${String(index.name)}")`)
      .map((row) => row.name)
      .join('+'),
  );
}
