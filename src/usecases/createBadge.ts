import type { BadgeContent, BadgeDefinition } from '../domain/badgeDefinition.js';
import { newId } from '../domain/ids.js';
import type { Institution } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Images } from '../domain/ports/images.js';
import { DuplicateKeyError, type Store, type Stored } from '../domain/ports/store.js';
import { sameContent, type TypedBadge } from '../domain/typedBadge.js';
import { readDraft } from './readDraft.js';
import { createSchoolPictures } from './schoolPictures.js';

export interface NewBadge {
  readonly institution: Institution;
  readonly course: string;
  readonly person: string;
  /** The id that the empty form drew: a form sent twice makes one badge. Anything but a UUID is replaced. */
  readonly id: string;
  readonly typed: TypedBadge;
}

/** `conflict`: this form has made a badge before, and by now that says something else than `draft`. */
export interface CreatedBadge {
  readonly kind: 'saved' | 'conflict';
  readonly badge: Stored<BadgeDefinition>;
  readonly draft: BadgeContent;
}

interface Parts {
  readonly store: Store;
  readonly images: Images;
  readonly clock: Clock;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Keeps a new draft, as unfinished as it may be. @throws {InvalidInput} beyond the limits */
export function createCreateBadge({ store, images, clock }: Parts) {
  const schoolPictures = createSchoolPictures({ store, images });
  return async (command: NewBadge): Promise<CreatedBadge> => {
    const { institution, course, person, typed } = command;
    const draft = readDraft({ typed }, await schoolPictures(institution));
    const now = clock().toISOString();
    const badge: BadgeDefinition = {
      id: UUID.test(command.id) ? command.id : newId(),
      institution: institution.id,
      course,
      createdBy: person,
      draft,
      versions: [],
      draftChanged: true,
      createdAt: now,
      updatedAt: now,
    };
    try {
      return { kind: 'saved', badge: await store.insert('badges', badge), draft };
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
    const existing = await store.find('badges', { id: badge.id });
    if (existing !== undefined && sameOrigin(existing, badge)) {
      return { kind: sameContent(existing.draft, draft) ? 'saved' : 'conflict', badge: existing, draft };
    }
    return { kind: 'saved', badge: await store.insert('badges', { ...badge, id: newId() }), draft };
  };
}

/** Another person's badge is none of this form's business, whatever id it carries. */
function sameOrigin(one: BadgeDefinition, other: BadgeDefinition): boolean {
  return (
    one.institution === other.institution && one.course === other.course && one.createdBy === other.createdBy
  );
}
