import type { LineKind, SortedLine } from '../../domain/pastedText.js';
import { cleanPasted } from './clean.js';
import { readHeading, readLabel, type Section } from './headings.js';
import { joinLines, type WholeLine } from './joinLines.js';
import { readLead } from './leads.js';
import { splitInline } from './markers.js';

/**
 * Reads a text copied from a curriculum, a badge page, Word or a PDF: which of its lines are learning outcomes, criteria,
 * leads or other parts of a badge. Every word of it is in some line, so that a person can correct what it took wrongly.
 */
export function sortPastedText(text: string): SortedLine[] {
  const lines = joinLines(cleanPasted(text));
  const sorter = new Sorter(lines);
  for (const line of lines) sorter.take(line);
  return sorter.sorted;
}

/** Goes through the lines in order, knowing the part of the badge it is in. */
class Sorter {
  readonly sorted: SortedLine[] = [];
  private section: Section | undefined;
  /** The last heading or lead named the section; what it holds may be many lines. */
  private listed = false;
  private readonly plainList: boolean;
  private readonly anyMarked: boolean;

  constructor(private readonly lines: readonly WholeLine[]) {
    this.plainList = lines.every(isPlainItem);
    this.anyMarked = lines.some(({ marked }) => marked);
  }

  take(line: WholeLine): void {
    const heading = readHeading(line.text);
    const label = line.marked ? undefined : readLabel(line.text);
    if (heading !== undefined) this.open(heading, line.text);
    else if (label === undefined) this.takeText(line.text, line);
    else {
      this.open(label.section, label.label);
      this.takeText(line.text.slice(label.label.length).trim(), line);
    }
  }

  private open(section: Section, text: string): void {
    this.section = section;
    this.listed = true;
    this.add('skip', text);
  }

  private takeText(text: string, line: WholeLine): void {
    const lead =
      this.section === 'description' || this.section === 'skillsDemonstration' ? undefined : readLead(text);
    if (lead !== undefined) {
      this.lead(lead.lead, lead.able);
      if (lead.rest !== '') this.items(lead.rest, true);
      return;
    }
    const kind = this.kindOf(line);
    if (kind === 'outcome' || kind === 'criterion') this.items(text, line.marked || this.listed);
    else this.add(kind, text);
  }

  /** Able to do something: outcomes follow. Only a name: criteria, once there are outcomes. */
  private lead(text: string, able: boolean): void {
    const there = this.sorted.some(({ kind }) => kind === 'outcome');
    const criteria = this.section === 'criterion' || (!able && (there || this.section !== 'outcome'));
    this.section = criteria ? 'criterion' : 'outcome';
    this.listed = true;
    const kind = criteria ? 'criteriaLead' : 'outcomesLead';
    // Said again before each item, it is one lead.
    if (!this.sorted.some((one) => one.kind === kind && one.text === text)) this.add(kind, text);
  }

  private kindOf(line: WholeLine): LineKind {
    if (this.section === undefined) return this.kindBefore(line);
    const { section } = this;
    // A paragraph after a list is no item of it.
    const list = section === 'outcome' || section === 'criterion';
    if (list && !line.marked && line.afterBlank && this.anyMarked && isProse(line.text)) return 'skip';
    if (section === 'title' && this.sorted.some(({ kind }) => kind === 'title')) return 'skip';
    return section;
  }

  /** Before any heading or lead: a title, then text; a list, even of one, is taken for outcomes. */
  private kindBefore(line: WholeLine): LineKind {
    if (line.marked || this.plainList) return 'outcome';
    if (this.sorted.length === 0 && this.lines.length > 1 && isTitle(line.text)) return 'title';
    const goesOn = !line.afterBlank && this.sorted.at(-1)?.kind === 'description';
    return isProse(line.text) || goesOn ? 'description' : 'skip';
  }

  private items(text: string, listed: boolean): void {
    const parts = splitInline(text);
    const kind = this.section === 'criterion' ? 'criterion' : 'outcome';
    for (const part of parts.length > 1 || !listed ? parts : splitSemicolons(withoutListEnd(text))) {
      const lead = readLead(part);
      if (lead !== undefined && lead.rest !== '') {
        this.lead(lead.lead, lead.able);
        this.add(kind, this.itemText(lead.rest));
      } else this.add(kind, this.itemText(part));
    }
  }

  /** What goes on from a lead, or begins small, is no sentence of its own: its full stop falls away. */
  private itemText(text: string): string {
    const item = withoutListEnd(text);
    const before = this.sorted.findLast(({ kind }) => kind !== 'outcome' && kind !== 'criterion');
    const led = before?.kind.endsWith('Lead') || /^\p{Ll}/u.test(item);
    return led && !/[.!?]\s/u.test(item) ? item.replace(/(?<!\.)\.$/u, '') : item;
  }

  private add(kind: LineKind, text: string): void {
    if (text !== '') this.sorted.push({ kind, text });
  }
}

/** `plan; implement; evaluate` is three things. */
function splitSemicolons(text: string): string[] {
  const parts = text.split(/;\s+(?:(?:and|und|ja|e|in)\s+)?/u).map((part) => part.trim());
  return parts.filter(Boolean).length > 1 ? parts.filter(Boolean) : [text];
}

/** A list's own punctuation is not part of its items. */
function withoutListEnd(text: string): string {
  const end = /[;,]\s*(?:(?:and|or|und|oder|ja|tai|e|o|in|ali)\s*)?$/u.exec(text);
  return (end === null ? text : text.slice(0, end.index)).trim();
}

/** Nothing but such lines: somebody copied a list whose bullets were lost. */
function isPlainItem({ text, marked }: WholeLine): boolean {
  const named = readHeading(text) ?? readLead(text) ?? readLabel(text);
  return !marked && !isProse(text) && named === undefined;
}

function isProse(text: string): boolean {
  return text.length > 160 || /[.!?]\s+\p{Lu}/u.test(text) || (text.length > 70 && /\.$/u.test(text));
}

function isTitle(text: string): boolean {
  return [...text].length <= 120 && !/[.;:,]$/u.test(text);
}
