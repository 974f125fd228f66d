import { refuseRegistration } from '../../domain/registrationRefusal.js';

export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MOST_ENTRIES = 500;

/** A list of short texts; undefined when absent, entries of any other kind left out. */
export function texts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .slice(0, MOST_ENTRIES)
    .filter((each): each is string => typeof each === 'string' && each.length <= 500);
}

/** @throws {AppError} when it is not one text of a line */
export function oneText(members: Members, name: string, maximum: number): string {
  const value = members[name];
  if (typeof value === 'string' && value.trim() !== '' && value.length <= maximum) return value;
  throw refuseRegistration('configuration', `${name} is no short text`, { values: { part: name } });
}
