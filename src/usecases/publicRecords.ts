import type { BadgeVersion } from '../domain/badgeDefinition.js';
import type { InstitutionKey } from '../domain/institution.js';
import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Page, Store, Stored } from '../domain/ports/store.js';
import { STATUS_PURPOSES, statusListName } from '../domain/statusListNames.js';
import { institutionKeys } from './institutionKeys.js';

const PAGE_SIZE = 100;

/** All that the world may read of an institution, record by record; of a large one no more than a page is in memory. */
export function createPublicRecords({ store }: { store: Store }) {
  return {
    keys: (institution: string): Promise<InstitutionKey[]> => institutionKeys(store, institution),
    /** Every published version: credentials of private badges name them, too. */
    async *achievements(institution: string): AsyncGenerator<{ badge: string; version: BadgeVersion }> {
      const badges = walk((after) =>
        store.page('badges', { where: { institution }, orderBy: 'createdAt', limit: PAGE_SIZE, ...after }),
      );
      for await (const { id, versions } of badges) {
        for (const version of versions) yield { badge: id, version };
      }
    },
    /** Badges that their holders show to everyone. */
    async *credentials(institution: string): AsyncGenerator<Stored<IssuedBadge>> {
      const issued = walk((after) =>
        store.page('issuedBadges', {
          where: { institution },
          orderBy: 'issuedAt',
          limit: PAGE_SIZE,
          ...after,
        }),
      );
      for await (const badge of issued) if (badge.visibility === 'public') yield badge;
    },
    /** The last part of each status list's address: every credential names two of them, private ones too. */
    async *statusLists(institution: string): AsyncGenerator<string> {
      const where = { institution, purpose: 'revocation' } as const;
      const lists = walk((after) =>
        store.page('statusLists', { where, orderBy: 'sequence', limit: PAGE_SIZE, ...after }),
      );
      for await (const { id } of lists)
        for (const purpose of STATUS_PURPOSES) yield statusListName(id, purpose);
    },
  };
}

async function* walk<D>(page: (after: { after?: string }) => Promise<Page<D>>): AsyncGenerator<Stored<D>> {
  let after: string | undefined;
  do {
    const { items, next } = await page(after === undefined ? {} : { after });
    yield* items;
    after = next;
  } while (after !== undefined);
}
