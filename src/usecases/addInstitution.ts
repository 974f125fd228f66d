import { type Institution, KEY_ALGORITHMS } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Credentials } from '../domain/ports/credentials.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { createEnsureKey } from './findCurrentKey.js';

/** A new issuer with its signing keys, one of each algorithm. Repeating it with the same id changes nothing. */
export function createAddInstitution({
  store,
  credentials,
  clock,
}: {
  store: Store;
  credentials: Credentials;
  clock: Clock;
}) {
  const ensureKey = createEnsureKey({ store, credentials, clock });
  return async ({ id, name }: { readonly id: string; readonly name: string }): Promise<Institution> => {
    const createdAt = clock().toISOString();
    const institution: Institution = {
      id,
      createdAt,
      profile: { name, otherIdentifiers: [] },
      allowedTemplates: [],
    };
    // The keys come first: an institution that people can see can always sign.
    await Promise.all(KEY_ALGORITHMS.map((algorithm) => ensureKey(id, algorithm)));
    try {
      return await store.insert('institutions', institution);
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      return institution;
    }
  };
}
