import { type BadgeDefinition, versionOf } from '../domain/badgeDefinition.js';
import type { Person } from '../domain/platform.js';
import type { Store } from '../domain/ports/store.js';

/** What a list says of one piece of work: whose, and for which badge. */
export interface WorkDescription {
  /** Undefined when the person has been erased. */
  readonly learner: Person | undefined;
  /** As the version says that the work is judged against. */
  readonly title: string;
}

interface Work {
  readonly learner: string;
  readonly badge: string;
  readonly version: number;
}

/** Describes the items of one page: each person and badge is read once. */
export async function describeWork<W extends Work>(
  store: Store,
  items: readonly W[],
): Promise<(W & { readonly description: WorkDescription })[]> {
  const [people, badges] = await Promise.all([
    findPeople(
      store,
      items.map((item) => item.learner),
    ),
    findBadges(store, items),
  ]);
  return items.map((item) => {
    const badge = badges.get(item.badge);
    const version = badge && versionOf(badge, item.version);
    return {
      ...item,
      description: { learner: people.get(item.learner), title: version?.content.title ?? '' },
    };
  });
}

/** Those of the people that there are, by id. */
export async function findPeople(
  store: Store,
  ids: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(ids)].filter((id) => id !== undefined);
  const found = await Promise.all(wanted.map((id) => store.find('persons', { id })));
  return new Map(found.filter((person) => person !== undefined).map((person) => [person.id, person]));
}

async function findBadges(
  store: Store,
  items: readonly Work[],
): Promise<ReadonlyMap<string, BadgeDefinition>> {
  const ids = [...new Set(items.map((item) => item.badge))];
  const found = await Promise.all(ids.map((id) => store.find('badges', { id })));
  return new Map(found.filter((badge) => badge !== undefined).map((badge) => [badge.id, badge]));
}
