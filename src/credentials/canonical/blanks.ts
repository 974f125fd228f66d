import { hash } from 'node:crypto';
import { isBlank, type Line, type Slot, type TiedLine } from './line.js';

/** A line taken apart at its blank nodes. @param first what is added to their numbers */
export function tieLine(line: Line, first: number, read: (slot: Slot) => string): TiedLine {
  const pieces = [''];
  const blanks: number[] = [];
  for (const token of line) {
    if (isBlank(token)) {
      blanks.push(first + token.blank);
      pieces.push('');
    } else {
      pieces[blanks.length] += typeof token === 'string' ? token : read(token);
    }
  }
  return { pieces, blanks };
}

export function labelled({ pieces, blanks }: TiedLine, label: (blank: number) => string): string {
  let text = pieces[0] ?? '';
  blanks.forEach((blank, place) => {
    text += label(blank) + (pieces[place + 1] ?? '');
  });
  return text;
}

/** Hash First Degree Quads (RDFC-1.0 §4.6). @param lines each once; others than the node's own are passed over */
export function hashOf(blank: number, lines: readonly TiedLine[]): string {
  const own = lines
    .filter(({ blanks }) => blanks.includes(blank))
    .map((line) => labelled(line, (other) => (other === blank ? '_:a' : '_:z')));
  return hash('sha256', own.sort().join(''), 'hex');
}

/** Canonical labels by blank node, in the order of their hashes; undefined when two hashes are the same. */
export function labelsOf(hashes: readonly string[]): readonly string[] | undefined {
  if (new Set(hashes).size < hashes.length) return undefined;
  const labels: string[] = [];
  [...hashes.keys()]
    .sort((one, other) => ((hashes[one] ?? '') < (hashes[other] ?? '') ? -1 : 1))
    .forEach((blank, place) => {
      labels[blank] = `_:c14n${place}`;
    });
  return labels;
}
