import type { FieldFault } from '../errors.js';

/** Reads typed texts field by field and collects every fault at once. What it returns is always within the limits or ''. */
export class FieldReader<F extends string> {
  readonly faults: FieldFault[] = [];

  constructor(private readonly texts: Readonly<Record<F, string>>) {}

  /** A text of several lines. */
  text(field: F, maximum: number): string {
    return this.within(field, cleanText(this.texts[field]), maximum);
  }

  /** A text of one line. */
  line(field: F, maximum: number): string {
    return this.within(field, cleanLine(this.texts[field]), maximum);
  }

  /** Like `line`, but absent when empty. */
  optionalLine(field: F, maximum: number): string | undefined {
    return this.line(field, maximum) || undefined;
  }

  optionalText(field: F, maximum: number): string | undefined {
    return this.text(field, maximum) || undefined;
  }

  /** One item a line. Two that differ only in case or spaces are a fault. */
  items(field: F, { count, length }: { readonly count: number; readonly length: number }): string[] {
    const items = cleanText(this.texts[field]).split('\n').map(cleanLine).filter(Boolean);
    const long = items.find((item) => characters(item) > length);
    if (long !== undefined) this.refuse(field, 'itemTooLong', { maximum: length, start: beginning(long) });
    const twice = firstRepeated(items);
    if (twice !== undefined) this.refuse(field, 'duplicate', { text: beginning(twice) });
    if (items.length > count) this.refuse(field, 'tooMany', { maximum: count, count: items.length });
    return items;
  }

  /** Separated by commas or lines; a repeated one says nothing new and falls away. */
  tags(field: F, { count, length }: { readonly count: number; readonly length: number }): string[] {
    const tags = new Map<string, string>();
    for (const part of cleanText(this.texts[field]).split(/[,;\n]/)) {
      const tag = cleanLine(part);
      if (tag !== '' && !tags.has(folded(tag))) tags.set(folded(tag), tag);
    }
    const found = [...tags.values()];
    const long = found.find((tag) => characters(tag) > length);
    if (long !== undefined) this.refuse(field, 'tagTooLong', { maximum: length, start: beginning(long) });
    if (found.length > count) this.refuse(field, 'tooMany', { maximum: count, count: found.length });
    return found;
  }

  /** A positive number, or one from `minimum` on, with a comma or a point and at most two digits after it. */
  number(
    field: F,
    {
      maximum,
      step,
      minimum = Number.MIN_VALUE,
      reason = field,
    }: {
      readonly maximum: number;
      readonly step: number;
      readonly minimum?: number;
      /** Which words tell the fault: those of `define.faults.number`. */
      readonly reason?: string;
    },
  ): number | undefined {
    const typed = cleanLine(this.texts[field]);
    if (typed === '') return undefined;
    const number = /^\d{1,6}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
    const onStep = Number.isInteger(Math.round((number / step) * 1e6) / 1e6);
    if (number >= minimum && number <= maximum && onStep) return number;
    this.refuse(field, `number.${reason}`, { maximum });
    return undefined;
  }

  /** One of `choices`, or undefined for none. */
  choice<C extends string>(field: F, choices: readonly C[]): C | undefined {
    const typed = cleanLine(this.texts[field]);
    const found = choices.find((choice) => choice === typed);
    if (found === undefined && typed !== '') this.refuse(field, 'choice');
    return found;
  }

  private within(field: F, text: string, maximum: number): string {
    const length = characters(text);
    if (length > maximum) this.refuse(field, 'tooLong', { maximum, length });
    return text;
  }

  /** Notes a fault; its words are `define.faults.<reason>`. */
  refuse(field: F, reason: string, values: FieldFault['values'] = {}): void {
    this.faults.push({ field, message: `define.faults.${reason}`, values });
  }
}

/** As typed, without control characters; line ends as one kind. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s*[\n\t]\s*/g, ' ');
}

export function characters(text: string): number {
  return [...text].length;
}

function firstRepeated(items: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return items.find((item) => seen.size === seen.add(folded(item)).size);
}

/** For comparing: case and spaces don't count. */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

function beginning(text: string): string {
  const all = [...text];
  return all.length <= 60 ? text : `${all.slice(0, 57).join('')}…`;
}
