import type { ConfigFault } from './configError.js';

export type JsonMembers = Readonly<Record<string, unknown>>;

/** Checks parsed JSON member by member. Every fault is kept with its path; what is returned then is only a stand-in. */
export interface JsonReader {
  fault(path: string, wrong: string, write: string): void;
  members(value: unknown, path: string, known: readonly string[]): JsonMembers;
  text(value: unknown, path: string, maximum: number): string;
  texts(value: unknown, path: string, maximum: number): string[];
  list(value: unknown, path: string): readonly unknown[];
  /** Texts by name, such as a name per language. */
  table(value: unknown, path: string, maximum: number): Record<string, string>;
}

export function readJson(file: string, faults: ConfigFault[]): JsonReader {
  const fault: JsonReader['fault'] = (path, wrong, write) => {
    faults.push({ where: path === '' ? file : `${file}: ${path}`, wrong, write });
  };
  const object = (value: unknown, path: string): JsonMembers => {
    if (isObject(value)) return value;
    fault(path, otherKind(value, 'an object'), 'Write an object: { … }');
    return {};
  };
  const reader: JsonReader = {
    fault,
    members(value, path, known) {
      const members = object(value, path);
      for (const name of Object.keys(members)) {
        if (known.includes(name)) continue;
        fault(join(path, name), 'is not known', `Remove it, or write one of: ${known.join(', ')}`);
      }
      return members;
    },
    text(value, path, maximum) {
      if (typeof value === 'string' && value.trim() !== '' && value.length <= maximum) return value;
      const wrong = typeof value === 'string' ? textFault(value) : otherKind(value, 'a text');
      fault(path, wrong, `Write a text of 1 to ${maximum} characters`);
      return '';
    },
    list(value, path) {
      if (Array.isArray(value)) return value;
      fault(path, otherKind(value, 'a list'), 'Write a list: [ … ]');
      return [];
    },
    texts(value, path, maximum) {
      const found = reader.list(value, path).map((item, at) => reader.text(item, `${path}[${at}]`, maximum));
      const twice = found.find((item, at) => item !== '' && found.indexOf(item) !== at);
      if (twice !== undefined) fault(path, `has "${twice}" twice`, 'Write it once');
      return found;
    },
    table(value, path, maximum) {
      const entries = Object.entries(object(value, path));
      return Object.fromEntries(
        entries.map(([name, item]) => [name, reader.text(item, join(path, name), maximum)]),
      );
    },
  };
  return reader;
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textFault(text: string): string {
  return text.trim() === '' ? 'is empty' : `is too long (${text.length} characters)`;
}

function otherKind(value: unknown, wanted: string): string {
  return value === undefined ? 'is missing' : `is ${kindOf(value)}, not ${wanted}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
