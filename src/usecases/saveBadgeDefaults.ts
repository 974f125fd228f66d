import { defaultsRevision, readDefaults, type TypedDefaults } from '../domain/badgeDefaults.js';
import type { Institution } from '../domain/institution.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';

export interface DefaultsEdit {
  readonly institution: string;
  /** `defaultsRevision` of what the form was made from. */
  readonly revision: string;
  readonly typed: TypedDefaults;
}

/** `conflict`: another admin saved meanwhile; theirs is in `institution`, nothing was changed. */
export interface SavedDefaults {
  readonly kind: 'saved' | 'conflict';
  readonly institution: Stored<Institution>;
}

const MOST_TRIES = 10;

/**
 * What every new badge of the school begins with. Badges that are there already stay as they are.
 * @throws {InvalidInput} beyond the limits
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createSaveBadgeDefaults({ store }: { store: Store }) {
  return async ({ institution: id, revision, typed }: DefaultsEdit): Promise<SavedDefaults> => {
    const { defaults: badgeDefaults, faults } = readDefaults(typed);
    if (faults.length > 0) throw new InvalidInput([...faults]);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const institution = await store.find('institutions', { id });
      if (institution === undefined) throw new AppError('NOT_FOUND');
      const now = defaultsRevision(institution);
      if (defaultsRevision({ badgeDefaults }) === now) return { kind: 'saved', institution };
      if (revision !== now) return { kind: 'conflict', institution };
      const changed: Stored<Institution> = { ...institution, badgeDefaults };
      if (await store.replace('institutions', changed)) return { kind: 'saved', institution: changed };
    }
    throw new AppError('STORE_BUSY', { detail: `institution ${id} kept changing` });
  };
}
