import { versionOf } from '../domain/badgeDefinition.js';
import type { Notice } from '../domain/notice.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** A notice with the title of the badge it is about. */
export type ReadNotice = Notice & { readonly title: string };

const PAGE_SIZE = 50;
const MOST_TRIES = 10;

/** What a person has not read yet, newest first; of very many the newest 50. */
export function createReadNotices({ store }: { store: Store }) {
  return async (institution: string, person: string): Promise<readonly ReadNotice[]> => {
    const { items } = await store.page('notices', {
      where: { institution, person },
      orderBy: 'unreadSince',
      direction: 'descending',
      limit: PAGE_SIZE,
    });
    return Promise.all(
      items.map(async (notice) => {
        const badge = await store.find('badges', { id: notice.badge });
        const title = badge && versionOf(badge, notice.version)?.content.title;
        return { ...notice, title: title ?? '' };
      }),
    );
  };
}

/** The person has read it. Said again, nothing changes. @throws {AppError} NOT_FOUND for another one's */
export function createDismissNotice({ store }: { store: Store }) {
  return async (id: string, person: string | undefined): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const notice = await store.find('notices', { id });
      if (notice === undefined || notice.person !== person) throw new AppError('NOT_FOUND');
      const { unreadSince, ...read } = notice;
      if (unreadSince === undefined || (await store.replace('notices', read))) return;
    }
    throw new AppError('STORE_BUSY', { detail: `notice ${id} kept changing` });
  };
}
