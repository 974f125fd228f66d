import { resolve } from 'node:path';
import type { Environment } from '../config/environment.js';
import { loadConfig } from '../config/loadConfig.js';
import type { Services } from '../services.js';
import { type CommandContext, UsageError } from './command.js';
import { explain } from './explain.js';
import { helpText } from './help.js';
import { type Call, parseArguments } from './parseArguments.js';

/** Where the lines go. */
export interface Streams {
  readonly result: (line: string) => void;
  readonly notes: (line: string) => void;
}

/** Runs one admin command. @returns the exit code: 0 done, 1 failed, 2 called in a wrong way */
export async function runCommand(
  given: readonly string[],
  environment: Environment,
  { result, notes }: Streams,
): Promise<0 | 1 | 2> {
  let services: Services | undefined;
  try {
    const call = parseArguments(given);
    if (call.kind === 'help') {
      result(helpText());
      return 0;
    }
    const config = { ...loadConfig(environment), logLevel: 'silent' as const };
    await run(call, {
      config,
      print: (line) => result(withoutControls(line)),
      note: (line) => notes(withoutControls(line)),
      // npm changes into the project's folder and says here where the person is.
      path: (file) => resolve(environment.INIT_CWD ?? process.cwd(), file),
      services: async () => {
        // Only commands that need all of the tool wait for it to load.
        const { createServices } = await import('../services.js');
        services ??= await createServices(config);
        return services;
      },
    });
    return 0;
  } catch (error) {
    notes(`lti-open-badges: ${withoutControls(explain(error, services))}`);
    return error instanceof UsageError ? 2 : 1;
  } finally {
    await services?.close();
  }
}

async function run(call: Extract<Call, { kind: 'command' }>, context: CommandContext): Promise<void> {
  await call.command.run(context, call.operands, call.options);
}

/** Names may come from elsewhere, and a terminal obeys control characters. Line ends and tabs are ours. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}
