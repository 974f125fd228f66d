import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { StatusList } from '../domain/issuedBadge.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Credentials } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';
import { readStatusListName, type StatusPurpose } from '../domain/statusListNames.js';
import { findCurrentKey } from './findCurrentKey.js';
import { newestMoment } from './statusMoment.js';

/** The signed BitstringStatusListCredential as JSON text, and a strong validator of those bytes. */
export interface SignedStatusList {
  readonly body: string;
  readonly etag: string;
}

interface Parts {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'statusList'>;
  readonly clock: Clock;
}

interface Kept {
  /** What a list is never changes; only how many of its indexes are taken does. */
  readonly list: StatusList;
  /** When the newest change seen before deriving happened. */
  readonly newest: string;
  readonly set: readonly number[];
  readonly signed: SignedStatusList;
}

const KEPT_LISTS = 200;
const PAGE_SIZE = 500;

/**
 * The list at `/status/:list`, derived from the badges' own states: a change shows at the next reading, also one by
 * another process. Signed anew only when a bit changed.
 * @returns undefined for an unknown list
 */
export function createReadStatusList(parts: Parts) {
  const kept = new LRUCache<string, Promise<Kept>>({ max: KEPT_LISTS });
  return async (name: string): Promise<SignedStatusList | undefined> => {
    const { list: id, purpose } = readStatusListName(name);
    const lately = await kept.get(name)?.catch(() => undefined);
    const list = lately?.list ?? (await parts.store.find('statusLists', { id }));
    if (list === undefined) return undefined;
    // Read before the bits: what changes in between makes the next reader derive again.
    const newest = await newestChange(parts.store, list);
    const before = await kept.get(name)?.catch(() => undefined);
    if (before?.newest === newest) return before.signed;
    const deriving = derive(parts, { name, list, purpose }, newest, before);
    kept.set(name, deriving);
    return (await deriving).signed;
  };
}

/** Of its own badges, and of the institution's corrections: a corrected copy may stand in another list than the wrong one. */
async function newestChange(store: Store, { institution, id: statusList }: StatusList): Promise<string> {
  const list = { institution, statusList };
  const [changed, corrected] = await Promise.all([
    newestMoment(store, list, 'statusChangedAt'),
    newestMoment(store, list, 'correctedAt'),
  ]);
  return `${changed ?? ''} ${corrected ?? ''}`;
}

interface Wanted {
  readonly name: string;
  readonly list: StatusList;
  readonly purpose: StatusPurpose;
}

async function derive(
  parts: Parts,
  { name, list, purpose }: Wanted,
  newest: string,
  before: Kept | undefined,
): Promise<Kept> {
  const set = await indexesIn(parts.store, list, purpose);
  if (before !== undefined && isSame(before.set, set)) return { list, newest, set, signed: before.signed };
  const [institution, key] = await Promise.all([
    parts.store.find('institutions', { id: list.institution }),
    findCurrentKey(parts.store, list.institution),
  ]);
  if (institution === undefined) throw new Error(`status list ${list.id}: its institution is missing`);
  const body = await parts.credentials.statusList(
    { id: name, institution, size: list.size, purpose, set, now: parts.clock() },
    key,
  );
  return { list, newest, set, signed: { body, etag: createHash('sha256').update(body).digest('base64url') } };
}

async function indexesIn(store: Store, list: StatusList, purpose: StatusPurpose): Promise<number[]> {
  if (purpose === 'suspension') return indexesOf(store, list, 'suspended');
  const [revoked, replaced] = [await indexesOf(store, list, 'revoked'), await replacedIndexes(store, list)];
  return [...revoked, ...replaced].sort((one, other) => one - other);
}

async function indexesOf(
  store: Store,
  { institution, id }: StatusList,
  state: 'revoked' | 'suspended',
): Promise<number[]> {
  const where = { institution, statusList: id, state };
  const indexes: number[] = [];
  let after: string | undefined;
  do {
    const page = await store.page('issuedBadges', { where, orderBy: 'statusIndex', limit: PAGE_SIZE, after });
    indexes.push(...page.items.map((badge) => badge.statusIndex));
    after = page.next;
  } while (after !== undefined);
  return indexes;
}

/** Places that wrong copies name, of badges that were corrected. */
async function replacedIndexes(store: Store, { institution, id }: StatusList): Promise<number[]> {
  const where = { institution };
  const indexes: number[] = [];
  let after: string | undefined;
  do {
    const page = await store.page('issuedBadges', { where, orderBy: 'correctedAt', limit: PAGE_SIZE, after });
    for (const { corrections = [] } of page.items) {
      indexes.push(...corrections.filter((one) => one.statusList === id).map((one) => one.statusIndex));
    }
    after = page.next;
  } while (after !== undefined);
  return indexes;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((index, place) => index === other[place]);
}
