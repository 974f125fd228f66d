import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** A badge that its owner shows to everyone. @throws {AppError} NOT_FOUND; CREDENTIAL_PRIVATE: ids can't be guessed, so that there is one is no secret */
export function createReadCredential({ store }: { store: Store }) {
  return async (id: string): Promise<Stored<IssuedBadge>> => {
    const issued = await store.find('issuedBadges', { id });
    if (issued === undefined) throw new AppError('NOT_FOUND');
    if (issued.visibility !== 'public') throw new AppError('CREDENTIAL_PRIVATE');
    return issued;
  };
}

/** The badge that this one was renewed by, where its holder shows that one to everyone. @returns its id */
export function createFindRenewal({ store }: { store: Store }) {
  return async ({ supersededBy }: Pick<IssuedBadge, 'supersededBy'>): Promise<string | undefined> => {
    if (supersededBy === undefined) return undefined;
    const newer = await store.find('issuedBadges', { id: supersededBy });
    return newer?.visibility === 'public' ? newer.id : undefined;
  };
}
