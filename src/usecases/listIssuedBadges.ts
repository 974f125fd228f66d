import { versionOf } from '../domain/badgeDefinition.js';
import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';

const PAGE = 25;

/** An issued badge with the names a person knows it by. */
export interface IssuedBadgeEntry extends IssuedBadge {
  readonly title: string;
  readonly courseTitle: string;
  /** Only if the platform gave it. */
  readonly learnerName?: string;
}

export interface IssuedBadgePage {
  readonly items: readonly IssuedBadgeEntry[];
  readonly next?: string;
}

/** What an institution has issued, newest first, a page at a time. */
export function createListIssuedBadges({ store }: { store: Store }) {
  return async (institution: string, after?: string): Promise<IssuedBadgePage> => {
    const { items, next } = await store.page('issuedBadges', {
      where: { institution },
      orderBy: 'issuedAt',
      direction: 'descending',
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    const badges = remembered((id) => store.find('badges', { id }));
    const courses = remembered((id) => store.find('courses', { id }));
    const persons = remembered((id) => store.find('persons', { id }));
    const named = items.map(async (issued): Promise<IssuedBadgeEntry> => {
      const [badge, course, person] = await Promise.all([
        badges(issued.badge),
        courses(issued.course),
        persons(issued.learner),
      ]);
      const title = badge && versionOf(badge, issued.version)?.content.title;
      return {
        ...issued,
        title: title ?? '',
        courseTitle: course?.title ?? '',
        ...(person?.name !== undefined && { learnerName: person.name }),
      };
    });
    return { items: await Promise.all(named), ...(next !== undefined && { next }) };
  };
}

/** A page's badges are mostly of few courses: each document is read once. */
function remembered<D>(find: (id: string) => Promise<D>): (id: string) => Promise<D> {
  const known = new Map<string, Promise<D>>();
  return (id) => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
}
