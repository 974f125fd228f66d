/** Bullets as people and programs write them; Word's own (Symbol, Wingdings) arrive as private-use characters. */
const BULLET = /^[•·∙●○◦▪▫■□◼◻►▶▸➢➤➔→⇒✓✔☐☑◆◇‣⁃※*+\uF000-\uF0FF–—-](?=[\s\p{Lu}\p{Ll}])\s*/u;
/** Word's second-level bullet is a plain letter, known by the gap after it. */
const LETTER_BULLET = /^[o§Ø](?:\t| {2,})\s*/;
/** `1.` `1)` `(1)` `1.2.` `a)` `(b)` `iv.`, also with letters before: `LO1:` `K 2.` */
const NUMBER =
  /^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|(?:LO|LU|PC|AC|K|S|C|U)\s?\d{1,3}(?:\.\d{1,3}){0,3}[.:)]?)(?:\s+|(?=\p{L}{3}))/u;
/** A number of several levels needs no point at its end, a number followed by a tab none at all. */
const BARE_NUMBER = /^(?:\d{1,3}(?:\.\d{1,3}){1,3}(?:\t| +(?=\p{L}))|\d{1,3}\t\s*)/u;
const UNIT = /^(?:ECTS|cr\b|credits?|op\b|CP\b|LP\b|CFU|h\b|hours?|Stunden|ore|ur\b|tuntia|%)/iu;
const AND_NEXT = /[,;]?\s+(?:and|or|und|oder|ja|tai|e|o|in|ali)\s*$/u;
/** One alone on its line, as PDF readers copy them. */
const ALONE = /^(?:[•·∙●○◦▪▫■□►▶▸➢➤→✓✔◆‣⁃\uF000-\uF0FF–—*-]|\(?(?:\d{1,3}|[a-z])[.)])$/u;

export interface MarkedLine {
  readonly marked: boolean;
  readonly text: string;
}

/** Takes the bullet or number off a line. */
export function takeMarker(line: string): MarkedLine {
  const trimmed = line.trim();
  for (const pattern of [BULLET, LETTER_BULLET, NUMBER, BARE_NUMBER]) {
    const marker = pattern.exec(trimmed)?.[0];
    if (marker === undefined) continue;
    const text = trimmed.slice(marker.length).trim();
    if (text === '' || (pattern === BARE_NUMBER && UNIT.test(text))) continue;
    return { marked: true, text };
  }
  return { marked: false, text: trimmed };
}

export function isMarkerAlone(line: string): boolean {
  return ALONE.test(line.trim());
}

/** Breaks up a list that stands in one line: `a) plan; b) do`, `• plan • do`, `(1) plan (2) do`. */
export function splitInline(text: string): string[] {
  for (const between of [/\s*[•●▪◦]\s*/u, /(?:^|[\s;,]+)\(?(?:\d{1,2}|[a-h])\)\s+/u]) {
    const marks = text.match(new RegExp(between.source, 'gu')) ?? [];
    if (marks.length < 2) continue;
    return text.split(between).map((part) => part.replace(AND_NEXT, '').trim());
  }
  return [text];
}
