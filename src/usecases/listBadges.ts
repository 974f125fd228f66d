import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import type { Page, Store, Stored } from '../domain/ports/store.js';

const PAGE = 50;

const MOST_PAGES = 5;

/** The badges of a course that are offered, or those that are archived, newest first, a page at a time. */
export function createListBadges({ store }: { store: Pick<Store, 'page'> }) {
  return async (command: {
    readonly institution: string;
    readonly course: string;
    readonly archived?: boolean;
    readonly after?: string;
  }): Promise<Page<BadgeDefinition>> => {
    const { institution, course, archived = false } = command;
    const items: Stored<BadgeDefinition>[] = [];
    let next = command.after;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await store.page('badges', {
        where: { institution, course },
        orderBy: 'createdAt',
        direction: 'descending',
        limit: PAGE,
        ...(next !== undefined && { after: next }),
      });
      items.push(...page.items.filter((badge) => (badge.archivedAt !== undefined) === archived));
      next = page.next;
      // A course with much put away still shows a full page.
      if (next === undefined || items.length >= PAGE) break;
    }
    return { items, ...(next !== undefined && { next }) };
  };
}
