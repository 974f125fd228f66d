import type { Endorsement } from '../domain/endorsement.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

const PAGE_SIZE = 100;
const MOST_TRIES = 10;

/** All that was said of a badge, in whatever version, newest first; of very many the newest 100. */
export function createListEndorsements({ store }: { store: Pick<Store, 'page'> }) {
  return async (institution: string, badge: string): Promise<readonly Stored<Endorsement>[]> => {
    const { items } = await store.page('endorsements', {
      where: { institution, badge },
      orderBy: 'receivedAt',
      direction: 'descending',
      limit: PAGE_SIZE,
    });
    return items;
  };
}

/** Those of one version that are shown to everyone, newest first. */
export function createReadEndorsements({ store }: { store: Pick<Store, 'page'> }) {
  const list = createListEndorsements({ store });
  return async (institution: string, badge: string, version: number): Promise<readonly Endorsement[]> =>
    (await list(institution, badge)).filter((one) => one.version === version && one.hidden !== true);
}

/** One endorsement at its own address, hidden ones too: badges name it. @throws {AppError} NOT_FOUND */
export function createFindEndorsement({ store }: { store: Store }) {
  return async (id: string): Promise<Endorsement> => {
    const found = await store.find('endorsements', { id });
    if (found === undefined) throw new AppError('NOT_FOUND');
    return found;
  };
}

/** Takes an endorsement off the pages, or puts it back. @throws {AppError} NOT_FOUND for another badge's */
export function createShowEndorsement({ store }: { store: Store }) {
  return async (badge: string, id: string, shown: boolean): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const found = await store.find('endorsements', { id });
      if (found?.badge !== badge) throw new AppError('NOT_FOUND');
      const { hidden: _, ...rest } = found;
      if (await store.replace('endorsements', shown ? rest : { ...rest, hidden: true })) return;
    }
    throw new AppError('STORE_BUSY', { detail: `endorsement ${id} kept changing` });
  };
}
