import { AppError } from '../../errors.js';
import { type Command, CommandError } from '../command.js';

export const platformApprove: Command = {
  name: 'platform approve',
  operands: ['ID'],
  options: [],
  summary: 'lets a waiting learning platform in, and its waiting deployments',
  async run({ services, print }, [id = '']) {
    const tool = await services();
    try {
      const platform = await tool.approvePlatform(id);
      print(`${platform.id}\t${platform.state}`);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
      throw new CommandError(`There is no platform ${id}. The command "platforms" lists them.`, {
        cause: error,
      });
    }
  },
};
