import type { Institution } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Credentials } from '../domain/ports/credentials.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';

/** A new issuer with its signing key. Repeating it with the same id changes nothing. */
export function createAddInstitution({
  store,
  credentials,
  clock,
}: {
  store: Store;
  credentials: Credentials;
  clock: Clock;
}) {
  return async ({ id, name }: { readonly id: string; readonly name: string }): Promise<Institution> => {
    const createdAt = clock().toISOString();
    const institution: Institution = {
      id,
      createdAt,
      profile: { name, otherIdentifiers: [] },
      allowedTemplates: [],
    };
    // The key comes first: an institution that people can see can always sign.
    const { items: keys } = await store.page('institutionKeys', {
      where: { institution: id },
      orderBy: 'createdAt',
      limit: 1,
    });
    if (keys.length === 0) {
      const key = await credentials.createKey();
      await store.insert('institutionKeys', { ...key, institution: id, state: 'current', createdAt });
    }
    try {
      return await store.insert('institutions', institution);
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      return institution;
    }
  };
}
