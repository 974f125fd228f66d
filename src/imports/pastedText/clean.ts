/** What Word and PDF readers put into copied text besides the words. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** A soft hyphen is a place to break a word; where it was broken there, a line end follows. */
const SOFT_HYPHEN = /\u00AD[ \t]*\n?[ \t]*/g;
const LIGATURES: Readonly<Record<string, string>> = {
  '\uFB00': 'ff',
  '\uFB01': 'fi',
  '\uFB02': 'fl',
  '\uFB03': 'ffi',
  '\uFB04': 'ffl',
};

/** The words alone: line ends of one kind, every other blank a space or a tab, letters with their accents in one piece. */
export function cleanPasted(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(SOFT_HYPHEN, '')
    .replace(INVISIBLE, '')
    .replace(/[\uFB00-\uFB04]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(/[^\S\n\t]/g, ' ')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC');
}
