import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import type { Store } from '../domain/ports/store.js';

const isOffered = ({ versions, archivedAt }: BadgeDefinition): boolean =>
  versions.length > 0 && archivedAt === undefined;

const PAGE_SIZE = 200;
const MOST_PAGES = 5;

/** The badges of a course that students can earn, newest first. */
export function createListPublishedBadges({ store }: { store: Pick<Store, 'page'> }) {
  return async (where: {
    readonly institution: string;
    readonly course: string;
  }): Promise<readonly BadgeDefinition[]> => {
    const published: BadgeDefinition[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await store.page('badges', {
        where: { institution: where.institution, course: where.course },
        orderBy: 'createdAt',
        direction: 'descending',
        limit: PAGE_SIZE,
        ...(after !== undefined && { after }),
      });
      published.push(...page.items.filter(isOffered));
      after = page.next;
      if (after === undefined) break;
    }
    return published;
  };
}
