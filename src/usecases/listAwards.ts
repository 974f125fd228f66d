import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { describeWork, type WorkDescription } from './describeWork.js';

export interface Awards {
  /** Newest first. */
  readonly awards: readonly (IssuedBadge & { readonly description: WorkDescription })[];
  readonly next?: string;
}

const PAGE_SIZE = 50;

/** The badges awarded in a course, revoked ones among them. */
export function createListAwards({ store }: { store: Store }) {
  return async (command: {
    readonly institution: string;
    readonly course: string;
    readonly after?: string;
  }): Promise<Awards> => {
    const { institution, course, after } = command;
    const page = await store.page('issuedBadges', {
      where: { institution, course },
      orderBy: 'issuedAt',
      direction: 'descending',
      limit: PAGE_SIZE,
      ...(after !== undefined && { after }),
    });
    const awards = await describeWork(store, page.items);
    return page.next === undefined ? { awards } : { awards, next: page.next };
  };
}
