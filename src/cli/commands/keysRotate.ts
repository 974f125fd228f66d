import { chooseInstitution } from '../chooseInstitution.js';
import type { Command } from '../command.js';

export const keysRotate: Command = {
  name: 'keys rotate',
  operands: [],
  options: ['institution'],
  summary: 'signs with new keys from now on; prints their ids and algorithms',
  async run({ services, print, note }, _operands, options) {
    const tool = await services();
    const institution = await chooseInstitution(tool, options);
    for (const { id, algorithm } of await tool.rotateKeys(institution.id)) print(`${id}\t${algorithm}`);
    note('The keys before are retired and stay published: badges signed with them go on verifying.');
  },
};
