import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Clock } from '../../domain/ports/clock.js';
import type { Store } from '../../domain/ports/store.js';
import { SqliteConnection } from './connection.js';
import { migrate, versionOf } from './migrations.js';
import { BLOCKING_WAIT_MS, BUSY_TIMEOUT_MS, patiently } from './patience.js';
import { SqliteStore } from './sqliteStore.js';

export interface SqliteStoreOptions {
  /** Made with its folder when missing, readable by its owner alone. */
  readonly file: string;
  /** What expiry is measured by; the system's clock by default. */
  readonly now?: Clock;
  /** How long a call waits for other processes' locks before STORE_BUSY; 3000 by default. */
  readonly busyTimeoutMs?: number;
  /** Most pages (of 8 kB) that this connection lets the file grow to, then STORE_FULL; unlimited by default. */
  readonly maxPageCount?: number;
}

/**
 * Opens the embedded database, bringing it to the newest version. Several processes may have it open.
 * @throws {Error} when the file is not ours or newer than this program; AppError STORE_BUSY, STORE_FULL.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { now = () => new Date(), busyTimeoutMs = BUSY_TIMEOUT_MS } = options;
  const file = resolve(options.file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  const connection = new SqliteConnection(file, BLOCKING_WAIT_MS);
  try {
    await patiently(() => prepareConnection(connection), busyTimeoutMs);
    await patiently(() => migrate(connection), busyTimeoutMs);
    if (options.maxPageCount !== undefined) limitPages(connection, options.maxPageCount);
    return new SqliteStore(connection, now, busyTimeoutMs);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Nothing is changed in a file that is not ours. The page size counts for a new file only. FULL: whatever is committed is on disk, also after a power cut. */
function prepareConnection(connection: SqliteConnection): void {
  versionOf(connection);
  connection.pragma('page_size = 8192');
  const mode = connection.pragma('journal_mode = WAL');
  if (mode !== 'wal')
    throw new Error(`the database can't be kept in WAL mode here (it stays "${String(mode)}")`);
  connection.pragma('synchronous = FULL');
}

function limitPages(connection: SqliteConnection, pages: number): void {
  if (!Number.isSafeInteger(pages) || pages < 1)
    throw new TypeError('maxPageCount must be a whole number above 0');
  connection.pragma(`max_page_count = ${pages}`);
}
