import { createHash, randomBytes } from 'node:crypto';

/** Entries of every list we make: the least that herd privacy allows (Bitstring Status List §6.1). */
export const STATUS_LIST_SIZE = 131_072;
/** Positions handed out together, so that a process asks the store once in 256 badges. */
export const STATUS_BLOCK_SIZE = 256;

const LOW_BITS = 9;
const LOW_MASK = 0x1ff;
const HIGH_MASK = 0xff;
const ROUNDS = 8;

/** A new key for a list's permutation: 128 random bits, hex. */
export function newPermutationKey(): string {
  return randomBytes(16).toString('hex');
}

/**
 * Makes the order in which a list's indexes are given out: position n (from 0) → index. Each index comes exactly once,
 * and without the key one can't tell from an index when, or after whom, its badge was issued. An alternating Feistel
 * network over 17 bits (9 and 8), its round functions tables drawn from SHAKE256 of the key.
 */
export function statusPermutation(key: string): (position: number) => number {
  const tables = Array.from({ length: ROUNDS }, (_, round) => roundTable(key, round));
  return (position) => {
    if (!Number.isInteger(position) || position < 0 || position >= STATUS_LIST_SIZE)
      throw new RangeError(`position ${position} is outside a list of ${STATUS_LIST_SIZE}`);
    let high = position >> LOW_BITS;
    let low = position & LOW_MASK;
    tables.forEach((table, round) => {
      if (round % 2 === 0) high ^= table.readUInt16LE(low * 2) & HIGH_MASK;
      else low ^= table.readUInt16LE(high * 2) & LOW_MASK;
    });
    return (high << LOW_BITS) | low;
  };
}

/** 512 numbers of 16 bits, little-endian. */
function roundTable(key: string, round: number): Buffer {
  const bytes = (LOW_MASK + 1) * 2;
  return createHash('shake256', { outputLength: bytes }).update(`status list ${key} round ${round}`).digest();
}
