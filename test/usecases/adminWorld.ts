import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCredentials } from '../../src/credentials/credentials.js';
import type { Institution } from '../../src/domain/institution.js';
import type { Credentials } from '../../src/domain/ports/credentials.js';
import type { Images } from '../../src/domain/ports/images.js';
import type { Store, Stored } from '../../src/domain/ports/store.js';
import { createImages } from '../../src/images/images.js';
import { createSecrets } from '../../src/secrets/secrets.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { createAddInstitution } from '../../src/usecases/addInstitution.js';
import { TEMPLATES } from '../images/fixtures.js';

/** A store in a folder of its own with one institution and its key, and the real parts around it. */
export interface AdminWorld {
  readonly store: Store;
  readonly credentials: Credentials;
  readonly images: Images;
  readonly school: Institution;
  now: Date;
  readonly clock: () => Date;
  institution(): Promise<Stored<Institution>>;
  close(): Promise<void>;
}

export async function openAdminWorld(): Promise<AdminWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'admin-'));
  const clock = () => world.now;
  const store = await openSqliteStore({ file: join(folder, 'badges.sqlite'), now: clock });
  const secrets = createSecrets(randomBytes(32));
  const credentials = createCredentials({ publicUrl: 'https://badges.example.org', secrets });
  const start = new Date('2026-11-24T09:00:00.000Z');
  const add = createAddInstitution({ store, credentials, clock: () => start });
  const school = await add({ id: 'school', name: 'Our school' });
  const world: AdminWorld = {
    store,
    credentials,
    images: createImages({ templatesDirs: [TEMPLATES] }),
    school,
    now: start,
    clock,
    institution: async () => {
      const found = await store.find('institutions', { id: school.id });
      if (found === undefined) throw new Error('the school is gone');
      return found;
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return world;
}
