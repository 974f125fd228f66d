import type { InstitutionKey } from '../domain/institution.js';
import type { Store } from '../domain/ports/store.js';

/** The key an institution signs its Data Integrity proofs with now. @throws {Error} when it has none */
export async function findCurrentKey(store: Store, institution: string): Promise<InstitutionKey> {
  const { items } = await store.page('institutionKeys', {
    where: { institution },
    orderBy: 'createdAt',
    direction: 'descending',
    limit: 100,
  });
  const current = items.find((key) => key.algorithm === 'Ed25519' && key.state === 'current');
  if (current === undefined) throw new Error(`institution ${institution} has no current Ed25519 key`);
  return current;
}
