import { type BadgeContent, versionOf } from '../domain/badgeDefinition.js';
import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';

/** A badge with all that led to it. */
export interface ArchivedBadge {
  readonly issued: IssuedBadge;
  /** What was judged. */
  readonly content: BadgeContent;
  readonly submission: Submission;
}

const PAGE_SIZE = 20;

/** A learner's badges, newest first, of every course of the institution; one page at a time is in memory. */
export function createOwnArchive({ store }: { store: Store }) {
  return async function* (institution: string, learner: string): AsyncGenerator<ArchivedBadge> {
    let after: string | undefined;
    do {
      const page = await store.page('issuedBadges', {
        where: { institution, learner },
        orderBy: 'issuedAt',
        direction: 'descending',
        limit: PAGE_SIZE,
        ...(after !== undefined && { after }),
      });
      for (const issued of page.items) {
        const [badge, submission] = await Promise.all([
          store.find('badges', { id: issued.badge }),
          store.find('submissions', { id: issued.submission }),
        ]);
        const content = badge && versionOf(badge, issued.version)?.content;
        if (content !== undefined && submission !== undefined) yield { issued, content, submission };
      }
      after = page.next;
    } while (after !== undefined);
  };
}
