import type { SqliteConnection } from './connection.js';
import { COLLECTIONS_STEP } from './steps/001-collections.js';
import { BADGES_OF_LEARNER_STEP } from './steps/002-badges-of-learner.js';
import { TOOL_KEYS_STEP } from './steps/003-tool-keys.js';
import { SERVICES_STEP } from './steps/004-services.js';
import { TRUSTED_ISSUERS_STEP } from './steps/005-trusted-issuers.js';
import { LIFECYCLE_STEP } from './steps/006-lifecycle.js';
import { IMPORTS_STEP } from './steps/007-imports.js';
import { IMAGE_TEMPLATES_STEP } from './steps/008-image-templates.js';
import { ENDORSEMENTS_STEP } from './steps/009-endorsements.js';

/** Says in the file's header that it is ours ("LOBA" in ASCII). */
export const APPLICATION_ID = 0x4c4f4241;

/** Step n makes version n of n - 1. A released step is never changed: a new one is added, with its back-fill. */
export const MIGRATION_STEPS: readonly string[] = [
  COLLECTIONS_STEP,
  BADGES_OF_LEARNER_STEP,
  TOOL_KEYS_STEP,
  SERVICES_STEP,
  TRUSTED_ISSUERS_STEP,
  LIFECYCLE_STEP,
  IMPORTS_STEP,
  IMAGE_TEMPLATES_STEP,
  ENDORSEMENTS_STEP,
];

/**
 * Brings the database to `steps.length`, all steps or none, under the write lock: of several processes that start at
 * once, one does it and the others find it done. Meets SQLITE_BUSY while another one is at it: try again.
 * @throws {Error} when the file is another program's, or was written by a newer version of this one.
 */
export function migrate(connection: SqliteConnection, steps: readonly string[] = MIGRATION_STEPS): void {
  if (versionOf(connection, steps.length) === steps.length) return;
  connection.execute('BEGIN IMMEDIATE');
  try {
    for (const step of steps.slice(versionOf(connection, steps.length))) connection.execute(step);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${steps.length}`);
    connection.execute('COMMIT');
  } catch (error) {
    connection.rollBack();
    throw error;
  }
}

/** The database's version, 0 for an empty file. @throws {Error} when it is not ours or newer than `newest`. */
export function versionOf(connection: SqliteConnection, newest: number = MIGRATION_STEPS.length): number {
  const application = connection.pragma('application_id');
  const version = connection.pragma('user_version');
  if (application === 0 && connection.rows('SELECT 1 FROM sqlite_master LIMIT 1').length === 0) return 0;
  if (application !== APPLICATION_ID || typeof version !== 'number') {
    throw new Error('the database file belongs to another program');
  }
  if (version > newest) {
    throw new Error(
      `the database is of version ${version}, written by a newer release; this release knows versions up to ${newest}`,
    );
  }
  return version;
}
