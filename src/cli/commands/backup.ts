import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../../config/config.js';
import { databaseFile } from '../../store/sqlite/databaseFile.js';
import { openSqliteStore } from '../../store/sqlite/openSqliteStore.js';
import { type Command, CommandError } from '../command.js';

export const backup: Command = {
  name: 'backup',
  operands: ['FILE'],
  options: [],
  summary: 'writes a copy of the database into a new file',
  async run({ config, print, note, path }, [given = '']) {
    const file = path(given);
    const database = databaseFile(config.dataDir);
    if (!existsSync(database)) throw new CommandError(`There is no database in ${config.dataDir}.`);
    if (!existsSync(dirname(file))) throw new CommandError(`There is no folder ${dirname(file)}.`);
    const store = await openSqliteStore({ file: database });
    try {
      await store.backup(file);
    } finally {
      await store.close();
    }
    print(file);
    note(
      `The secret key is not in it. Keep ${secretKeyPlace(config)} in another safe place: both are needed to restore.`,
    );
  },
};

/** Where the key that opens the signing keys is, for a person to copy. */
export function secretKeyPlace({ secretKey, dataDir }: Config): string {
  return secretKey === undefined ? join(dataDir, 'secret.key') : 'the variable SECRET_KEY';
}
