import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import { SHEET_LIMITS } from '../domain/badgeSheet.js';
import type { Store, Stored } from '../domain/ports/store.js';

const PAGE = 100;

/** The badges of a course, or of a whole institution, oldest first: as many as a sheet takes, without those that are archived. */
export async function listSheetBadges(
  store: Pick<Store, 'page'>,
  institution: string,
  course: string | undefined,
): Promise<readonly Stored<BadgeDefinition>[]> {
  const badges: Stored<BadgeDefinition>[] = [];
  let after: string | undefined;
  do {
    const page = await store.page('badges', {
      where: course === undefined ? { institution } : { institution, course },
      orderBy: 'createdAt',
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    badges.push(...page.items.filter(({ archivedAt }) => archivedAt === undefined));
    after = page.next;
  } while (after !== undefined && badges.length < SHEET_LIMITS.rows);
  return badges.slice(0, SHEET_LIMITS.rows);
}

export interface SheetBadge {
  readonly badge: BadgeDefinition;
  readonly courseTitle: string;
}

/** For writing a sheet: each badge with the name of its course. */
export function createListSheetBadges({ store }: { readonly store: Store }) {
  return async (institution: string, course?: string): Promise<readonly SheetBadge[]> => {
    const badges = await listSheetBadges(store, institution, course);
    const titles = new Map<string, string>();
    for (const { course: id } of badges) {
      if (!titles.has(id)) titles.set(id, (await store.find('courses', { id }))?.title ?? '');
    }
    return badges.map((badge) => ({ badge, courseTitle: titles.get(badge.course) ?? '' }));
  };
}
