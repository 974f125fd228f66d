import type { BadgeContent, BadgeDefinition } from '../domain/badgeDefinition.js';
import { withDraft } from '../domain/badgeDraft.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { sameContent } from '../domain/typedBadge.js';
import { AppError, type FieldFault, InvalidInput } from '../errors.js';
import type { SavedDraft } from './saveBadgeDraft.js';

export interface DraftChange {
  readonly institution: string;
  readonly badge: string;
  /** The revision the teacher's form was made from. */
  readonly revision: number;
  /** Makes of the draft as it stands what the teacher's form says about one part of it. */
  readonly change: (draft: BadgeContent) => {
    readonly content: BadgeContent;
    readonly faults: readonly FieldFault[];
  };
}

/**
 * Changes one part of a draft, such as its rubric, if nobody was faster. Saving what is already there is a success
 * whatever the revision, so a form sent twice is no conflict with itself.
 * @throws {InvalidInput} with the faults of the change
 */
export function createChangeBadgeDraft({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  const find = async (id: string, institution: string): Promise<Stored<BadgeDefinition>> => {
    const badge = await store.find('badges', { id });
    if (badge === undefined || badge.institution !== institution) throw new AppError('NOT_FOUND');
    return badge;
  };
  return async ({ institution, badge: id, revision, change }: DraftChange): Promise<SavedDraft> => {
    const badge = await find(id, institution);
    const { content: draft, faults } = change(badge.draft);
    if (faults.length > 0) throw new InvalidInput([...faults]);
    if (sameContent(badge.draft, draft)) return { kind: 'saved', badge, draft };
    if (badge.revision !== revision) return { kind: 'conflict', badge, draft };
    await store.replace('badges', withDraft(badge, draft, clock()));
    const now = await find(id, institution);
    return { kind: sameContent(now.draft, draft) ? 'saved' : 'conflict', badge: now, draft };
  };
}
