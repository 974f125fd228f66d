import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Person } from '../domain/platform.js';
import type { Credentials } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';
import type { Score } from '../domain/score.js';
import type { Submission } from '../domain/submission.js';
import { findPeople } from './describeWork.js';

/** What the pages about one submission need beside it. */
export interface OpenReview {
  /** By id: the learner, everyone who decided, and who revoked. */
  readonly people: ReadonlyMap<string, Person>;
  /** The badge it earned, once signed. */
  readonly issued: IssuedBadge | undefined;
  /** Its way to the gradebook, if there is one. */
  readonly score: Score | undefined;
}

export function createOpenReview({
  store,
  credentials,
}: {
  store: Store;
  credentials: Pick<Credentials, 'warmUp'>;
}) {
  return async (submission: Submission): Promise<OpenReview> => {
    // An approval may follow: what signing needs loads while the teacher reads. A failure shows when it signs.
    credentials.warmUp().catch(() => undefined);
    const { id, institution, credential, learner, rounds } = submission;
    const issued =
      credential === undefined
        ? undefined
        : await store.find('issuedBadges', { institution, submission: id });
    const reviewers = rounds.map((round) => round.review?.reviewer);
    const people = await findPeople(store, [
      learner,
      ...reviewers,
      issued?.revocation?.by,
      issued?.suspension?.by,
      ...(issued?.changes ?? []).map(({ by }) => by),
    ]);
    const score = issued && (await store.find('scores', { id }));
    return { people, issued, score };
  };
}
