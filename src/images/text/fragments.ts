import { SOFT_HYPHEN } from './drawable.js';

/** A piece of text that is never broken inside. */
export interface Fragment {
  readonly text: string;
  /** A space stands behind it, and vanishes at a line's end. */
  readonly spaced: boolean;
  /** A hyphen appears when the line ends here. */
  readonly hyphenated: boolean;
}

/** Behind a hyphen, dash or slash inside a word a line may end without anything added. */
const JOINT = /(?<=[\p{L}\p{N}][-–—/])(?=[\p{L}\p{N}])/u;
const VOWELS = 'aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýāąēęėěīįōőūůűų';
/** Consonants that open a syllable together, or one alone, before a vowel. */
const ONSETS = 'sch[lmnrw]?|[bdfgkptv]r|[bfgkp]l|ch|ph|th|gn|kn|pf|sc|st|sp|zw|qu';
const SYLLABLE = new RegExp(`(?:${ONSETS}|[^\\P{L}${VOWELS}])(?=[${VOWELS}])`, 'gu');
/** Fewer letters than this on either side of an added hyphen read badly. */
const LEAST_LETTERS = 4;
const LETTERS_TOGETHER = 3;

/**
 * The text's fragments. Words break at soft hyphens and joints; only one that `isTooWide` is split at a syllable, and
 * between any letters where that doesn't help.
 */
export function fragmentsOf(
  text: string,
  isTooWide: (word: string) => boolean = () => false,
): readonly Fragment[] {
  return text.split(' ').flatMap((word) => fragmentsOfWord(word, isTooWide));
}

function fragmentsOfWord(word: string, isTooWide: (word: string) => boolean): readonly Fragment[] {
  const fragments: Fragment[] = [];
  for (const soft of word.split(SOFT_HYPHEN)) {
    for (const joint of soft.split(JOINT)) {
      const pieces = isTooWide(joint) ? splitWord(joint, isTooWide) : [joint];
      pieces.forEach((piece, index) => {
        fragments.push({ text: piece, spaced: false, hyphenated: index < pieces.length - 1 });
      });
    }
    const last = fragments.pop();
    if (last) fragments.push({ ...last, hyphenated: true });
  }
  const last = fragments.pop();
  if (last) fragments.push({ ...last, hyphenated: false, spaced: true });
  return fragments.filter((fragment) => fragment.text !== '');
}

function splitWord(word: string, isTooWide: (word: string) => boolean): readonly string[] {
  return syllables(word).flatMap((piece) => (isTooWide(piece) ? letterGroups(piece) : [piece]));
}

function syllables(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (lower.length !== word.length) return [word];
  const breaks = [...lower.matchAll(SYLLABLE)]
    .map((match) => match.index)
    .filter((index) => index >= LEAST_LETTERS && word.length - index >= LEAST_LETTERS);
  return [0, ...breaks].map((start, index) => word.slice(start, breaks[index]));
}

function letterGroups(word: string): readonly string[] {
  const letters = [...word];
  const groups: string[] = [];
  for (let start = 0; start < letters.length; start += LETTERS_TOGETHER) {
    groups.push(letters.slice(start, start + LETTERS_TOGETHER).join(''));
  }
  return groups;
}
