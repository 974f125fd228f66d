import { join } from 'node:path';

/** Where the embedded database lives in an installation's DATA_DIR. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'badges.sqlite');
}
