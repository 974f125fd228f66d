import type { CollectionName, Collections, PageQuery, Store, Stored } from '../../src/domain/ports/store.js';

/** A real store that counts what was written. */
export class CountingStore implements Store {
  writes = 0;
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  insert<C extends CollectionName>(collection: C, document: Collections[C]) {
    this.writes++;
    return this.#store.insert(collection, document);
  }
  insertInOrder<C extends CollectionName>(collection: C, documents: readonly Collections[C][]) {
    this.writes++;
    return this.#store.insertInOrder(collection, documents);
  }
  find<C extends CollectionName>(collection: C, where: Partial<Collections[C]>) {
    return this.#store.find(collection, where);
  }
  replace<C extends CollectionName>(collection: C, document: Stored<Collections[C]>) {
    this.writes++;
    return this.#store.replace(collection, document);
  }
  take<C extends CollectionName>(collection: C, where: Partial<Collections[C]>) {
    this.writes++;
    return this.#store.take(collection, where);
  }
  page<C extends CollectionName>(collection: C, query: PageQuery<Collections[C]>) {
    return this.#store.page(collection, query);
  }
  sweep(now: Date) {
    return this.#store.sweep(now);
  }
  backup(file: string) {
    return this.#store.backup(file);
  }
  ping() {
    return this.#store.ping();
  }
  close() {
    return this.#store.close();
  }
}
