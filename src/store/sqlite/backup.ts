import { randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CollectionName } from '../../domain/ports/store.js';
import { isCollectionName } from '../schema.js';
import { SqliteConnection, sqliteCode } from './connection.js';
import { isBusy } from './failures.js';
import { nameFile, syncFile, syncFolderOf } from './files.js';
import { versionOf } from './migrations.js';
import { BLOCKING_WAIT_MS } from './patience.js';

/** What a sound backup holds. */
export interface BackupReport {
  readonly version: number;
  /** Number of documents. */
  readonly counts: Readonly<Partial<Record<CollectionName, number>>>;
}

export interface RestoreOptions {
  readonly backup: string;
  /** The database to make. */
  readonly file: string;
  /** Put a database that is there aside (never deleting it); by default it stops the restore. */
  readonly replace?: boolean;
}

/**
 * A consistent copy (VACUUM INTO), on disk and under its name only when it is whole.
 * @throws {Error} when `file` exists.
 */
export function copyDatabase(connection: SqliteConnection, file: string): void {
  const target = resolve(file);
  if (existsSync(target)) throw new Error(`${target} exists already: a backup never overwrites a file`);
  const unfinished = `${target}.${randomUUID()}.unfinished`;
  try {
    connection.change('VACUUM INTO ?', [unfinished]);
    secure(unfinished);
    nameFile(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Reads the whole file. @throws {Error} when it is missing, damaged, not ours, or of a newer release. */
export function verifySqliteBackup(file: string): BackupReport {
  const path = resolve(file);
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  const connection = new SqliteConnection(`${pathToFileURL(path).href}?mode=ro`, BLOCKING_WAIT_MS);
  try {
    const version = versionOf(connection);
    if (version === 0) throw new Error(`${path} holds no database`);
    const integrity = connection.pragma('integrity_check');
    if (integrity !== 'ok') throw new Error(`${path} is damaged: ${String(integrity)}`);
    return { version, counts: countDocuments(connection) };
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new Error(`${path} is damaged, or no database`, { cause: error });
  } finally {
    connection.close();
  }
}

/**
 * Puts a verified backup in place, whole or not at all. Answers where the replaced database was kept, if there was one.
 * @throws {Error} when the backup is unsound, or a database is there and `replace` is not given, or it is in use.
 */
export function restoreSqliteBackup({ backup, file, replace = false }: RestoreOptions): {
  readonly report: BackupReport;
  readonly keptAside: string | undefined;
} {
  const report = verifySqliteBackup(backup);
  const target = resolve(file);
  const exists = existsSync(target);
  if (exists && !replace) throw new Error(`${target} exists already: ask to replace it`);
  const unfinished = `${target}.${randomUUID()}.unfinished`;
  try {
    copyFileSync(resolve(backup), unfinished);
    secure(unfinished);
    if (!exists) {
      nameFile(unfinished, target);
      return { report, keptAside: undefined };
    }
    return { report, keptAside: exchange(unfinished, target) };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function secure(file: string): void {
  chmodSync(file, 0o600);
  syncFile(file);
}

/** A database in WAL mode can leave it only while nobody else has it open. A damaged one is in nobody's use. */
function refuseInUse(file: string): void {
  const connection = new SqliteConnection(file, BLOCKING_WAIT_MS);
  try {
    connection.execute('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (isBusy(error)) throw new Error(`${file} is in use: stop the server first`, { cause: error });
    if (!isDamage(error)) throw error;
  } finally {
    connection.close();
  }
}

/**
 * Puts a file in a database's place in one step, so that there is always one, and keeps the old one under a name with
 * the time: byte by byte and before anything looks into it, for SQLite mends and empties what a crash left behind.
 */
function exchange(unfinished: string, target: string): string {
  const aside = `${target}.${new Date().toISOString().replaceAll(':', '-')}`;
  const parts = ['', '-wal', '-shm'].filter((part) => existsSync(`${target}${part}`));
  try {
    for (const part of parts) {
      copyFileSync(`${target}${part}`, `${aside}${part}`);
      secure(`${aside}${part}`);
    }
    refuseInUse(target);
  } catch (error) {
    for (const part of parts) rmSync(`${aside}${part}`, { force: true });
    throw error;
  }
  for (const part of ['-wal', '-shm']) rmSync(`${target}${part}`, { force: true });
  renameSync(unfinished, target);
  syncFolderOf(target);
  return aside;
}

function countDocuments(connection: SqliteConnection): BackupReport['counts'] {
  const counts: Partial<Record<CollectionName, number>> = {};
  for (const { name } of connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")) {
    if (typeof name !== 'string' || !isCollectionName(name)) continue;
    const [row] = connection.rows(`SELECT count(*) AS count FROM "${name}"`);
    if (typeof row?.count === 'number') counts[name] = row.count;
  }
  return counts;
}

function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}
