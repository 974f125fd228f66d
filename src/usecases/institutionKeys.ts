import type { InstitutionKey } from '../domain/institution.js';
import type { Store } from '../domain/ports/store.js';

const PAGE_SIZE = 200;

/** Every key an institution ever had, oldest first: what a retired one signed stays good. */
export async function institutionKeys(store: Store, institution: string): Promise<InstitutionKey[]> {
  const keys: InstitutionKey[] = [];
  let after: string | undefined;
  do {
    const page = await store.page('institutionKeys', {
      where: { institution },
      orderBy: 'createdAt',
      limit: PAGE_SIZE,
      ...(after !== undefined && { after }),
    });
    keys.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return keys;
}
