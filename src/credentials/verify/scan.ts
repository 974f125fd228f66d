import type { VerificationReason } from './reasons.js';

/** Bounds of a document from anywhere, so that every later step ends soon. A full badge of ours has some 300 values, 6 deep. */
export const LIMITS = {
  /** UTF-16 code units of the text. */
  length: 1024 * 1024,
  depth: 64,
  values: 5_000,
  /** Values inside `@context`: each is work for every node of the document. */
  contextValues: 500,
} as const;

interface Container {
  readonly keys: Set<string> | undefined;
  readonly inContext: boolean;
  /** In an object: the next text is a key. */
  keyNext: boolean;
  key: string;
}

/** A whole text of JSON, its escapes included, or an unfinished one to the end. */
const TEXT = /"(?:[^"\\]|\\[\s\S])*"?/y;
/** A number or a word; anything else is left to JSON.parse to refuse. */
const ATOM = /[^\s",:[\]{}]+/y;

export type ScanFault = { readonly reason: VerificationReason; readonly key?: string };

/**
 * What JSON.parse would not tell: depth and size before anything is built, and keys written twice (of which readers take
 * different ones) or meant to change prototypes. One pass, no recursion; the text need not be valid JSON.
 */
export function scanJson(text: string): ScanFault | undefined {
  const open: Container[] = [];
  let values = 0;
  let contextValues = 0;
  let position = 0;
  while (position < text.length) {
    const character = text[position] ?? '';
    const top = open.at(-1);
    if (character === '{' || character === '[') {
      if (open.length >= LIMITS.depth) return { reason: 'format.tooDeep' };
      const inContext = top !== undefined && (top.inContext || top.key === '@context');
      open.push(container(character, inContext));
      values += 1;
      position += 1;
    } else if (character === '}' || character === ']') {
      open.pop();
      position += 1;
    } else if (character === ',') {
      if (top?.keys !== undefined) top.keyNext = true;
      position += 1;
    } else {
      const token = readToken(text, position, character);
      position += token.length;
      if (token.separator) continue;
      const fault = character === '"' && top?.keyNext ? takeKey(top, token.text) : undefined;
      if (fault !== undefined) return fault;
      values += 1;
    }
    if (open.at(-1)?.inContext) contextValues += 1;
    if (values > LIMITS.values) return { reason: 'format.tooManyValues' };
    if (contextValues > LIMITS.contextValues) return { reason: 'format.contextTooLarge' };
  }
  return undefined;
}

function container(character: '{' | '[', inContext: boolean): Container {
  const isObject = character === '{';
  return { keys: isObject ? new Set() : undefined, inContext, keyNext: isObject, key: '' };
}

function readToken(text: string, position: number, character: string) {
  if (character === ':' || character.trim() === '') return { text: '', length: 1, separator: true };
  const pattern = character === '"' ? TEXT : ATOM;
  pattern.lastIndex = position;
  const found = pattern.exec(text)?.[0] ?? character;
  return { text: found, length: found.length, separator: false };
}

function takeKey(object: Container, quoted: string): ScanFault | undefined {
  const key = unquote(quoted);
  object.keyNext = false;
  object.key = key;
  if (key === '__proto__') return { reason: 'format.forbiddenKey', key };
  if (object.keys?.has(key)) return { reason: 'format.duplicateKey', key };
  object.keys?.add(key);
  return undefined;
}

function unquote(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
