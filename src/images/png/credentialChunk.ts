import type { Chunk } from './chunks.js';
import { makeChunk, notSound } from './chunks.js';

/** Open Badges 3.0, Baked Badge, PNG: the keyword, then compression flag and method, language, translated keyword: all empty. */
const KEYWORD = Buffer.from('openbadgecredential\0', 'latin1');
const EMPTY_FIELDS = Buffer.from([0, 0, 0, 0]);
/** Far above any badge; it keeps a hostile file from becoming a long string. */
export const LONGEST_CREDENTIAL = 4 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function isCredentialChunk(chunk: Chunk): boolean {
  return chunk.type === 'iTXt' && chunk.data.subarray(0, KEYWORD.length).equals(KEYWORD);
}

/** @throws {RangeError} when it is longer than 4 MiB. */
export function makeCredentialChunk(credential: string): Buffer {
  const text = Buffer.from(credential, 'utf8');
  if (text.length > LONGEST_CREDENTIAL) throw new RangeError('credential: longer than 4 MiB');
  return makeChunk('iTXt', Buffer.concat([KEYWORD, EMPTY_FIELDS, text]));
}

/** The text of a credential chunk; filled language fields are another tool's and do no harm. @throws {InvalidInput} on `file`. */
export function readCredentialChunk(chunk: Chunk): string {
  const { data } = chunk;
  const flag = data[KEYWORD.length];
  if (flag === undefined) throw notSound('images.damagedText');
  if (flag !== 0) throw notSound('images.compressedText');
  const languageEnd = data.indexOf(0, KEYWORD.length + 2);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) throw notSound('images.damagedText');
  const text = data.subarray(translatedEnd + 1);
  if (text.length > LONGEST_CREDENTIAL) throw notSound('images.textTooLong', { maximum: '4 MiB' });
  try {
    return utf8.decode(text);
  } catch {
    throw notSound('images.damagedText');
  }
}
