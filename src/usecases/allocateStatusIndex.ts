import { newId } from '../domain/ids.js';
import type { StatusList } from '../domain/issuedBadge.js';
import type { Clock } from '../domain/ports/clock.js';
import type { StatusEntry } from '../domain/ports/credentials.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import {
  newPermutationKey,
  STATUS_BLOCK_SIZE,
  STATUS_LIST_SIZE,
  statusPermutation,
} from '../domain/statusPermutation.js';
import { AppError } from '../errors.js';

/** A status entry that no badge has had yet. */
export type AllocateStatusIndex = (institution: string) => Promise<StatusEntry>;

interface Block {
  readonly list: string;
  readonly permute: (position: number) => number;
  next: number;
  readonly end: number;
}

const MOST_TRIES = 100;
const PURPOSE = 'revocation';

/**
 * Gives out status indexes. A process takes them in blocks of 256, so that the list's document is written once a block;
 * what is left of a block when the process ends stays unused. The first allocation makes the institution's first list,
 * a full list the next one.
 */
export function createAllocateStatusIndex({
  store,
  clock,
}: {
  store: Store;
  clock: Clock;
}): AllocateStatusIndex {
  const blocks = new Map<string, Promise<Block>>();
  return async (institution) => {
    for (;;) {
      const taking = blocks.get(institution) ?? takeBlock(store, clock, institution);
      blocks.set(institution, taking);
      const block = await taking.catch((error: unknown) => {
        if (blocks.get(institution) === taking) blocks.delete(institution);
        throw error;
      });
      if (block.next < block.end) {
        const index = block.permute(block.next);
        block.next += 1;
        return { list: block.list, index };
      }
      if (blocks.get(institution) === taking) blocks.delete(institution);
    }
  };
}

/** @throws {AppError} STORE_BUSY when other processes were faster a hundred times in a row */
async function takeBlock(store: Store, clock: Clock, institution: string): Promise<Block> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { items } = await store.page('statusLists', {
      where: { institution, purpose: PURPOSE },
      orderBy: 'sequence',
      direction: 'descending',
      limit: 1,
    });
    const [list] = items;
    if (list === undefined || (list.blocksTaken + 1) * STATUS_BLOCK_SIZE > list.size) {
      const begun = await beginList(store, clock, institution, (list?.sequence ?? 0) + 1);
      if (begun !== undefined) return blockOf(begun, 0);
    } else if (await store.replace('statusLists', { ...list, blocksTaken: list.blocksTaken + 1 })) {
      return blockOf(list, list.blocksTaken);
    }
  }
  throw new AppError('STORE_BUSY', { detail: `no block of status indexes for institution ${institution}` });
}

/** The new list, its first block taken; undefined when another process began it first. */
async function beginList(
  store: Store,
  clock: Clock,
  institution: string,
  sequence: number,
): Promise<StatusList | undefined> {
  try {
    return await store.insert('statusLists', {
      id: newId(),
      institution,
      purpose: PURPOSE,
      size: STATUS_LIST_SIZE,
      permutationKey: newPermutationKey(),
      blocksTaken: 1,
      sequence,
      createdAt: clock().toISOString(),
    });
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined;
    throw error;
  }
}

function blockOf(list: StatusList, block: number): Block {
  return {
    list: list.id,
    permute: statusPermutation(list.permutationKey),
    next: block * STATUS_BLOCK_SIZE,
    end: (block + 1) * STATUS_BLOCK_SIZE,
  };
}
