import { AppError } from '../../errors.js';
import { type Command, CommandError } from '../command.js';

export const platformSuspend: Command = {
  name: 'platform suspend',
  operands: ['ID'],
  options: [],
  summary: 'shuts a learning platform out until it is approved again, and ends its sessions',
  async run({ services, print }, [id = '']) {
    const tool = await services();
    try {
      const platform = await tool.suspendPlatform(id);
      print(`${platform.id}\t${platform.state}`);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
      throw new CommandError(`There is no platform ${id}. The command "platforms" lists them.`, {
        cause: error,
      });
    }
  },
};
