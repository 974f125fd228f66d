/** A posted form or a query: every value is a list of texts, and anything else is refused before it gets here. */
export class Form {
  constructor(readonly fields: Readonly<Record<string, readonly string[]>>) {}

  static empty = new Form({});

  /** The first value, with line ends as one kind, without blank ends and control characters; '' when absent. */
  text(name: string): string {
    return tidy(this.fields[name]?.[0] ?? '');
  }

  all(name: string): string[] {
    return (this.fields[name] ?? []).map(tidy);
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  /** A textarea with one item a line; blank lines fall away. */
  lines(name: string): string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** `undefined` for an empty field, so that optional values stay absent. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** The numbers n for which `<prefix>.<n>.…` was posted, ascending. */
  indexes(prefix: string): number[] {
    const found = new Set<number>();
    for (const name of Object.keys(this.fields)) {
      const match = name.startsWith(`${prefix}.`) ? /^\d{1,4}/.exec(name.slice(prefix.length + 1)) : null;
      if (match) found.add(Number(match[0]));
    }
    return [...found].sort((a, b) => a - b);
  }
}

/** Neither a text nor JSON can hold raw control characters: other programs' databases and parsers stumble over them. */
function tidy(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t\u007f-\u009f]/gu, '')
    .trim();
}
