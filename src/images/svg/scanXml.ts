/**
 * What a file of XML is made of, in order, with its place. No entity is ever expanded and nothing outside is read: a
 * document type may be named, but not brought along.
 */
export type XmlToken =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly attributes: Attributes;
      readonly empty: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'end'; readonly name: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'text' | 'cdata' | 'other';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    };

/** Values as they are written: `decodeText` reads one. */
export type Attributes = ReadonlyMap<string, string>;

/** What keeps a text from being read as XML. */
export class XmlFault extends Error {
  constructor(readonly reason: 'damaged' | 'documentType' | 'tooDeep') {
    super(`XML: ${reason}`);
    this.name = 'XmlFault';
  }
}

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
/** Each ends at the first character that can't go on: none of them backtracks. */
const START = new RegExp(`<(${NAME})`, 'y');
const END = new RegExp(`</(${NAME})[ \\t\\r\\n]*>`, 'y');
const ATTRIBUTE = new RegExp(`[ \\t\\r\\n]+(${NAME})[ \\t\\r\\n]*=[ \\t\\r\\n]*("[^"<]*"|'[^'<]*')`, 'y');
const START_END = /[ \t\r\n]*(\/?)>/y;
const DOCTYPE = /<!DOCTYPE[^[\]<>]*>/y;
const DEPTH = 256;
const MOST_ATTRIBUTES = 200;

const OTHERS: readonly (readonly [open: string, close: string, kind: 'cdata' | 'other'])[] = [
  ['<!--', '-->', 'other'],
  ['<![CDATA[', ']]>', 'cdata'],
  ['<?', '?>', 'other'],
];

/** @throws {XmlFault} when it is not one element, well-formed, at most 256 deep; then the tokens before it were right */
export function* scanXml(text: string): Generator<XmlToken> {
  const open: string[] = [];
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  let rootSeen = false;
  while (position < text.length) {
    const token = readToken(text, position);
    if (token.kind === 'start') {
      if (open.length === 0 && rootSeen) throw new XmlFault('damaged');
      rootSeen = true;
      if (!token.empty) open.push(token.name);
      if (open.length > DEPTH) throw new XmlFault('tooDeep');
    } else if (token.kind === 'end') {
      if (open.pop() !== token.name) throw new XmlFault('damaged');
    } else if (
      open.length === 0 &&
      (token.kind === 'cdata' || (token.kind === 'text' && token.text.trim() !== ''))
    ) {
      throw new XmlFault('damaged');
    }
    yield token;
    position = token.end;
  }
  if (!rootSeen || open.length > 0) throw new XmlFault('damaged');
}

function readToken(text: string, start: number): XmlToken {
  if (text[start] !== '<') {
    const next = text.indexOf('<', start);
    const end = next < 0 ? text.length : next;
    return { kind: 'text', text: text.slice(start, end), start, end };
  }
  for (const [opening, closing, kind] of OTHERS) {
    if (!text.startsWith(opening, start)) continue;
    const close = text.indexOf(closing, start + opening.length);
    if (close < 0) throw new XmlFault('damaged');
    return { kind, text: text.slice(start + opening.length, close), start, end: close + closing.length };
  }
  if (text.startsWith('<!', start)) return readDocumentType(text, start);
  return text[start + 1] === '/' ? readEnd(text, start) : readStart(text, start);
}

/** One that declares something of its own holds brackets, and could hold entities. */
function readDocumentType(text: string, start: number): XmlToken {
  const found = match(DOCTYPE, text, start);
  if (found === undefined) throw new XmlFault('documentType');
  return { kind: 'other', text: found[0], start, end: start + found[0].length };
}

function readEnd(text: string, start: number): XmlToken {
  const found = match(END, text, start);
  if (found === undefined) throw new XmlFault('damaged');
  return { kind: 'end', name: found[1] ?? '', start, end: start + found[0].length };
}

function readStart(text: string, start: number): XmlToken {
  const opening = match(START, text, start);
  if (opening === undefined) throw new XmlFault('damaged');
  const attributes = new Map<string, string>();
  let position = start + opening[0].length;
  for (;;) {
    const attribute = match(ATTRIBUTE, text, position);
    if (attribute === undefined) break;
    const [whole, name = '', quoted = ''] = attribute;
    if (attributes.has(name) || attributes.size >= MOST_ATTRIBUTES) throw new XmlFault('damaged');
    const value = quoted.slice(1, -1);
    if (STRAY.test(value)) throw new XmlFault('damaged');
    attributes.set(name, value);
    position += whole.length;
  }
  const closing = match(START_END, text, position);
  if (closing === undefined) throw new XmlFault('damaged');
  const end = position + closing[0].length;
  return { kind: 'start', name: opening[1] ?? '', attributes, empty: closing[1] === '/', start, end };
}

function match(pattern: RegExp, text: string, position: number): RegExpExecArray | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** An entity that somebody would have to define. */
const STRAY = /&(?!(?:#\d{1,7}|#x[\dA-Fa-f]{1,6}|amp|lt|gt|quot|apos);)/;
const REFERENCE = /&(?:#(\d+)|#x([\dA-Fa-f]+)|(\w+));/g;
/** Some ten times what a full badge needs where every quote is written so. */
const MOST_REFERENCES = 20_000;

/** The five entities of XML itself and characters by number. @throws {XmlFault} for any other, or far too many */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  if (STRAY.test(text)) throw new XmlFault('damaged');
  let references = 0;
  return text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    references += 1;
    if (references > MOST_REFERENCES) throw new XmlFault('damaged');
    if (name !== undefined) return ENTITIES[name] ?? '';
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
    if (!(code > 0 && code <= 0x10ffff)) throw new XmlFault('damaged');
    return String.fromCodePoint(code);
  });
}
