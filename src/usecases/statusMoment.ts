import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

const MOST_TRIES = 10;

/** A moment for a change of the badge's status: now, or just after the newest change of its list. */
export async function statusMoment(store: Store, badge: IssuedBadge, now: Date): Promise<string> {
  return laterThan(await newestChange(store, badge), now);
}

/**
 * Readers of a status list know by its newest change whether what they signed before still holds. Another process may
 * have made a change as new as this one, and a reader may have seen that before this one was written: then this one
 * moves beyond it, once. Whoever sees anything newer than what is newest now sees this change too.
 */
export async function makeNewest(store: Store, id: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const badge = await store.find('issuedBadges', { id });
    if (badge === undefined) return;
    const newest = await newestChange(store, badge, id);
    if (newest === undefined || newest < badge.statusChangedAt) return;
    const moved = { ...badge, statusChangedAt: laterThan(newest, new Date(0)) };
    if (await store.replace('issuedBadges', moved)) return;
  }
  throw new AppError('STORE_BUSY', { detail: `the status list of badge ${id} kept changing` });
}

/** When the list last changed, by another badge than `except`. */
async function newestChange(
  store: Store,
  { institution, statusList }: IssuedBadge,
  except?: string,
): Promise<string | undefined> {
  const { items } = await store.page('issuedBadges', {
    where: { institution, statusList },
    orderBy: 'statusChangedAt',
    direction: 'descending',
    limit: 2,
  });
  return items.find((badge) => badge.id !== except)?.statusChangedAt;
}

/** Now, or a millisecond after `newest` where the clock is not yet there. */
function laterThan(newest: string | undefined, now: Date): string {
  const earliest = newest === undefined ? 0 : Date.parse(newest) + 1;
  return new Date(Math.max(earliest, now.getTime())).toISOString();
}
