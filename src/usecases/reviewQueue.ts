import type { Store } from '../domain/ports/store.js';
import { reviewObstacle } from '../domain/reviewRules.js';
import type { Submission } from '../domain/submission.js';
import { describeWork, type WorkDescription } from './describeWork.js';

export interface ReviewQueue {
  /** Oldest first. */
  readonly waiting: readonly (Submission & { readonly description: WorkDescription })[];
  /** For the page after this one. */
  readonly next?: string;
}

const PAGE_SIZE = 50;

/** What waits for this reviewer in a course; never a trial, never their own. A page is only empty when it is the last. */
export function createReviewQueue({ store }: { store: Store }) {
  return async (command: {
    readonly institution: string;
    readonly course: string;
    readonly reviewer: string | undefined;
    readonly after?: string;
  }): Promise<ReviewQueue> => {
    const { institution, course, reviewer } = command;
    let { after } = command;
    for (;;) {
      const page = await store.page('submissions', {
        where: { institution, course, state: 'submitted' },
        orderBy: 'waitingSince',
        limit: PAGE_SIZE,
        ...(after !== undefined && { after }),
      });
      const reviewable = page.items.filter((item) => reviewObstacle(item, reviewer) === undefined);
      if (reviewable.length > 0 || page.next === undefined) {
        const waiting = await describeWork(store, reviewable);
        return page.next === undefined ? { waiting } : { waiting, next: page.next };
      }
      after = page.next;
    }
  };
}
