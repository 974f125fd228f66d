import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Services } from '../../services.js';
import { type Command, CommandError } from '../command.js';

const MARK = 'kit.json';

export const survivalKit: Command = {
  name: 'survival-kit',
  operands: ['FOLDER'],
  options: ['language', 'replace'],
  summary: 'writes everything public as a static site that can take the tool’s place',
  async run({ services, print, note, path }, [given = ''], { language, replace = false }) {
    const folder = path(given);
    const earlier = demandRoom(folder, replace);
    const growing = `${folder}.${process.pid}.new`;
    const files = await write(await services(), growing, language).catch(async (error: unknown) => {
      await rm(growing, { recursive: true, force: true });
      throw error;
    });
    if (earlier) await rm(folder, { recursive: true });
    await rename(growing, folder);
    print(folder);
    note(
      `${files} files. README.md in it says where to put them. It holds no private key and no private badge.`,
    );
  },
};

/** @returns whether an earlier kit is there to be replaced. @throws {CommandError} where something else would be lost */
function demandRoom(folder: string, replace: boolean): boolean {
  if (!existsSync(dirname(folder))) throw new CommandError(`There is no folder ${dirname(folder)}.`);
  if (!existsSync(folder)) return false;
  if (readdirSync(folder).length === 0) return true;
  if (!existsSync(join(folder, MARK))) {
    throw new CommandError(`${folder} holds something else. Name a folder that is empty or not there yet.`);
  }
  if (!replace) throw new CommandError(`${folder} holds an earlier kit. Add --replace to make it anew.`);
  return true;
}

/** Written beside its place and moved there when it is whole. */
async function write(services: Services, folder: string, wanted?: string): Promise<number> {
  const language = services.locales.choose(wanted);
  let files = 0;
  for await (const { path, body } of services.survivalKit(language)) {
    const file = join(folder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
    files += 1;
  }
  return files;
}
