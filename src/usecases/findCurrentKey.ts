import type { InstitutionKey } from '../domain/institution.js';
import type { Store } from '../domain/ports/store.js';

/** The key an institution signs with now. @throws {Error} when it has none */
export async function findCurrentKey(store: Store, institution: string): Promise<InstitutionKey> {
  const { items } = await store.page('institutionKeys', {
    where: { institution },
    orderBy: 'createdAt',
    direction: 'descending',
    limit: 100,
  });
  const current = items.find((key) => key.state === 'current');
  if (current === undefined) throw new Error(`institution ${institution} has no current key`);
  return current;
}
