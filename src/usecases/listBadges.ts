import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import type { Page, Store } from '../domain/ports/store.js';

const PAGE = 50;

/** The badges of a course, newest first, a page at a time. */
export function createListBadges({ store }: { store: Store }) {
  return async (command: {
    readonly institution: string;
    readonly course: string;
    readonly after?: string;
  }): Promise<Page<BadgeDefinition>> => {
    const { institution, course, after } = command;
    return store.page('badges', {
      where: { institution, course },
      orderBy: 'createdAt',
      direction: 'descending',
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
  };
}
