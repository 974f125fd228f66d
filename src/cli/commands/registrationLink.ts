import { chooseInstitution } from '../chooseInstitution.js';
import type { Command } from '../command.js';

export const registrationLink: Command = {
  name: 'registration-link',
  operands: ['LMS_ADDRESS'],
  lastOptional: true,
  options: ['institution'],
  summary: 'prints an address that connects one learning platform, within 24 hours',
  async run({ services, print, note }, [lms], options) {
    const tool = await services();
    const institution = await chooseInstitution(tool, options);
    const { address, host } = await tool.createRegistrationLink(institution.id, lms);
    print(address);
    note(
      host === undefined
        ? 'The platform that uses it waits until you approve it: see "platforms" and "platform approve".'
        : `If ${host} uses it, that platform is let in at once; any other waits until you approve it.`,
    );
  },
};
