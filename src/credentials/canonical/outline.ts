import type { JsonObject } from '../../domain/ports/credentials.js';
import { isShared, writeJson } from '../shared.js';
import { asArray, isObject } from '../verify/json.js';

/** How a value stands in RDF: as an address, as text, or as a moment in whole seconds (text of a type of its own). */
export type LeafKind = 'iri' | 'text' | 'instant';

/** Where a document holds values of its own, all else being the same in many documents. */
export interface Places {
  /** A text, or several. */
  readonly leaves: Readonly<Record<string, LeafKind>>;
  /** Objects that hold more such places. */
  readonly nodes?: Readonly<Record<string, Places>>;
  /** Sets of objects, of which each document has as many as it likes. */
  readonly lists?: Readonly<Record<string, Places>>;
}

/** A document taken apart: what it shares with others, and what is its own. */
export interface Outline {
  /** The whole without its items and values; equal keys are equal documents but for those. */
  readonly key: string;
  readonly values: readonly string[];
  readonly items: readonly OutlinedItem[];
}

export interface OutlinedItem {
  /** As `key`, with the place of its list. */
  readonly shape: string;
  readonly values: readonly string[];
}

/**
 * Addresses that mean the same in every context: absolute, ASCII, nothing in them that RDF would escape. What comes
 * before the rest decides how JSON-LD reads them (JSON-LD 1.1 API §5.2, IRI Expansion).
 */
const IRI = /^(https?:\/\/|urn:uuid:)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** What stands for a value in a key. */
const PLACEHOLDER: Readonly<Record<LeafKind, string>> = { iri: '<>', text: '""', instant: '""' };

/** How a value begins that stands for others of its kind; undefined when it is not of its kind. */
export function beginningOf(kind: LeafKind, value: string): string | undefined {
  if (kind === 'iri') return IRI.exec(value)?.[1];
  return kind === 'text' || INSTANT.test(value) ? '' : undefined;
}

/** The document's outline, or undefined when it has something that outlines say nothing about. */
export function outlineOf(document: JsonObject, places: Places): Outline | undefined {
  const values: string[] = [];
  const items: OutlinedItem[] = [];
  const leafInto = (into: string[]) => (kind: LeafKind, value: string, beginning: string) => {
    into.push(value);
    return PLACEHOLDER[kind] + beginning;
  };
  const rest = mapLeaves(document, places, {
    leaf: leafInto(values),
    item: (item, place, name) => {
      const own: string[] = [];
      const mapped = mapLeaves(item, place, { leaf: leafInto(own), item: () => undefined });
      if (mapped === undefined || own.length === 0) return undefined;
      items.push({ shape: `${name} ${JSON.stringify(mapped)}`, values: own });
      return LEFT_OUT;
    },
  });
  return rest && { key: writeJson(rest), values, items };
}

/** The document with every value replaced; undefined as `outlineOf`. */
export function replaceLeaves(
  document: JsonObject,
  places: Places,
  leaf: (place: {
    readonly kind: LeafKind;
    readonly beginning: string;
    readonly item: number | undefined;
  }) => string,
): JsonObject | undefined {
  let items = 0;
  const replace = (item: number | undefined) => (kind: LeafKind, _: string, beginning: string) =>
    leaf({ kind, beginning, item });
  return mapLeaves(document, places, {
    leaf: replace(undefined),
    item: (item, place) => {
      const number = items;
      items += 1;
      return mapLeaves(item, place, { leaf: replace(number), item: () => undefined });
    },
  });
}

const LEFT_OUT = Symbol('left out');

interface Visitor {
  leaf(kind: LeafKind, value: string, beginning: string): string;
  /** The item as it is to stand in the copy, or not at all; undefined ends it all. */
  item(item: JsonObject, place: Places, name: string): JsonObject | typeof LEFT_OUT | undefined;
}

/** A copy with every leaf and item visited, in the document's order; undefined when any part is not as outlines need it. */
function mapLeaves(node: JsonObject, places: Places, visitor: Visitor): JsonObject | undefined {
  const copy: [string, unknown][] = [];
  for (const [name, value] of Object.entries(node)) {
    const mapped = mapMember(name, value, places, visitor);
    if (mapped === undefined) return undefined;
    if (mapped !== LEFT_OUT) copy.push([name, mapped]);
  }
  return Object.fromEntries(copy);
}

function mapMember(name: string, value: unknown, places: Places, visitor: Visitor): unknown {
  const kind = own(places.leaves, name);
  if (kind !== undefined)
    return mapEach(value, (one) => {
      const beginning = typeof one === 'string' ? beginningOf(kind, one) : undefined;
      return beginning === undefined ? undefined : visitor.leaf(kind, String(one), beginning);
    });
  const inner = own(places.nodes, name);
  if (inner !== undefined)
    return mapEach(value, (one) => (isObject(one) ? mapLeaves(one, inner, visitor) : undefined));
  const list = own(places.lists, name);
  if (list === undefined) return isPlain(name) && isPlain(value) ? value : undefined;
  const given = asArray(value);
  // None and an empty set are the same only nearly everywhere.
  if (given.length === 0) return [];
  const items = given.map((one) => (isObject(one) ? visitor.item(one, list, name) : undefined));
  if (items.includes(undefined)) return undefined;
  const kept = items.filter((item) => item !== LEFT_OUT);
  return kept.length === 0 ? LEFT_OUT : kept;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** One value stays one, several stay several. */
function mapEach(value: unknown, map: (one: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return map(value);
  const mapped = value.map(map);
  return mapped.includes(undefined) ? undefined : mapped;
}

/**
 * What JSON says in one way only, and no blank node by a name of its own: JSON.parse reads `1e999`, which JSON.stringify
 * would write as `null`, and a name could tie an item to the rest of the document.
 */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !value.startsWith('_:');
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (isObject(value) && isShared(value)) return true;
  if (isObject(value)) return Object.entries(value).every(([name, one]) => isPlain(name) && isPlain(one));
  return typeof value === 'boolean' || value === null;
}
