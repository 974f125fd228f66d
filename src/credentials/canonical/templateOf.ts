import { hashOf, tieLine } from './blanks.js';
import { isBlank, isSlot, type Line, type Template } from './line.js';

/** Lines of one part, sorted by what has to be done with each; blank nodes are numbered anew from 0. */
export function templateOf(lines: readonly Line[]): Template {
  const numbers = new Map<number, number>();
  const numbered = lines.map((line) => line.map((token) => renumber(token, numbers)));
  const select = (ties: boolean, fills: boolean) =>
    numbered.filter((line) => line.some(isBlank) === ties && line.some(isSlot) === fills);
  const tied = select(true, false).map((line) => tieLine(line, 0, () => ''));
  const filledTied = select(true, true);
  const changing = new Set(filledTied.flatMap((line) => line.filter(isBlank).map(({ blank }) => blank)));
  return {
    fixed: select(false, false)
      .map((line) => line.join(''))
      .sort(),
    filled: select(false, true),
    tied,
    filledTied,
    hashes: [...numbers.values()].map((blank) => (changing.has(blank) ? undefined : hashOf(blank, tied))),
  };
}

function renumber(token: Line[number], numbers: Map<number, number>): Line[number] {
  if (!isBlank(token)) return token;
  const blank = numbers.get(token.blank) ?? numbers.size;
  numbers.set(token.blank, blank);
  return { blank };
}
