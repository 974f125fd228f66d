import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { describeWork, type WorkDescription } from './describeWork.js';

export interface Holders {
  /** Newest first. */
  readonly holders: readonly (IssuedBadge & { readonly description: WorkDescription })[];
  readonly next?: string;
}

const PAGE_SIZE = 100;

/** Everyone who was awarded a badge, in whatever version, a page at a time. */
export function createListHolders({ store }: { store: Store }) {
  return async (command: {
    readonly institution: string;
    readonly badge: string;
    readonly after?: string;
  }): Promise<Holders> => {
    const { institution, badge, after } = command;
    const page = await store.page('issuedBadges', {
      where: { institution, badge },
      orderBy: 'issuedAt',
      direction: 'descending',
      limit: PAGE_SIZE,
      ...(after !== undefined && { after }),
    });
    const holders = await describeWork(store, page.items);
    return page.next === undefined ? { holders } : { holders, next: page.next };
  };
}
