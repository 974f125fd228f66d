import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

export interface ArchiveCommand {
  readonly institution: string;
  readonly badge: string;
  /** True puts it away, false brings it back. */
  readonly archived: boolean;
}

const MOST_TRIES = 10;

/**
 * Puts a badge away, or brings it back. Its versions stay public, and students who have begun may go on. Doing it again
 * changes nothing.
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createArchiveBadge({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return async ({ institution, badge: id, archived }: ArchiveCommand): Promise<BadgeDefinition> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const badge = await store.find('badges', { id });
      if (badge === undefined || badge.institution !== institution) throw new AppError('NOT_FOUND');
      if ((badge.archivedAt !== undefined) === archived) return badge;
      const { archivedAt: _, ...offered } = badge;
      const next: Stored<BadgeDefinition> = archived
        ? { ...offered, archivedAt: clock().toISOString() }
        : offered;
      if (await store.replace('badges', next)) return next;
    }
    throw new AppError('STORE_BUSY', { detail: `badge ${id} kept changing` });
  };
}
