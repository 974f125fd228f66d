import { parseArgs } from 'node:util';
import { type Command, type Options, UsageError } from './command.js';
import { COMMANDS } from './commands.js';
import { synopsis } from './help.js';

export type Call =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly operands: readonly string[];
      readonly options: Options;
    };

/** What is asked for, once it is clear. @throws {UsageError} naming what is wrong */
export function parseArguments(given: readonly string[]): Call {
  const { positionals, values } = parse(given);
  const { help, ...options } = values;
  if (help) return { kind: 'help' };
  const command = findCommand(positionals);
  const operands = positionals.slice(command.name.split(' ').length);
  const most = command.operands.length;
  const fewest = command.lastOptional ? most - 1 : most;
  const counted = operands.length >= fewest && operands.length <= most;
  const right = counted && operands.every((operand) => operand !== '');
  if (!right) throw new UsageError(`This command is written: ${synopsis(command)}`);
  const known: readonly string[] = command.options;
  const foreign = Object.keys(options).find((name) => !known.includes(name));
  if (foreign !== undefined) throw new UsageError(`${command.name} has no option --${foreign}.`);
  return { kind: 'command', command, operands, options };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        institution: { type: 'string' },
        json: { type: 'boolean' },
        language: { type: 'string' },
        recipient: { type: 'string' },
        replace: { type: 'boolean' },
        tool: { type: 'boolean' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : '';
    throw new UsageError(`${reason.replace(/\.?$/, '.')} --help lists what there is.`, { cause: error });
  }
}

function findCommand(words: readonly string[]): Command {
  const [first, second] = words;
  if (first === undefined) throw new UsageError('Name a command; --help lists them.');
  const named = COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`);
  if (named !== undefined) return named;
  const begun = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(synopsis);
  const hint =
    begun.length > 0 ? `This command is written: ${begun.join(' or ')}` : '--help lists the commands.';
  throw new UsageError(`There is no command "${[first, second].filter(Boolean).join(' ')}". ${hint}`);
}
