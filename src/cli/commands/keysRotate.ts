import { chooseInstitution } from '../chooseInstitution.js';
import type { Command } from '../command.js';

export const keysRotate: Command = {
  name: 'keys rotate',
  operands: [],
  options: ['institution', 'tool'],
  summary: 'signs badges with new keys from now on, or with --tool messages to platforms; prints their ids',
  async run({ services, print, note }, _operands, options) {
    const tool = await services();
    if (options.tool) {
      print(`${await tool.rotateToolKeys()}\tRS256`);
      note(
        'Platforms knew this key already, and the one before stays published: nothing has to be done there.',
      );
      return;
    }
    const institution = await chooseInstitution(tool, options);
    for (const { id, algorithm } of await tool.rotateKeys(institution.id)) print(`${id}\t${algorithm}`);
    note('The keys before are retired and stay published: badges signed with them go on verifying.');
  },
};
