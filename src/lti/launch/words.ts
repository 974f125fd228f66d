import { type Claims, claimFault } from './check.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const CONTROL = /[\u0000-\u001f\u007f]+/g;

/**
 * A text meant for people: trimmed, on one line and cut to `maximum` characters. Undefined when absent, empty or null:
 * Canvas sends null for a description it does not have.
 * @throws {AppError} when it is anything else
 */
export function words(parent: Claims, member: string, name: string, maximum: number): string | undefined {
  const value = parent[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw claimFault(name, 'is no text');
  const text = value.replace(CONTROL, ' ').trim();
  return text === '' ? undefined : [...text.slice(0, 2 * maximum)].slice(0, maximum).join('');
}
