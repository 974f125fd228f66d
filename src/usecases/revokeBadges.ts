import { setImmediate as nextTurn } from 'node:timers/promises';
import { changeFaults, changeObstacle } from '../domain/badgeStatusRules.js';
import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';
import type { createChangeBadge } from './changeBadge.js';

export interface RevokeBadgesCommand {
  readonly institution: string;
  readonly badge: string;
  /** Ids of issued badges; those that are revoked already stay as they are. */
  readonly ids: readonly string[];
  readonly by: string;
  readonly reason: string;
}

interface Parts {
  readonly store: Store;
  readonly changeBadge: ReturnType<typeof createChangeBadge>;
}

export const MOST_AT_ONCE = 200;

/** The holders that were chosen, of this badge only. @throws {AppError} NOT_FOUND for anything else, TOO_LARGE beyond 200 */
export function createChooseHolders({ store }: { store: Store }) {
  return async (institution: string, badge: string, ids: readonly string[]): Promise<IssuedBadge[]> => {
    const wanted = [...new Set(ids)];
    if (wanted.length > MOST_AT_ONCE) throw new AppError('TOO_LARGE');
    const found: IssuedBadge[] = [];
    for (const id of wanted) {
      const issued = await store.find('issuedBadges', { id });
      if (issued?.institution !== institution || issued.badge !== badge) throw new AppError('NOT_FOUND');
      found.push(issued);
    }
    return found;
  };
}

/**
 * Revokes the badges of several holders, one after the other. Sent again after an interruption, it does what was left.
 * @returns how many are revoked now
 * @throws {AppError} INVALID_INPUT before any is touched; NOT_FOUND when one of them is no badge of this definition
 */
export function createRevokeBadges(parts: Parts) {
  const chooseHolders = createChooseHolders(parts);
  return async ({ institution, badge, ids, by, reason }: RevokeBadgesCommand): Promise<number> => {
    const faults = changeFaults('revoke', reason);
    if (faults.length > 0) throw new InvalidInput(faults);
    const chosen = await chooseHolders(institution, badge, ids);
    for (const issued of chosen) {
      if (changeObstacle(issued, 'revoke') === 'done') continue;
      await parts.changeBadge({ institution, submission: issued.submission, kind: 'revoke', by, reason });
      await nextTurn();
    }
    return chosen.length;
  };
}
