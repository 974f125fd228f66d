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

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Moodle escapes names for HTML in its services: plain text again, once. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters, and halves of pairs, are what this removes
const UNFIT = /[\u0000-\u001f\u007f\p{Surrogate}]+/gu;

/** A name for people to read: plain, on one line, at most 400 characters; undefined when there is none. */
export function plainName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = unescapeHtml(value.slice(0, 4000)).replace(UNFIT, ' ').trim();
  return text === '' ? undefined : [...text].slice(0, 400).join('');
}
