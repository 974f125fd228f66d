import type { InstitutionKey } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Credentials } from '../domain/ports/credentials.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

interface Parts {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'createKey'>;
  readonly clock: Clock;
}

/** More than anybody rotates. */
const MOST_KEYS = 1000;
const MOST_TRIES = 10;

/**
 * Gives the institution a new signing key and retires the ones before. They stay published, so what they signed goes on
 * verifying. The new key is there before the old one is retired: at every moment there is one to sign with, and the
 * newest current one counts. Rotations at the same moment leave one current key.
 * @returns the current key
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createRotateKeys({ store, credentials, clock }: Parts) {
  return async (institution: string): Promise<InstitutionKey> => {
    if ((await store.find('institutions', { id: institution })) === undefined)
      throw new AppError('NOT_FOUND');
    const key = await credentials.createKey();
    const [newest] = await newestFirst(store, institution);
    const earliest = newest === undefined ? 0 : Date.parse(newest.createdAt) + 1;
    const createdAt = new Date(Math.max(earliest, clock().getTime())).toISOString();
    await store.insert('institutionKeys', { ...key, institution, state: 'current', createdAt });
    return retireOlder(store, institution);
  };
}

async function retireOlder(store: Store, institution: string): Promise<InstitutionKey> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [current, ...older] = (await newestFirst(store, institution)).filter(
      ({ state }) => state === 'current',
    );
    if (current === undefined) throw new Error(`institution ${institution} has no current key`);
    if (older.length === 0) return current;
    for (const key of older) await store.replace('institutionKeys', { ...key, state: 'retired' });
  }
  throw new AppError('STORE_BUSY', { detail: `the keys of institution ${institution} kept changing` });
}

async function newestFirst(store: Store, institution: string): Promise<readonly Stored<InstitutionKey>[]> {
  const { items } = await store.page('institutionKeys', {
    where: { institution },
    orderBy: 'createdAt',
    direction: 'descending',
    limit: MOST_KEYS,
  });
  return items;
}
