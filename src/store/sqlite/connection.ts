import Database from 'libsql';

export type SqlValue = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, unknown>>;

/**
 * libsql behind the few verbs that we use. Its own ways, all seen: numbers are bound as REAL (an INTEGER column turns
 * them back), a bound boolean ends the process, `get` adds `_metadata` and `pluck` does nothing, and statements outlive
 * `close`. So: only SqlValues are bound, rows are always read to the end, and a closed connection refuses here.
 */
export class SqliteConnection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #closed = false;

  /** Opens or creates `file` (a path, or a `file:` URI with parameters). Statements wait up to `busyTimeoutMs` for a lock. */
  constructor(file: string, busyTimeoutMs: number) {
    this.#database = new Database(file, { timeout: busyTimeoutMs });
  }

  /** Every row that `sql` answers, RETURNING included. Statements are kept prepared: only for texts of a bounded number. */
  rows(sql: string, values: readonly SqlValue[] = []): Row[] {
    return this.#prepared(sql)
      .all(...values)
      .filter(isRow);
  }

  /** Runs one writing statement. Answers how many rows it changed. */
  change(sql: string, values: readonly SqlValue[] = []): number {
    return this.#prepared(sql).run(...values).changes;
  }

  /** Runs statements that answer nothing. */
  execute(sql: string): void {
    this.#refuseClosed();
    this.#database.exec(sql);
  }

  /**
   * First value that a PRAGMA answers. Kept prepared like every statement: one that met a lock stays in the middle of
   * its transaction until it is run again, and `journal_mode` can't be changed in a transaction.
   */
  pragma(pragma: string): unknown {
    const [row] = this.rows(`PRAGMA ${pragma}`);
    return row === undefined ? undefined : Object.values(row)[0];
  }

  /** Ends a transaction without effect; SQLite may have done so itself (full disk). Should it fail, the next BEGIN says so. */
  rollBack(): void {
    if (!this.#database.inTransaction) return;
    try {
      this.execute('ROLLBACK');
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }

  /**
   * As the last user of the file, leaves it whole in one piece, without `-wal` and `-shm`, and without a lock held by
   * a statement that outlives `close`. While others use it, that is theirs to do.
   */
  tidy(): void {
    try {
      this.pragma('journal_mode = DELETE');
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#statements.clear();
    this.#database.close();
  }

  #prepared(sql: string): Database.Statement {
    this.#refuseClosed();
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #refuseClosed(): void {
    if (this.#closed) throw new Error('the store is closed');
  }
}

/** SQLite's result code by name, such as `SQLITE_BUSY`; undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
