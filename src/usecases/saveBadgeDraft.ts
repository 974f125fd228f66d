import type { BadgeContent, BadgeDefinition } from '../domain/badgeDefinition.js';
import { withDraft } from '../domain/badgeDraft.js';
import type { Institution } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Images } from '../domain/ports/images.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { sameContent, type TypedBadge } from '../domain/typedBadge.js';
import { AppError } from '../errors.js';
import { readDraft } from './readDraft.js';
import { createSchoolPictures } from './schoolPictures.js';

export interface DraftEdit {
  readonly institution: Institution;
  readonly badge: string;
  /** The revision the teacher's form was made from. */
  readonly revision: number;
  readonly typed: TypedBadge;
}

/** `conflict`: somebody else saved meanwhile; nothing of theirs was lost. `badge` is theirs, `draft` what this teacher typed. */
export interface SavedDraft {
  readonly kind: 'saved' | 'conflict';
  readonly badge: Stored<BadgeDefinition>;
  readonly draft: BadgeContent;
}

interface Parts {
  readonly store: Store;
  readonly images: Images;
  readonly clock: Clock;
}

/**
 * Writes the draft if nobody was faster. Published versions stay as they are. Saving what is already there is a success
 * whatever the revision, so a form sent twice is no conflict with itself.
 * @throws {InvalidInput} beyond the limits
 */
export function createSaveBadgeDraft({ store, images, clock }: Parts) {
  const schoolPictures = createSchoolPictures({ store, images });
  const find = async (id: string, institution: string): Promise<Stored<BadgeDefinition>> => {
    const badge = await store.find('badges', { id });
    if (badge === undefined || badge.institution !== institution) throw new AppError('NOT_FOUND');
    return badge;
  };
  return async ({ institution, badge: id, revision, typed }: DraftEdit): Promise<SavedDraft> => {
    const badge = await find(id, institution.id);
    const draft = readDraft({ typed, before: badge.draft }, await schoolPictures(institution));
    if (sameContent(badge.draft, draft)) return { kind: 'saved', badge, draft };
    if (badge.revision !== revision) return { kind: 'conflict', badge, draft };
    await store.replace('badges', withDraft(badge, draft, clock()));
    // Whoever won, what stands there now decides: this draft, or another that came in between.
    const now = await find(id, institution.id);
    return { kind: sameContent(now.draft, draft) ? 'saved' : 'conflict', badge: now, draft };
  };
}
