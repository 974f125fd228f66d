import { createHash } from 'node:crypto';
import type { Framework, FrameworkItem, ReadFramework } from '../domain/framework.js';
import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { FrameworkReader } from '../domain/ports/frameworks.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** Where a framework is: in a file, or at an address. */
export interface FrameworkSource {
  readonly institution: string;
  readonly from: { readonly file: Buffer } | { readonly address: string };
  /** Where people can read it, if its file does not say. */
  readonly page?: string;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly frameworkReader: FrameworkReader;
}

const MOST_TRIES = 10;
const MOST_LISTED = 50;

/**
 * Reads a framework and keeps it for the teachers of the school. The same one again takes the place of the old: badges
 * that were made from it hold what they took.
 * @throws {InvalidInput} on `file` or `address`
 */
export function createKeepFramework({ store, clock, frameworkReader }: Parts) {
  return async ({ institution, from, page }: FrameworkSource): Promise<Framework> => {
    const read =
      'file' in from ? frameworkReader.read(from.file) : await frameworkReader.readAt(from.address);
    const contents = await keepContents(store, institution, read.items);
    const { items, ...head } = read;
    const facts = {
      ...head,
      ...(page !== undefined && { url: page }),
      contents,
      count: items.length,
      updatedAt: clock().toISOString(),
    };
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const known = await store.find('frameworks', { institution, identifier: read.identifier });
      if (known !== undefined) {
        const changed = { ...known, ...facts };
        if (await store.replace('frameworks', changed)) return changed;
      } else {
        const made = await insertOnce(store, { id: newId(), institution, ...facts });
        if (made !== undefined) return made;
      }
    }
    throw new AppError('STORE_BUSY', { detail: 'the framework kept changing' });
  };
}

/** The newest frameworks of the school. */
export function createListFrameworks({ store }: Pick<Parts, 'store'>) {
  return async (institution: string): Promise<readonly Framework[]> => {
    const { items } = await store.page('frameworks', {
      where: { institution },
      orderBy: 'updatedAt',
      direction: 'descending',
      limit: MOST_LISTED,
    });
    return items;
  };
}

export interface OpenedFramework {
  readonly framework: Framework;
  readonly items: readonly FrameworkItem[];
}

/** @throws {AppError} NOT_FOUND alike for unknown ids and another institution's */
export function createReadFramework({ store }: Pick<Parts, 'store'>) {
  return async (institution: string, id: string): Promise<OpenedFramework> => {
    const framework = await store.find('frameworks', { id });
    if (framework === undefined || framework.institution !== institution) throw new AppError('NOT_FOUND');
    const contents = await store.find('frameworkContents', { institution, id: framework.contents });
    if (contents === undefined) throw new AppError('NOT_FOUND');
    return { framework, items: contents.items };
  };
}

/** Kept by their hash: the same contents again are no second copy. */
async function keepContents(
  store: Store,
  institution: string,
  items: ReadFramework['items'],
): Promise<string> {
  const id = createHash('sha256').update(JSON.stringify(items)).digest('hex');
  try {
    await store.insert('frameworkContents', { id, institution, items });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
  return id;
}

async function insertOnce(store: Store, framework: Framework): Promise<Framework | undefined> {
  try {
    return await store.insert('frameworks', framework);
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined;
    throw error;
  }
}
