import { createHash } from 'node:crypto';
import {
  type Framework,
  type FrameworkItem,
  mayRemoveFramework,
  type ReadFramework,
} from '../domain/framework.js';
import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { FrameworkReader } from '../domain/ports/frameworks.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { insertOnce } from './insertOnce.js';

/** Where a framework is: in a file, or at an address. */
export interface FrameworkSource {
  readonly institution: string;
  readonly person?: string;
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
  return async ({ institution, person, from, page }: FrameworkSource): Promise<Framework> => {
    const read =
      'file' in from ? frameworkReader.read(from.file) : await frameworkReader.readAt(from.address);
    const contents = await keepContents(store, institution, read);
    const { items, ...head } = read;
    const facts = {
      ...head,
      ...(page !== undefined && { url: page }),
      contents,
      count: items.length,
      ...(person !== undefined && { broughtBy: person }),
      updatedAt: clock().toISOString(),
    };
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const known = await store.find('frameworks', { institution, identifier: read.identifier });
      if (known !== undefined) {
        const changed = { ...known, ...facts };
        if (await store.replace('frameworks', changed)) {
          if (known.contents !== contents)
            await store.take('frameworkContents', { institution, id: known.contents });
          return changed;
        }
      } else {
        const made = await insertOnce(store, 'frameworks', { id: newId(), institution, ...facts });
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

export interface FrameworkRemoval {
  readonly institution: string;
  readonly framework: string;
  readonly person: string | undefined;
  readonly admin: boolean;
}

/** Badges that were made from it hold what they took. @throws {AppError} NOT_FOUND, NOT_ALLOWED */
export function createRemoveFramework({ store }: Pick<Parts, 'store'>) {
  return async ({ institution, framework: id, ...who }: FrameworkRemoval): Promise<void> => {
    const framework = await store.find('frameworks', { id });
    if (framework === undefined || framework.institution !== institution) throw new AppError('NOT_FOUND');
    if (!mayRemoveFramework(framework, who)) throw new AppError('NOT_ALLOWED');
    await store.take('frameworks', { id });
    await store.take('frameworkContents', { institution, id: framework.contents });
  };
}

/** By a hash that no other framework has: its contents go when it goes. */
async function keepContents(
  store: Store,
  institution: string,
  { identifier, items }: ReadFramework,
): Promise<string> {
  const id = createHash('sha256')
    .update(JSON.stringify([identifier, items]))
    .digest('hex');
  await insertOnce(store, 'frameworkContents', { id, institution, items });
  return id;
}
