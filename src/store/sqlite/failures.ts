import { DuplicateKeyError } from '../../domain/ports/store.js';
import { AppError } from '../../errors.js';
import { sqliteCode } from './connection.js';

/** Another connection holds a lock: worth another try. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'));
}

/** The key that a violation names (`UNIQUE constraint failed: courses.institution, courses.platform`), or undefined. */
export function duplicateKey(error: unknown, collection: string): DuplicateKeyError | undefined {
  if (sqliteCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE' || !(error instanceof Error)) return undefined;
  const columns = error.message.split(': ').at(-1) ?? '';
  const fields = columns.split(', ').map((column) => column.slice(column.indexOf('.') + 1));
  return new DuplicateKeyError(collection, fields.join('+'), { cause: error });
}

/** What callers of the store see of SQLite's failures. */
export function storeFailure(error: unknown): unknown {
  if (isBusy(error)) return new AppError('STORE_BUSY', { detail: 'the database is locked', cause: error });
  if (sqliteCode(error) === 'SQLITE_FULL') {
    return new AppError('STORE_FULL', { detail: 'the database or its disk is full', cause: error });
  }
  return error;
}
