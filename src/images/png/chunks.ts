import { crc32 } from 'node:zlib';
import { InvalidInput } from '../../errors.js';

export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and CRC around a chunk's data. */
const FRAME = 12;
const LARGEST_DATA = 0x7fffffff;
const HEADER_DATA = 13;

/** One chunk where it lies: nothing is copied. */
export interface Chunk {
  readonly type: string;
  /** Offset of its length field in the file. */
  readonly start: number;
  /** Offset behind its CRC. */
  readonly end: number;
  readonly data: Buffer;
}

/**
 * The chunks from IHDR to IEND, every length and CRC checked (PNG third edition, 5.3 to 5.6). What follows IEND is no
 * part of the picture and is left out.
 * @throws {InvalidInput} on `file` when it is no sound PNG.
 */
export function readChunks(png: Buffer): readonly Chunk[] {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw notSound('images.notPng');
  const chunks: Chunk[] = [];
  let hasData = false;
  for (let offset = SIGNATURE.length; ; ) {
    const chunk = readChunk(png, offset);
    if (chunks.length === 0 && (chunk.type !== 'IHDR' || chunk.data.length !== HEADER_DATA)) throw damaged();
    chunks.push(chunk);
    hasData ||= chunk.type === 'IDAT';
    if (chunk.type === 'IEND') break;
    offset = chunk.end;
  }
  if (!hasData) throw damaged();
  return chunks;
}

function readChunk(png: Buffer, start: number): Chunk {
  if (start + FRAME > png.length) throw damaged();
  const length = png.readUInt32BE(start);
  const end = start + FRAME + length;
  if (length > LARGEST_DATA || end > png.length) throw damaged();
  const type = png.toString('latin1', start + 4, start + 8);
  if (!/^[A-Za-z]{4}$/.test(type)) throw damaged();
  if (crc32(png.subarray(start + 4, end - 4)) !== png.readUInt32BE(end - 4)) throw damaged();
  return { type, start, end, data: png.subarray(start + 8, end - 4) };
}

/** A whole chunk: length, type, data, CRC. */
export function makeChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.allocUnsafe(FRAME + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

function damaged(): InvalidInput {
  return notSound('images.damagedPng');
}

export function notSound(message: string, values?: Readonly<Record<string, string | number>>): InvalidInput {
  return new InvalidInput([{ field: 'file', message, ...(values && { values }) }]);
}
