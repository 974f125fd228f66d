import type { Config } from '../config/config.js';
import type { Services } from '../services.js';

export type OptionName = 'institution' | 'json' | 'language' | 'recipient' | 'replace' | 'tool';
export interface Options {
  readonly institution?: string;
  readonly json?: boolean;
  readonly language?: string;
  readonly recipient?: string;
  readonly replace?: boolean;
  readonly tool?: boolean;
}

/** One admin command. What it prints on standard output is its result and nothing else. */
export interface Command {
  /** One or two words. */
  readonly name: string;
  /** Names of its operands, as the help shows them; all required unless said otherwise. */
  readonly operands: readonly string[];
  /** The last operand may be left out. */
  readonly lastOptional?: boolean;
  readonly options: readonly OptionName[];
  readonly summary: string;
  run(context: CommandContext, operands: readonly string[], options: Options): Promise<void>;
}

export interface CommandContext {
  readonly config: Config;
  /** A line of the result. Control characters, which a terminal would obey, are taken out. */
  print(line: string): void;
  /** A line for the person, on standard error. */
  note(line: string): void;
  /** A file as the person typed it, relative to the folder they are in. */
  path(file: string): string;
  /** The tool's own parts, put together at the first call; other processes may be using the same data. */
  services(): Promise<Services>;
}

/** The command could not do its work; `message` is one sentence that says what to do. Exit code 1. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** The command was not called as it has to be. Exit code 2. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}
