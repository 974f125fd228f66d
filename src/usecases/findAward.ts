import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store, Stored } from '../domain/ports/store.js';
import type { Submission } from '../domain/submission.js';

export type Award =
  /** Nothing was awarded. */
  | { readonly kind: 'none' }
  /** Approved; the signing that follows from it is not done yet. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'issued'; readonly issued: Stored<IssuedBadge> };

/** The badge that a submission earned. */
export function createFindAward({ store }: { store: Store }) {
  return async ({ institution, id, state }: Submission): Promise<Award> => {
    if (state !== 'approved') return { kind: 'none' };
    const issued = await store.find('issuedBadges', { institution, submission: id });
    return issued === undefined ? { kind: 'pending' } : { kind: 'issued', issued };
  };
}
