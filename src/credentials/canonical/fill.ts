import { hashOf, labelled, labelsOf, tieLine } from './blanks.js';
import { isBlank, type Line, type Slot, type Template, type TiedLine } from './line.js';

/** A template and the values that belong into it. */
export interface Part {
  readonly template: Template;
  readonly values: readonly string[];
}

/**
 * Canonical N-Quads (RDFC-1.0 §4.4) of a document made of these parts. Each blank node is told by its own lines, as
 * nearly always; undefined when two of them are alike, which is the library's to solve.
 */
export function fillIn(whole: Part, items: readonly Part[]): string | undefined {
  const lines: string[] = [];
  const tied: TiedLine[] = [];
  const hashes: string[] = [];
  for (const part of [whole, ...items]) {
    const { template, values } = part;
    const read = (slot: Slot) => readSlot(slot, values, whole.values);
    if (part !== whole) lines.push(...template.fixed);
    for (const line of template.filled) lines.push(fillLine(line, read));
    addTied(template, { tied, hashes, read });
  }
  const labels = labelsOf(hashes);
  if (labels === undefined) return undefined;
  const label = (blank: number) => labels[blank] ?? '';
  for (const line of tied) lines.push(labelled(line, label));
  return merge(whole.template.fixed, lines.sort());
}

/** Adds the lines with blank nodes, and each node's hash. */
function addTied(
  template: Template,
  { tied, hashes, read }: { tied: TiedLine[]; hashes: string[]; read: (slot: Slot) => string },
): void {
  const first = hashes.length;
  const moved = ({ pieces, blanks }: TiedLine) => ({ pieces, blanks: blanks.map((blank) => first + blank) });
  const fixed = first === 0 ? template.tied : template.tied.map(moved);
  // The same statement twice is one: it would count in a hash.
  const filled = new Map(
    template.filledTied.map((line) => {
      const made = tieLine(line, first, read);
      return [labelled(made, String), made];
    }),
  );
  const all = filled.size === 0 ? fixed : [...fixed, ...filled.values()];
  tied.push(...all);
  for (const [blank, hash] of template.hashes.entries()) hashes.push(hash ?? hashOf(first + blank, all));
}

function fillLine(line: Line, read: (slot: Slot) => string): string {
  let text = '';
  for (const token of line) {
    if (typeof token === 'string') text += token;
    else if (!isBlank(token)) text += read(token);
  }
  return text;
}

function readSlot({ kind, index, item }: Slot, values: readonly string[], whole: readonly string[]): string {
  const value = (item === undefined ? whole : values)[index] ?? '';
  return kind === 'text' ? escapeText(value) : value;
}

/** Two sorted lists as one, each line once. */
function merge(ones: readonly string[], others: readonly string[]): string {
  let text = '';
  let last = '';
  let one = 0;
  let other = 0;
  while (one < ones.length || other < others.length) {
    const [left, right] = [ones[one], others[other]];
    const isLeft = right === undefined || (left !== undefined && left <= right);
    const line = (isLeft ? left : right) ?? '';
    if (isLeft) one += 1;
    else other += 1;
    if (line !== last) text += line;
    last = line;
  }
  return text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to escape
const ESCAPED = /[\u0000-\u001F\u007F"\\]/g;
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** A text between the quotes of canonical N-Quads (RDFC-1.0 §5). */
function escapeText(text: string): string {
  return text.replace(
    ESCAPED,
    (found) => SHORT[found] ?? `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
