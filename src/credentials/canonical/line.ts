import type { LeafKind } from './outline.js';

/** A value to fill in, by its place in `values` of the whole document or of the line's own item. */
export interface Slot {
  readonly kind: LeafKind;
  readonly index: number;
  /** Number of the item; undefined for the whole document. */
  readonly item: number | undefined;
}

export interface Blank {
  readonly blank: number;
}

/** One line of N-Quads: text as it is, values to fill in, and blank nodes. */
export type Line = readonly (string | Slot | Blank)[];

/** A line with blank nodes: what stands around them, and their numbers. */
export interface TiedLine {
  /** One more than `blanks`. */
  readonly pieces: readonly string[];
  readonly blanks: readonly number[];
}

/** The lines that come from one part of a document. */
export interface Template {
  /** Without values and blank nodes; sorted. */
  readonly fixed: readonly string[];
  /** With values, but no blank node. */
  readonly filled: readonly Line[];
  /** With a blank node, but no value. */
  readonly tied: readonly TiedLine[];
  /** With both. */
  readonly filledTied: readonly Line[];
  /** By blank node: its hash, where no value has a part in it. */
  readonly hashes: readonly (string | undefined)[];
}

export interface Templates {
  readonly whole: Template;
  /** In the document's order. */
  readonly items: readonly Template[];
}

export function isSlot(token: Line[number]): token is Slot {
  return typeof token === 'object' && 'kind' in token;
}

export function isBlank(token: Line[number]): token is Blank {
  return typeof token === 'object' && 'blank' in token;
}
