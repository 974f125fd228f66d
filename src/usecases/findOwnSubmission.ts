import type { Store, Stored } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';

/** A learner's newest attempt at a badge; undefined when they never began one. */
export function createFindOwnSubmission({ store }: { store: Store }) {
  return async (where: {
    readonly institution: string;
    readonly badge: string;
    readonly learner: string;
  }): Promise<Stored<Submission> | undefined> => {
    const { institution, badge, learner } = where;
    const { items } = await store.page('submissions', {
      where: { institution, badge, learner },
      orderBy: 'attempt',
      direction: 'descending',
      limit: 1,
    });
    return items[0];
  };
}
