import { afterEach, beforeEach } from 'mocha';
import type { Clock } from '../../../src/domain/ports/clock.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { START } from '../sampleDocuments.js';

/** A store that is empty at first, and a way to open its data once more, as another process would. */
export interface OpenedStore {
  readonly store: Store;
  another(): Promise<Store>;
  dispose(): Promise<void>;
}

export type OpenStore = (now: Clock) => Promise<OpenedStore>;

/** The store of the test that runs, and its time. */
export interface TestedStore {
  readonly store: Store;
  now: Date;
  another(): Promise<Store>;
}

/** A fresh store for each test of the suite it is called in. */
export function useStore(open: OpenStore): TestedStore {
  let opened: OpenedStore | undefined;
  const present = (): OpenedStore => {
    if (opened === undefined) throw new Error('only a running test has a store');
    return opened;
  };
  const tested: TestedStore = {
    get store() {
      return present().store;
    },
    now: START,
    another: () => present().another(),
  };
  beforeEach(async () => {
    tested.now = START;
    opened = await open(() => tested.now);
  });
  afterEach(async () => {
    await opened?.dispose();
    opened = undefined;
  });
  return tested;
}
