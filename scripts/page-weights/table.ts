import { readFile, writeFile } from 'node:fs/promises';
import { LINE, type Weighed } from './slowLine.js';

/** A page somebody opens as their first (nothing kept yet), or after another one. */
export interface Row extends Weighed {
  readonly what: string;
  readonly isFirst: boolean;
}

const FIRST = { bytes: 40_000, usableMilliseconds: 2_000 };
const LATER = { bytes: 15_000, usableMilliseconds: 2_000 };
const DOCUMENT = new URL('../../docs/performance.md', import.meta.url);
const BEGIN = '<!-- npm run page-weights: begin -->';
const END = '<!-- npm run page-weights: end -->';

/** Whether a page is as light and as quick as it should be. */
export function isReached({ isFirst, bytes, usableMilliseconds }: Row): boolean {
  const aim = isFirst ? FIRST : LATER;
  return bytes < aim.bytes && usableMilliseconds < aim.usableMilliseconds;
}

export function table(rows: readonly Row[]): string {
  return [
    `Chromium at ${LINE.kilobitsPerSecond} kbit/s and ${LINE.roundTripMilliseconds} ms a round trip, 390 px wide. First pages: nothing kept yet, aim < 40 kB; later pages: aim < 15 kB;`,
    'both usable (words shown, every control works) within 2 s. Pictures that are in view count, headers too.',
    '',
    '| Page | | Over the wire | Requests | Usable after | Complete after | |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(line),
  ].join('\n');
}

function line(row: Row): string {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  return [
    '',
    row.what.replaceAll('-', ' '),
    row.isFirst ? 'first' : 'later',
    `${(row.bytes / 1000).toFixed(1)} kB`,
    row.requests,
    seconds(row.usableMilliseconds),
    seconds(row.completeMilliseconds),
    isReached(row) ? 'reached' : 'missed',
    '',
  ]
    .join(' | ')
    .trim();
}

/** Puts the table into docs/performance.md, in the place of the one before. @throws {Error} where the place is not marked */
export async function writeIntoDocument(made: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/performance.md has no ${BEGIN} … ${END}`);
  await writeFile(DOCUMENT, `${text.slice(0, begin + BEGIN.length)}\n${made}\n${text.slice(end)}`);
}
