import { crc32, inflateRawSync } from 'node:zlib';

/** The archive is not what it says, or holds too much. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export interface ZipLimits {
  readonly entries: number;
  /** Of everything unpacked, in bytes. */
  readonly total: number;
}

/**
 * The wanted files of an archive (PKWARE APPNOTE §4.3), unpacked within limits whatever its headers claim. Encrypted
 * ones, Zip64, overlapping entries and names outside the archive are refused. @throws {ZipFault}
 */
export function unpackZip(
  zip: Buffer,
  isWanted: (name: string) => boolean,
  limits: ZipLimits,
): Map<string, Buffer> {
  const { count, offset } = findDirectory(zip);
  if (count > limits.entries) throw new ZipFault('too many entries');
  const files = new Map<string, Buffer>();
  let at = offset;
  let left = limits.total;
  let packedTotal = 0;
  for (let index = 0; index < count; index++) {
    if (read32(zip, at) !== CENTRAL) throw new ZipFault('broken directory');
    const name = zip.toString('utf8', at + 46, at + 46 + read16(zip, at + 28));
    packedTotal += read32(zip, at + 20);
    if (packedTotal > zip.length) throw new ZipFault('overlapping entries');
    if (isWanted(name)) {
      if (files.has(name)) throw new ZipFault('two files of one name');
      const file = unpackEntry(zip, at, left);
      left -= file.length;
      files.set(name, file);
    }
    at += 46 + read16(zip, at + 28) + read16(zip, at + 30) + read16(zip, at + 32);
  }
  return files;
}

function unpackEntry(zip: Buffer, at: number, most: number): Buffer {
  const encrypted = (read16(zip, at + 8) & 1) === 1;
  const method = read16(zip, at + 10);
  const size = read32(zip, at + 20);
  const local = read32(zip, at + 42);
  if (encrypted) throw new ZipFault('encrypted');
  if (read32(zip, local) !== LOCAL) throw new ZipFault('broken entry');
  const start = local + 30 + read16(zip, local + 26) + read16(zip, local + 28);
  const packed = zip.subarray(start, start + size);
  if (packed.length !== size) throw new ZipFault('cut off');
  if (method === STORED && packed.length <= most) return packed;
  if (method !== DEFLATED) throw new ZipFault('unknown method, or too large');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    throw new ZipFault('broken, or too large');
  }
}

function findDirectory(zip: Buffer): { readonly count: number; readonly offset: number } {
  const earliest = Math.max(0, zip.length - 22 - 0xffff);
  for (let at = zip.length - 22; at >= earliest; at--) {
    if (zip.readUInt32LE(at) === END) return { count: read16(zip, at + 10), offset: read32(zip, at + 16) };
  }
  throw new ZipFault('no archive');
}

/** The files in an archive that holds nothing else, uncompressed: readers have nothing left to be fooled by. */
export function packZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of files) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(file), 10);
    facts.writeUInt32LE(file.length, 14);
    facts.writeUInt32LE(file.length, 18);
    facts.writeUInt16LE(title.length, 22);
    directory.push(signature(CENTRAL), Buffer.from([20, 0]), facts, centralTail(offset), title);
    parts.push(signature(LOCAL), facts, title, file);
    offset += 30 + title.length + file.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...parts, listed, endOf(files.size, listed.length, offset)]);
}

function centralTail(offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return tail;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function read16(zip: Buffer, at: number): number {
  if (at + 2 > zip.length) throw new ZipFault('cut off');
  return zip.readUInt16LE(at);
}

function read32(zip: Buffer, at: number): number {
  if (at < 0 || at + 4 > zip.length) throw new ZipFault('cut off');
  return zip.readUInt32LE(at);
}
