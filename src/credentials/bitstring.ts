import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Herd privacy demands at least this many entries (Bitstring Status List §6.1). */
export const MINIMUM_ENTRIES = 131_072;
/** A list of 134 million entries; more is a decompression bomb. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;

/**
 * Multibase base64url of the gzipped bits, bit 0 the most significant of the first byte (Bitstring Status List §3.2).
 * @throws {RangeError} for a size that is too small or no whole bytes, or an index outside it
 */
export async function encodeBitstring(size: number, set: readonly number[]): Promise<string> {
  if (size < MINIMUM_ENTRIES || size % 8 !== 0)
    throw new RangeError(
      `size ${size}: a status list has at least ${MINIMUM_ENTRIES} entries, in whole bytes`,
    );
  const bits = new Uint8Array(size / 8);
  for (const index of set) {
    if (!Number.isInteger(index) || index < 0 || index >= size)
      throw new RangeError(`index ${index} is outside a list of ${size}`);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return `u${(await compress(bits)).toString('base64url')}`;
}

/** The bits of an encodedList, or undefined when it is none or would be larger than 16 MiB. */
export async function decodeBitstring(encoded: string): Promise<Uint8Array | undefined> {
  if (!/^u[A-Za-z0-9_-]+$/.test(encoded)) return undefined;
  try {
    return await expand(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: MAXIMUM_BYTES });
  } catch {
    return undefined;
  }
}

/** Whether the bit is set; undefined when the list has no such entry. */
export function readBit(bits: Uint8Array, index: number): boolean | undefined {
  const byte = bits[Math.floor(index / 8)];
  return byte === undefined ? undefined : (byte & (0x80 >> (index % 8))) !== 0;
}
