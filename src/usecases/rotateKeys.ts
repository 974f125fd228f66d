import type { InstitutionKey, KeyAlgorithm } from '../domain/institution.js';
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
 * Gives the institution new signing keys, one of each algorithm it signs with, and retires the ones before. They stay
 * published, so what they signed goes on verifying. A new key is there before the old one is retired: at every moment
 * there is one to sign with, and the newest current one counts. Rotations at the same moment leave one current key.
 * @returns the current keys
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createRotateKeys(parts: Parts) {
  return async (institution: string): Promise<readonly InstitutionKey[]> => {
    const { store } = parts;
    if ((await store.find('institutions', { id: institution })) === undefined)
      throw new AppError('NOT_FOUND');
    const known = await newestFirst(store, institution);
    const current = known.filter(({ state }) => state === 'current').map(({ algorithm }) => algorithm);
    const rotated: InstitutionKey[] = [];
    for (const algorithm of new Set<KeyAlgorithm>(['Ed25519', ...current])) {
      await addKey(parts, institution, algorithm, known[0]);
      rotated.push(await retireOlder(store, institution, algorithm));
    }
    return rotated;
  };
}

/** Newer than any key before, whatever the clock says. */
async function addKey(
  { store, credentials, clock }: Parts,
  institution: string,
  algorithm: KeyAlgorithm,
  newest: InstitutionKey | undefined,
): Promise<void> {
  const key = await credentials.createKey(algorithm);
  const earliest = newest === undefined ? 0 : Date.parse(newest.createdAt) + 1;
  const createdAt = new Date(Math.max(earliest, clock().getTime())).toISOString();
  await store.insert('institutionKeys', { ...key, institution, state: 'current', createdAt });
}

async function retireOlder(
  store: Store,
  institution: string,
  algorithm: KeyAlgorithm,
): Promise<InstitutionKey> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const keys = await newestFirst(store, institution);
    const [current, ...older] = keys.filter((key) => key.algorithm === algorithm && key.state === 'current');
    if (current === undefined) throw new Error(`institution ${institution} has no current ${algorithm} key`);
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
