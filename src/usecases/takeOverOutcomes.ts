import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import { withDraft } from '../domain/badgeDraft.js';
import { newItemId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { type Takings, takeOver } from '../domain/takeOver.js';
import { sameContent } from '../domain/typedBadge.js';
import { AppError, InvalidInput } from '../errors.js';

export interface TakeOverCommand {
  readonly institution: string;
  readonly badge: string;
  readonly takings: Takings;
}

export interface TakeOverResult {
  readonly badge: Stored<BadgeDefinition>;
  /** How many were new. */
  readonly outcomes: number;
  readonly criteria: number;
}

const MOST_TRIES = 10;

/**
 * Adds what was picked to the draft as it stands now, whoever saved it last: nothing of theirs is replaced, so there is
 * no conflict to weigh. Sent twice, it changes nothing the second time. Published versions stay as they are.
 * @throws {InvalidInput} beyond the limits of a badge
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createTakeOverOutcomes({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return async ({ institution, badge: id, takings }: TakeOverCommand): Promise<TakeOverResult> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const badge = await store.find('badges', { id });
      if (badge === undefined || badge.institution !== institution) throw new AppError('NOT_FOUND');
      const { content: draft, faults, ...added } = takeOver(badge.draft, takings, newItemId);
      if (faults.length > 0) throw new InvalidInput(faults);
      if (sameContent(badge.draft, draft)) return { badge, ...added };
      const changed = withDraft(badge, draft, clock());
      if (await store.replace('badges', changed)) return { badge: changed, ...added };
    }
    throw new AppError('STORE_BUSY', { detail: `badge ${id} kept changing` });
  };
}
