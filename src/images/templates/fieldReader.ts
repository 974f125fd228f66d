/** Reads one JSON object field by field and collects what is wrong, by path, so that all faults are told at once. */
export interface FieldReader {
  readonly path: string;
  readonly faults: string[];
  text(name: string, pattern?: RegExp, fallback?: string): string;
  number(name: string, least: number, most: number, fallback?: number): number;
  choice<T extends string>(name: string, choices: readonly T[], fallback?: T): T | undefined;
  numbers(name: string, least: number, most: number, fallback: readonly number[]): readonly number[];
  textsByLanguage(name: string): Readonly<Record<string, string>>;
  objects(name: string): readonly FieldReader[];
  has(name: string): boolean;
  fault(name: string, problem: string): void;
  /** Names every field that none of the above asked for. */
  finish(): void;
}

export function readFields(value: unknown, path: string, faults: string[]): FieldReader {
  const fields = isObject(value) ? value : {};
  const asked = new Set<string>();
  const get = (name: string): unknown => {
    asked.add(name);
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
  };
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const fault = (name: string, problem: string): void => void faults.push(`${at(name)} ${problem}`);
  if (!isObject(value)) faults.push(`${path === '' ? 'the whole file' : path} must be an object`);

  return {
    path,
    faults,
    fault,
    has: (name) => get(name) !== undefined,
    text(name, pattern = /./s, fallback) {
      const found = get(name) ?? fallback;
      if (typeof found === 'string' && pattern.test(found)) return found;
      fault(name, `must be a text like ${pattern.source}`);
      return '';
    },
    number(name, least, most, fallback) {
      const found = get(name) ?? fallback;
      if (isNumberWithin(found, least, most)) return found;
      fault(name, `must be a number from ${least} to ${most}`);
      return least;
    },
    choice(name, choices, fallback) {
      const found = get(name) ?? fallback;
      const chosen = choices.find((choice) => choice === found);
      if (chosen === undefined) fault(name, `must be one of ${choices.join(', ')}`);
      return chosen;
    },
    numbers(name, least, most, fallback) {
      const found = get(name) ?? fallback;
      if (Array.isArray(found) && found.length > 0) {
        const fitting = found.filter((entry): entry is number => isNumberWithin(entry, least, most));
        if (fitting.length === found.length) return fitting;
      }
      fault(name, `must be a list of numbers from ${least} to ${most}`);
      return fallback;
    },
    textsByLanguage(name) {
      const found = get(name);
      const texts = isObject(found) ? Object.entries(found) : [];
      const sound = texts.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
      if (sound.length < texts.length || !sound.some(([language]) => language === 'en')) {
        fault(name, 'must hold a text per language, en among them');
      }
      return Object.fromEntries(sound);
    },
    objects(name) {
      const found = get(name);
      if (!Array.isArray(found)) fault(name, 'must be a list');
      const list: readonly unknown[] = Array.isArray(found) ? found : [];
      return list.map((entry, index) => readFields(entry, `${at(name)}[${index}]`, faults));
    },
    finish() {
      for (const name of Object.keys(fields)) if (!asked.has(name)) fault(name, 'is not known');
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumberWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
