import type { Institution, IssuerProfile } from '../domain/institution.js';
import { profileRevision, readProfile, type TypedProfile } from '../domain/issuerProfileRules.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';

export interface ProfileEdit {
  readonly institution: string;
  /** `profileRevision` of the profile that the form was made from. */
  readonly revision: string;
  readonly typed: TypedProfile;
  /** Content hash of the logo, kept before by `keepLogo`; undefined for none. */
  readonly logo: string | undefined;
}

/** `conflict`: another admin saved meanwhile; theirs is in `institution`, nothing was changed. */
export interface SavedProfile {
  readonly kind: 'saved' | 'conflict';
  readonly institution: Stored<Institution>;
}

const MOST_TRIES = 10;

/**
 * Writes the issuer's profile if nobody was faster. Saving what is there already is a success whatever the revision, so
 * a form sent twice is no conflict with itself. Issued badges keep the profile they were signed with.
 * @throws {InvalidInput} beyond the limits, or for a logo that is not kept
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createSaveIssuerProfile({ store }: { store: Store }) {
  return async (edit: ProfileEdit): Promise<SavedProfile> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const institution = await store.find('institutions', { id: edit.institution });
      if (institution === undefined) throw new AppError('NOT_FOUND');
      const profile = await checked(store, edit, institution);
      const now = profileRevision(institution.profile);
      if (profileRevision(profile) === now) return { kind: 'saved', institution };
      if (edit.revision !== now) return { kind: 'conflict', institution };
      const changed: Stored<Institution> = { ...institution, profile };
      // Whoever was faster may only have chosen templates: look again.
      if (await store.replace('institutions', changed)) return { kind: 'saved', institution: changed };
    }
    throw new AppError('STORE_BUSY', { detail: `institution ${edit.institution} kept changing` });
  };
}

async function checked(store: Store, edit: ProfileEdit, institution: Institution): Promise<IssuerProfile> {
  const { profile, faults } = readProfile(edit.typed, institution.profile, edit.logo);
  const unknown = edit.logo !== undefined && !(await isKept(store, edit.institution, edit.logo));
  const all = unknown ? [...faults, { field: 'logo', message: 'admin.faults.logoGone' }] : faults;
  if (all.length > 0) throw new InvalidInput(all);
  return profile;
}

async function isKept(store: Store, institution: string, id: string): Promise<boolean> {
  return (await store.find('pictures', { institution, id })) !== undefined;
}
