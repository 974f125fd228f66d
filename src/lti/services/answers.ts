import { unescapeHtml } from '../../domain/htmlText.js';
import { ServiceFault } from '../../domain/serviceFault.js';

export type Members = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws {ServiceFault} malformed; without its cause, which would quote what was received */
export function parseAnswer(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceFault('malformed', 'the answer is no JSON');
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters, and halves of pairs, are what this removes
const UNFIT = /[\u0000-\u001f\u007f\p{Surrogate}]+/gu;

/** A name for people to read (Moodle escapes them for HTML in its services): plain, on one line, at most 400 characters; undefined when there is none. */
export function plainName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = unescapeHtml(value.slice(0, 4000)).replace(UNFIT, ' ').trim();
  return text === '' ? undefined : [...text].slice(0, 400).join('');
}
