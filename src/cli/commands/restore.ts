import { existsSync, mkdirSync } from 'node:fs';
import { restoreSqliteBackup } from '../../store/sqlite/backup.js';
import { databaseFile } from '../../store/sqlite/databaseFile.js';
import { type Command, CommandError } from '../command.js';
import { secretKeyPlace } from './backup.js';

export const restore: Command = {
  name: 'restore',
  operands: ['FILE'],
  options: ['replace'],
  summary: 'puts a backup in place; stop the server first',
  async run({ config, print, note, path }, [given = ''], { replace = false }) {
    const file = databaseFile(config.dataDir);
    if (existsSync(file) && !replace) {
      throw new CommandError(
        `There is a database already: ${file}. With --replace it is put aside, not deleted, and the backup takes its place.`,
      );
    }
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    const { keptAside } = restoreSqliteBackup({ backup: path(given), file, replace });
    print(file);
    if (keptAside !== undefined) note(`The database that was there is kept in ${keptAside}.`);
    note(`It opens only with the secret key of the same installation: ${secretKeyPlace(config)}.`);
  },
};
