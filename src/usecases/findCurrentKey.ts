import type { InstitutionKey, KeyAlgorithm } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Credentials } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';

/** The key an institution signs with now, of one algorithm. @throws {Error} when it has none */
export async function findCurrentKey(
  store: Store,
  institution: string,
  algorithm: KeyAlgorithm = 'Ed25519',
): Promise<InstitutionKey> {
  const current = await currentKey(store, institution, algorithm);
  if (current === undefined) throw new Error(`institution ${institution} has no current ${algorithm} key`);
  return current;
}

/**
 * The same, made first where it is missing: installations from before there were tokens have no RS256 key. Two
 * processes may make one each; both are published and the newest counts, so that nothing ever fails to verify.
 */
export function createEnsureKey(parts: {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'createKey'>;
  readonly clock: Clock;
}) {
  const making = new Map<string, Promise<InstitutionKey>>();
  const make = async (institution: string, algorithm: KeyAlgorithm): Promise<InstitutionKey> => {
    const key = await parts.credentials.createKey(algorithm);
    const createdAt = parts.clock().toISOString();
    await parts.store.insert('institutionKeys', { ...key, institution, state: 'current', createdAt });
    return findCurrentKey(parts.store, institution, algorithm);
  };
  return async (institution: string, algorithm: KeyAlgorithm): Promise<InstitutionKey> => {
    const current = await currentKey(parts.store, institution, algorithm);
    if (current !== undefined) return current;
    const name = JSON.stringify([institution, algorithm]);
    const begun = making.get(name) ?? make(institution, algorithm).finally(() => making.delete(name));
    making.set(name, begun);
    return begun;
  };
}

async function currentKey(
  store: Store,
  institution: string,
  algorithm: KeyAlgorithm,
): Promise<InstitutionKey | undefined> {
  const { items } = await store.page('institutionKeys', {
    where: { institution },
    orderBy: 'createdAt',
    direction: 'descending',
    limit: 100,
  });
  return items.find((key) => key.algorithm === algorithm && key.state === 'current');
}
