import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { SECRET_KEY_BYTES } from './secrets.js';

/** Base64 and a line end, ready to be moved into SECRET_KEY. */
const FILE_NAME = 'secret.key';

/**
 * The installation's key from `secret.key` in `dataDir`, made there (mode 0600) the first time. Of processes that start
 * at once all get the same one.
 * @throws {Error} when the file holds anything but 32 bytes in base64: it is never replaced, for data depends on it.
 */
export function loadOrCreateSecretKey(dataDir: string): Uint8Array {
  const file = join(dataDir, FILE_NAME);
  return readKey(file) ?? createKey(dataDir, file);
}

function createKey(dataDir: string, file: string): Uint8Array {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  try {
    writeDurably(draft, `${randomBytes(SECRET_KEY_BYTES).toString('base64')}\n`);
    linkUnlessTaken(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dataDir);
  const key = readKey(file);
  if (key === undefined) throw new Error(`${file} vanished while it was being made`);
  return key;
}

function readKey(file: string): Uint8Array | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
  const key = Buffer.from(text, 'base64');
  if (key.length !== SECRET_KEY_BYTES || key.toString('base64') !== text) {
    throw new Error(`${file} must hold ${SECRET_KEY_BYTES} bytes in base64; restore it from a backup`);
  }
  return new Uint8Array(key);
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A link, unlike a rename, never replaces a file that another process made first. */
function linkUnlessTaken(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  }
}

/** Windows keeps names safe by itself, and refuses to be asked. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
