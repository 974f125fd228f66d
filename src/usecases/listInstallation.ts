import type { Institution } from '../domain/institution.js';
import type { Platform } from '../domain/platform.js';
import type { Page, Store } from '../domain/ports/store.js';

const PAGE_SIZE = 500;

/** Every institution of this installation, oldest first. */
export function createListInstitutions({ store }: { store: Store }) {
  return (): Promise<Institution[]> =>
    everything((after) =>
      store.page('institutions', {
        where: {},
        orderBy: 'createdAt',
        limit: PAGE_SIZE,
        ...(after !== undefined && { after }),
      }),
    );
}

/** Every platform of this installation, oldest first. */
export function createListPlatforms({ store }: { store: Store }) {
  return (): Promise<Platform[]> =>
    everything((after) =>
      store.page('platforms', {
        where: {},
        orderBy: 'createdAt',
        limit: PAGE_SIZE,
        ...(after !== undefined && { after }),
      }),
    );
}

async function everything<D>(page: (after: string | undefined) => Promise<Page<D>>): Promise<D[]> {
  const items: D[] = [];
  let after: string | undefined;
  do {
    const { items: found, next } = await page(after);
    items.push(...found);
    after = next;
  } while (after !== undefined);
  return items;
}
