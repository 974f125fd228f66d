import type { Store, Stored } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';

const NEWEST = 200;

/** A learner's work in one course, oldest first; of very many, the newest 200. */
export function createListOwnSubmissions({ store }: { store: Store }) {
  return async (where: {
    readonly institution: string;
    readonly course: string;
    readonly learner: string;
  }): Promise<readonly Stored<Submission>[]> => {
    const { institution, course, learner } = where;
    const { items } = await store.page('submissions', {
      where: { institution, course, learner },
      orderBy: 'createdAt',
      direction: 'descending',
      limit: NEWEST,
    });
    return items.toReversed();
  };
}
