import {
  type CollectionName,
  type Collections,
  DuplicateKeyError,
  type Store,
  type Stored,
} from '../domain/ports/store.js';

/** Inserts the document unless one with its key is there already. @returns what was stored; undefined where one was there before */
export async function insertOnce<C extends CollectionName>(
  store: Pick<Store, 'insert'>,
  collection: C,
  document: Collections[C],
): Promise<Stored<Collections[C]> | undefined> {
  try {
    return await store.insert(collection, document);
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined;
    throw error;
  }
}
