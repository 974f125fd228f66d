import type { JsonObject } from '../../domain/ports/credentials.js';
import { isSlot, type Line, type Slot, type Templates } from './line.js';
import { type Places, replaceLeaves } from './outline.js';
import { shareOut } from './shareOut.js';

/** A triple of the default graph in canonical N-Quads (RDFC-1.0 §5). */
const TRIPLE =
  /^(<[^>]*>|_:c14n\d+) (<[^>]*>) (<[^>]*>|_:c14n\d+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@\S+)?) \.$/;
const BLANK = /^_:c14n(\d+)$/;
/** A list ties its items to each other. */
const LIST = /<http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#(?:first|rest|nil)>/;

/**
 * Learns what the canonical form of a document and its like is made of: marks stand for its values, the library
 * canonicalizes, and each mark is found again. Undefined where any of it is not as filling in needs it.
 * @param secret drawn at random, so that no document holds it
 */
export async function learnTemplates(
  document: JsonObject,
  {
    places,
    secret,
    canonize,
  }: {
    readonly places: Places;
    readonly secret: string;
    canonize(document: JsonObject): Promise<string>;
  },
): Promise<Templates | undefined> {
  const marks = new Map<string, Slot>();
  const counts = new Map<number | undefined, number>();
  const marked = replaceLeaves(document, places, ({ kind, beginning, item }) => {
    const index = counts.get(item) ?? 0;
    counts.set(item, index + 1);
    const mark = `${beginning}${secret}-${marks.size}`;
    marks.set(mark, { kind, index, item });
    return mark;
  });
  if (marked === undefined) return undefined;
  const text = await canonize(marked);
  const lines = readLines(text, marks, secret);
  return lines && shareOut(lines, [...counts.keys()].filter((item) => item !== undefined).length);
}

/** Undefined when a line is no plain triple, or a mark stands elsewhere than it should, or nowhere. */
function readLines(text: string, marks: ReadonlyMap<string, Slot>, secret: string): Line[] | undefined {
  if (LIST.test(text)) return undefined;
  const missing = new Set(marks.values());
  const lines: Line[] = [];
  for (const written of text.split('\n').slice(0, -1)) {
    const [, subject = '', predicate = '', object = ''] = TRIPLE.exec(written) ?? [];
    const [from, to] = [readTerm(subject, marks, secret), readTerm(object, marks, secret)];
    if (from === undefined || to === undefined || subject === '' || predicate.includes(secret))
      return undefined;
    const line = [...from, ` ${predicate} `, ...to, ' .\n'];
    for (const slot of line.filter(isSlot)) missing.delete(slot);
    lines.push(line);
  }
  return missing.size === 0 ? lines : undefined;
}

function readTerm(term: string, marks: ReadonlyMap<string, Slot>, secret: string): Line | undefined {
  const blank = BLANK.exec(term)?.[1];
  if (blank !== undefined) return [{ blank: Number(blank) }];
  if (!term.includes(secret)) return [term];
  const [, open = '', value = '', close = ''] = /^([<"])([^<>"]*)([>"].*)$/.exec(term) ?? [];
  const slot = marks.get(value);
  if (slot === undefined || close.includes(secret) || (open === '<') !== (slot.kind === 'iri'))
    return undefined;
  return [open, slot, close];
}
