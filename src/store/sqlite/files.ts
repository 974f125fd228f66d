import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Returns when the file's bytes are on disk. */
export function syncFile(file: string): void {
  sync(file);
}

/** Returns when the names in the file's folder are on disk (Windows does that by itself, and refuses to be asked). */
export function syncFolderOf(file: string): void {
  if (process.platform !== 'win32') sync(dirname(file));
}

/** Gives a file its name for good, never replacing another. @throws {Error} EEXIST when the name is taken. */
export function nameFile(unnamed: string, name: string): void {
  try {
    linkSync(unnamed, name);
  } catch (error) {
    // Disks without hard links (a memory stick): the name is looked at instead.
    if (!hasNoLinks(error) || existsSync(name)) throw error;
    renameSync(unnamed, name);
  }
  syncFolderOf(name);
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function hasNoLinks(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EPERM', 'ENOTSUP', 'ENOSYS'].includes(String(error.code))
  );
}
