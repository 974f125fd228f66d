import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import { withDraft } from '../domain/badgeDraft.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

export interface UndoCommand {
  readonly institution: string;
  readonly badge: string;
  /** The revision whose last change is taken back. */
  readonly revision: number;
}

/** `conflict`: somebody saved meanwhile, or there is nothing to take back; nothing was changed. */
export interface UndoneDraft {
  readonly kind: 'undone' | 'conflict';
  readonly badge: Stored<BadgeDefinition>;
}

/** Takes the last change of a draft back. Undoing again brings it back. @throws {AppError} NOT_FOUND */
export function createUndoBadgeDraft({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return async ({ institution, badge: id, revision }: UndoCommand): Promise<UndoneDraft> => {
    const badge = await store.find('badges', { id });
    if (badge === undefined || badge.institution !== institution) throw new AppError('NOT_FOUND');
    if (badge.revision !== revision || badge.previousDraft === undefined) return { kind: 'conflict', badge };
    const undone = withDraft(badge, badge.previousDraft, clock());
    return { kind: (await store.replace('badges', undone)) ? 'undone' : 'conflict', badge };
  };
}
