import type { Command, OptionName } from './command.js';
import { COMMANDS } from './commands.js';

const OPTIONS: Readonly<Record<OptionName, string>> = {
  institution: '[--institution ID]',
  json: '[--json]',
  language: '[--language CODE]',
  recipient: '[--recipient EMAIL]',
  replace: '[--replace]',
  tool: '[--tool]',
};

/** `platform approve ID`, as it is typed. */
export function synopsis({ name, operands, options, lastOptional }: Command): string {
  const shown = operands.map((operand, at) =>
    lastOptional && at === operands.length - 1 ? `[${operand}]` : operand,
  );
  return [name, ...shown, ...options.map((option) => OPTIONS[option])].join(' ');
}

export function helpText(): string {
  const lines = COMMANDS.map((command) => [synopsis(command), command.summary] as const);
  const width = Math.max(...lines.map(([usage]) => usage.length));
  return [
    'Usage: npm run --silent admin -- COMMAND',
    '',
    ...lines.map(([usage, summary]) => `  ${usage.padEnd(width)}  ${summary}`),
    '',
    'Every command works while the server runs, except restore. Give it the same variables (PUBLIC_URL, DATA_DIR,',
    'SECRET_KEY …) as the server. --institution is needed only where there are several.',
    'Exit codes: 0 done, 1 failed, 2 called in a wrong way.',
  ].join('\n');
}
