import type { Institution } from '../domain/institution.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** The tenant with its issuer profile. @throws {AppError} NOT_FOUND */
export function createFindInstitution({ store }: { store: Store }) {
  return async (id: string): Promise<Stored<Institution>> => {
    const found = await store.find('institutions', { id });
    if (found === undefined) throw new AppError('NOT_FOUND');
    return found;
  };
}
