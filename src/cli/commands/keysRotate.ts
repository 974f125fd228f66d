import { chooseInstitution } from '../chooseInstitution.js';
import type { Command } from '../command.js';

export const keysRotate: Command = {
  name: 'keys rotate',
  operands: [],
  options: ['institution'],
  summary: 'signs with a new key from now on, and prints its id',
  async run({ services, print, note }, _operands, options) {
    const tool = await services();
    const institution = await chooseInstitution(tool, options);
    for (const { id } of await tool.rotateKeys(institution.id)) print(id);
    note('The key before it is retired and stays published: badges signed with it go on verifying.');
  },
};
