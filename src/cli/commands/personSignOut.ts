import { AppError } from '../../errors.js';
import { type Command, CommandError } from '../command.js';

export const personSignOut: Command = {
  name: 'person sign-out',
  operands: ['PLATFORM', 'USER'],
  options: [],
  summary: 'ends every session of a person, by the number their learning platform gives them',
  async run({ services, print }, [platform = '', sub = '']) {
    const tool = await services();
    try {
      print(String(await tool.signOutPerson({ platform, sub })));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
      throw new CommandError(`Nobody came from platform ${platform} under the number ${sub}.`, {
        cause: error,
      });
    }
  },
};
