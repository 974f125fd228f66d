import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** A status list follows from the states of its badges, and from all corrections of its institution. */
export type MomentField = 'statusChangedAt' | 'correctedAt';

const MOST_TRIES = 10;

/** A moment for a change: now, or just after the newest change before it. */
export async function nextMoment(
  store: Store,
  badge: IssuedBadge,
  field: MomentField,
  now: Date,
): Promise<string> {
  return laterThan(await newestMoment(store, badge, field), now);
}

/**
 * Readers of a status list know by its newest change whether what they signed before still holds. Another process may
 * have made a change as new as this one, and a reader may have seen that before this one was written: then this one
 * moves beyond it, once. Whoever sees anything newer than what is newest now sees this change too.
 */
export async function makeNewest(store: Store, id: string, field: MomentField): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const badge = await store.find('issuedBadges', { id });
    if (badge === undefined) return;
    const newest = await newestMoment(store, badge, field, id);
    if (newest === undefined || newest < (badge[field] ?? '')) return;
    const moved = { ...badge, [field]: laterThan(newest, new Date(0)) };
    if (await store.replace('issuedBadges', moved)) return;
  }
  throw new AppError('STORE_BUSY', { detail: `the status list of badge ${id} kept changing` });
}

/** When something last changed, of another badge than `except`. */
export async function newestMoment(
  store: Pick<Store, 'page'>,
  { institution, statusList }: Pick<IssuedBadge, 'institution' | 'statusList'>,
  field: MomentField,
  except?: string,
): Promise<string | undefined> {
  const where = field === 'statusChangedAt' ? { institution, statusList } : { institution };
  const { items } = await store.page('issuedBadges', {
    where,
    orderBy: field,
    direction: 'descending',
    limit: except === undefined ? 1 : 2,
  });
  return items.find((badge) => badge.id !== except)?.[field];
}

/** Now, or a millisecond after `newest` where the clock is not yet there. */
function laterThan(newest: string | undefined, now: Date): string {
  const earliest = newest === undefined ? 0 : Date.parse(newest) + 1;
  return new Date(Math.max(earliest, now.getTime())).toISOString();
}
