import { randomUUID } from 'node:crypto';
import { type CanonizeOptions, cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import jsonld from 'jsonld';
import { LRUCache } from 'lru-cache';
import { asArray, isObject } from '../verify/json.js';

type Node = { readonly [key: string]: unknown };

/** A part of a credential that comes again in others: how it stands in this one, and under which mark in the library's hands. */
interface Part {
  readonly key: string;
  readonly node: Node;
  readonly mark: string;
}

const KEPT = 200;

/** Expanded parts, by their JSON and all around them that says what its terms mean. */
const expandedParts = new LRUCache<string, Node>({ max: KEPT });

/**
 * Canonical RDF as the library makes it, to the byte, for credentials that we build. Expanding JSON-LD is nearly all of
 * its work, and issuer, achievement and results are the same in every award of a badge: they are expanded once.
 */
export async function canonizeOwn(input: object, options: CanonizeOptions): Promise<string> {
  const document: Node = { ...input };
  const parts = partsOf(document);
  if (parts.size === 0) return cryptosuite.canonize(input, options);
  const isKnown = [...parts.values()].every(({ key }) => expandedParts.has(key));
  const marked = withParts(document, (node) => {
    const part = parts.get(node);
    if (part === undefined) return node;
    return isKnown ? { id: part.mark } : { ...node, id: part.mark };
  });
  const expanded = await jsonld.expand(marked, options);
  const byMark = new Map([...parts.values()].map((part) => [part.mark, part]));
  const whole = replaceNodes(expanded, byMark, (found, part) => {
    const kept = isKnown ? expandedParts.get(part.key) : undefined;
    if (kept !== undefined) return kept;
    const node = unmarked(found, part.node);
    expandedParts.set(part.key, node);
    return node;
  });
  return cryptosuite.canonize(whole, { ...options, skipExpansion: true });
}

function partsOf(document: Node): ReadonlyMap<Node, Part> {
  const parts = new Map<Node, Part>();
  const terms = termsOf(document);
  withParts(document, (node, place) => {
    // What has no address of its own is told by none; a relative one would be the library's to refuse.
    if (node.id === undefined || (typeof node.id === 'string' && URL.canParse(node.id))) {
      const key = `${place} ${JSON.stringify(node)} ${terms}`;
      parts.set(node, { key, node, mark: `urn:uuid:${randomUUID()}` });
    }
    return node;
  });
  return parts;
}

function termsOf({ '@context': contexts, type, credentialSubject: subject }: Node): string {
  return JSON.stringify([contexts, type, isObject(subject) ? subject.type : undefined]);
}

/** The credential with its issuer, its achievement and each of its results replaced. */
function withParts(document: Node, replace: (node: Node, place: string) => Node): Node {
  const { issuer, credentialSubject: subject } = document;
  const replaced: { [key: string]: unknown } = { ...document };
  if (isObject(issuer)) replaced.issuer = replace(issuer, 'issuer');
  if (!isObject(subject)) return replaced;
  const { achievement, result } = subject;
  replaced.credentialSubject = {
    ...subject,
    ...(isObject(achievement) && { achievement: replace(achievement, 'achievement') }),
    ...(result !== undefined && {
      result: asArray(result).map((item) => (isObject(item) ? replace(item, 'result') : item)),
    }),
  };
  return replaced;
}

function replaceNodes(
  expanded: readonly object[],
  byMark: ReadonlyMap<unknown, Part>,
  replace: (found: Node, part: Part) => Node,
): unknown[] {
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk);
    if (!isObject(one)) return one;
    const part = byMark.get(one['@id']);
    if (part !== undefined) return replace(one, part);
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, walk(each)]));
  };
  return expanded.map(walk);
}

/** An expanded part with its own id, or none, in place of the mark. */
function unmarked(found: Node, { id }: Node): Node {
  const { '@id': _, ...rest } = found;
  return typeof id === 'string' ? { ...rest, '@id': id } : rest;
}
