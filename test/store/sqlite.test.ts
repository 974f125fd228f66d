import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { describeStoreContract } from './contract.js';

describeStoreContract('sqlite', async (now) => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const file = join(folder, 'data', 'store.db');
  const store = await openSqliteStore({ file, now });
  return {
    store,
    another: () => openSqliteStore({ file, now }),
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
