import Database from 'libsql';
import { COLLECTION_NAMES, schemaOf } from '../../src/store/schema.js';
import { collectionStatements, findStatement, pageStatement } from '../../src/store/sqlite/statements.js';

/** Every statement that pages are read with, and those of them that scan, sort or count rows off. */
export function readPlans(file: string): { readonly statements: number; readonly faults: readonly string[] } {
  const database = new Database(file, { timeout: 10_000 });
  const statements = COLLECTION_NAMES.flatMap((collection) => {
    const { keys, indexes } = schemaOf(collection);
    return [
      ...keys.map((key) => findStatement(collection, key)),
      ...indexes.flatMap((index) =>
        [true, false].map((descending) => pageStatement(collection, index, descending)),
      ),
      collectionStatements(collection).replace,
    ];
  });
  const faults = statements.filter((statement) => {
    const values = Array.from({ length: statement.split('?').length - 1 }, () => '');
    const steps: unknown[] = database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(values);
    return /SCAN|TEMP B-TREE/.test(JSON.stringify(steps)) || /\bOFFSET\b/i.test(statement);
  });
  database.close();
  return { statements: statements.length, faults };
}
