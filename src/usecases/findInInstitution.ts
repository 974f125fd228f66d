import type { CollectionName, Collections, Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

type Tenanted = Extract<CollectionName, 'courses' | 'badges' | 'submissions' | 'persons' | 'platforms'>;

/** Finds by id within one institution. @throws {AppError} NOT_FOUND alike for unknown ids and for another institution's */
export function createFindInInstitution<C extends Tenanted>({ store }: { store: Store }, collection: C) {
  return async (institution: string, id: string): Promise<Stored<Collections[C]>> => {
    const found = await store.find(collection, idOf<C>(id));
    if (found === undefined || found.institution !== institution) throw new AppError('NOT_FOUND');
    return found;
  };
}

function idOf<C extends Tenanted>(id: string): Partial<Collections[C]>;
function idOf(id: string): { id: string } {
  return { id };
}
