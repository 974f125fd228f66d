import { readFile, stat } from 'node:fs/promises';
import type { VerificationStep } from '../../domain/ports/credentials.js';
import { readUploadedBadge } from '../../domain/uploadedBadge.js';
import type { Services } from '../../services.js';
import { type Command, CommandError } from '../command.js';

const LARGEST_FILE = 2 * 1024 * 1024;
type Translate = ReturnType<Services['locales']['translate']>;

export const verify: Command = {
  name: 'verify',
  operands: ['FILE|ADDRESS'],
  options: ['recipient'],
  summary: 'checks a badge, PNG, SVG, JSON or token, step by step; exit code 1 when a step failed',
  async run({ services, print, path }, [given = ''], { recipient }) {
    const bytes = isAddress(given) ? undefined : await read(path(given));
    const tool = await services();
    const badge = bytes === undefined ? { address: given } : readUploadedBadge(bytes);
    const text = tool.locales.translate('en');
    const { steps } = await tool.verifyBadge(badge, recipient ? { recipient } : {});
    for (const step of steps) {
      print(`${step.outcome.padEnd(9)}  ${text(`verify.steps.${step.step}.name`)}: ${reasonOf(step, text)}`);
    }
    const failed = steps.filter(({ outcome }) => outcome === 'failed').length;
    if (failed > 0) throw new CommandError(`${failed} of ${steps.length} steps failed.`);
  },
};

function isAddress(given: string): boolean {
  return /^https?:\/\//i.test(given);
}

async function read(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile()) throw new CommandError(`There is no file ${file}.`);
  if (found.size > LARGEST_FILE) throw new CommandError(`${file} is larger than a badge can be (2 MB).`);
  return readFile(file);
}

/** Missing elements and what is wrong with a value by their names; all else as the step says it. */
function reasonOf({ reason, values }: VerificationStep, text: Translate): string {
  const missing = typeof values?.missing === 'string' && values.missing !== '' ? values.missing : undefined;
  const names = missing?.split(', ').map((element) => text(`verify.elements.${element}`));
  const problem = typeof values?.problem === 'string' && text(`verify.problems.${values.problem}`);
  return text(`verify.reasons.${reason}`, {
    ...values,
    ...(names && { missing: names.join(', ') }),
    ...(problem && { problem }),
  });
}
