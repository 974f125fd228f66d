import { characters, cleanLine } from '../../domain/fieldReader.js';
import { newId } from '../../domain/ids.js';
import { PROFILE_LIMITS } from '../../domain/issuerProfileRules.js';
import { type Command, CommandError, UsageError } from '../command.js';

export const institutionAdd: Command = {
  name: 'institution add',
  operands: ['NAME'],
  options: [],
  summary: 'makes another institution with its own signing key, and prints its id',
  async run({ services, print }, [given = '']) {
    const name = cleanLine(given);
    if (name === '' || characters(name) > PROFILE_LIMITS.name) {
      throw new UsageError(`A name has 1 to ${PROFILE_LIMITS.name} characters.`);
    }
    const tool = await services();
    // lti-config.json knows institutions by their names.
    const same = (await tool.listInstitutions()).find(({ profile }) => profile.name === name);
    if (same !== undefined) throw new CommandError(`There is an institution "${name}" already: ${same.id}`);
    const { id } = await tool.addInstitution({ id: newId(), name });
    print(id);
  },
};
