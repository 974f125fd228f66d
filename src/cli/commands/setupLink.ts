import { chooseInstitution } from '../chooseInstitution.js';
import type { Command } from '../command.js';

export const setupLink: Command = {
  name: 'setup-link',
  operands: [],
  options: ['institution'],
  summary: 'prints an address that opens the settings once, within 24 hours',
  async run({ services, print }, _operands, options) {
    const tool = await services();
    const institution = await chooseInstitution(tool, options);
    const { address } = await tool.createSetupLink(institution.id);
    print(address);
  },
};
