import { readHeading } from './headings.js';
import { readLead } from './leads.js';
import { isMarkerAlone, type MarkedLine, takeMarker } from './markers.js';

/** A line put back together. */
export interface WholeLine extends MarkedLine {
  /** A blank line stands before it. */
  readonly afterBlank: boolean;
  /** It was broken into several lines: running text. */
  readonly joined: boolean;
}

/** Nobody ends a sentence with these: English, Finnish, German, Italian, Slovenian. */
const UNFINISHED =
  /(?:^|\s)(?:and|or|the|a|an|of|in|to|for|with|on|by|from|into|that|which|their|its|as|ja|tai|sekä|että|und|oder|der|die|das|den|dem|des|ein|eine|einer|einem|einen|von|im|mit|für|zu|zur|zum|auf|aus|sowie|e|ed|o|di|del|della|dei|delle|da|con|per|il|lo|la|gli|le|un|una|nel|nella|in|na|za|z|s|v|iz|ter|ali|ki|pri|po|od|do)$/iu;
/** After these a hyphen at the end of a line belongs to the word: `Lern-` `und Lehrformen`. */
const SPARED_HYPHEN = /^(?:und|oder|bzw|ja|tai|sowie|and|or|e|ed|o|in|ali|ter)[\s.]/iu;
const LIST_END = /[.;:!?…]$/u;
/** Lines of a text that was broken at a width are much the same length. */
const FULL_LINE = 0.88;
const NARROWEST = 45;
/** No sentence or paragraph is longer, in characters. */
const LONGEST = 3000;

/** Puts sentences together again that a PDF or a mail broke into lines. What it can't know, it leaves apart. */
export function joinLines(text: string): WholeLine[] {
  const raw = reuniteMarkers(text.split('\n'));
  const width = lineWidth(raw);
  const lines: WholeLine[] = [];
  let afterBlank = true;
  let lastPart = '';
  for (const line of raw) {
    const part = takeMarker(line);
    if (part.text === '') {
      afterBlank = true;
      continue;
    }
    const before = lines.at(-1);
    if (before !== undefined && !afterBlank && continues(before, lastPart, part, width)) {
      lines[lines.length - 1] = { ...before, text: join(before.text, part.text), joined: true };
    } else {
      lines.push({ ...part, text: tidy(part.text), afterBlank, joined: false });
    }
    afterBlank = false;
    lastPart = part.text;
  }
  return lines;
}

/** Hand a bullet that stands alone on its line to the line below. */
function reuniteMarkers(lines: readonly string[]): string[] {
  const reunited: string[] = [];
  let waiting = '';
  for (const line of lines) {
    if (isMarkerAlone(line)) waiting = line.trim();
    else if (waiting !== '' && line.trim() !== '') {
      reunited.push(`${waiting} ${line.trim()}`);
      waiting = '';
    } else reunited.push(line);
  }
  return reunited;
}

/** How long a full line is, if lines were broken at a width at all: three or more of much the same length say so. */
function lineWidth(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.trim().length).sort((a, b) => b - a);
  const third = lengths[2] ?? 0;
  const longest = lengths[0] ?? 0;
  return third >= NARROWEST && third >= longest * FULL_LINE ? longest : Number.POSITIVE_INFINITY;
}

function continues(before: WholeLine, lastPart: string, part: MarkedLine, width: number): boolean {
  if (part.marked || before.text.length > LONGEST || isPart(part.text) || isPart(before.text)) return false;
  if (/[\p{L}]-$/u.test(lastPart) && /^\p{Ll}/u.test(part.text)) return true;
  if (/,$/.test(lastPart) || UNFINISHED.test(lastPart)) return true;
  const small = /^[\p{Ll}\p{N}(]/u.test(part.text);
  if (before.marked) return (small || !fits(lastPart, part, width)) && !LIST_END.test(lastPart);
  if (fits(lastPart, part, width)) return false;
  // Running text goes on, also after the end of a sentence; a list's item ends there.
  return small ? !/;$/u.test(lastPart) : before.joined || !LIST_END.test(lastPart);
}

/** The next word had room in the line above: so it was not the width that broke it. */
function fits(line: string, { text }: MarkedLine, width: number): boolean {
  const [word = ''] = text.split(' ', 1);
  return line.length + 1 + word.length <= width;
}

/** A heading or lead stands alone. */
function isPart(text: string): boolean {
  if (readHeading(text) !== undefined) return true;
  const lead = readLead(text);
  return lead !== undefined && lead.rest === '';
}

function join(before: string, after: string): string {
  const broken = /[\p{L}]-$/u.test(before) && /^\p{Ll}/u.test(after) && !SPARED_HYPHEN.test(after);
  return tidy(broken ? before.slice(0, -1) + after : `${before} ${after}`);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
