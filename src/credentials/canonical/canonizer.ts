import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { fillIn } from './fill.js';
import type { Template } from './line.js';
import { type Outline, outlineOf, type Places } from './outline.js';
import { learnTemplates } from './template.js';

/** The JSON-LD library: canonical N-Quads (RDFC-1.0), or an error. */
export type Canonize = (document: JsonObject) => Promise<string>;

export interface Canonizer {
  /** What the library would answer, to the byte. Where it learns from the document, that takes twice as long. */
  canonize(document: JsonObject, library: Canonize): Promise<string>;
  /** The same without learning; undefined for a document of a form that isn't known. */
  known(document: JsonObject): string | undefined;
}

/** A form of document, and of the items met in it. */
interface Form {
  readonly whole: Template;
  readonly items: Map<string, Template>;
}

/** Forms of items that one form of document may have. */
const MOST_ITEMS = 100;
/** UTF-16 code units of an outline's key and of an item's shape. A badge of ours has some 10,000, and 200. */
const LONGEST = { key: 64 * 1024, shape: 1024 };
/** UTF-16 code units of all keys remembered, whatever their number. */
const LONGEST_TOGETHER = 4 * 1024 * 1024;
/** Forms seen once, remembered by their digest. */
const SEEN = 1000;
const SECRET_BYTES = 16;

/**
 * Canonical RDF without expanding JSON-LD each time: that is nearly all of the library's work, and credentials of one
 * frozen badge version differ in a few values only. What is learned counts only after it has made the very bytes that
 * the library made; whatever doesn't fit a known form is the library's.
 * @param places where such documents have values of their own
 * @param kept how many forms are remembered, those least used forgotten first
 * @param learnsAt whether a form is learned at its first document, or at its second: of strangers' badges most come once
 */
export function createCanonizer(
  places: Places,
  { kept, learnsAt }: { readonly kept: number; readonly learnsAt: 'first' | 'second' },
): Canonizer {
  const forms = new LRUCache<string, Form>({
    max: kept,
    maxSize: LONGEST_TOGETHER,
    sizeCalculation: (_, key) => key.length + 1,
  });
  const seen = new LRUCache<string, true>({ max: SEEN });
  const isDue = (outline: Outline) => {
    if (learnsAt === 'first') return true;
    const digest = createHash('sha256')
      .update(JSON.stringify(formOf(outline)))
      .digest('base64url');
    const isSecond = seen.has(digest);
    seen.set(digest, true);
    return isSecond;
  };
  const known = (outline: Outline | undefined) => outline && fillForm(outline, forms.get(outline.key));
  return {
    known: (document) => known(readOutline(document, places)),
    async canonize(document, library) {
      const outline = readOutline(document, places);
      const made = known(outline);
      if (made !== undefined) return made;
      const text = await library(document);
      if (outline === undefined || !isDue(outline)) return text;
      const form = await learn(document, { outline, places, library });
      // Forms are joined, not replaced: another document may have learned other items meanwhile.
      if (form !== undefined && fillForm(outline, form) === text) {
        const before = forms.get(outline.key);
        forms.set(outline.key, before === undefined ? form : join(before, form));
      }
      return text;
    },
  };
}

function readOutline(document: JsonObject, places: Places): Outline | undefined {
  const outline = outlineOf(document, places);
  if (outline === undefined || outline.key.length > LONGEST.key) return undefined;
  return outline.items.every(({ shape }) => shape.length <= LONGEST.shape) ? outline : undefined;
}

function formOf({ key, items }: Outline): readonly string[] {
  return [key, ...new Set(items.map(({ shape }) => shape))];
}

function fillForm({ values, items }: Outline, form: Form | undefined): string | undefined {
  if (form === undefined) return undefined;
  const parts = items.map((item) => ({ template: form.items.get(item.shape), values: item.values }));
  if (!parts.every(hasTemplate)) return undefined;
  return fillIn({ template: form.whole, values }, parts);
}

function hasTemplate<P extends { readonly template: Template | undefined }>(
  part: P,
): part is P & { readonly template: Template } {
  return part.template !== undefined;
}

async function learn(
  document: JsonObject,
  { outline, places, library }: { outline: Outline; places: Places; library: Canonize },
): Promise<Form | undefined> {
  const secret = randomBytes(SECRET_BYTES).toString('hex');
  const learned = await learnTemplates(document, { places, secret, canonize: library }).catch(
    () => undefined,
  );
  if (learned === undefined) return undefined;
  const items = new Map<string, Template>();
  for (const [place, { shape }] of outline.items.entries()) {
    const template = learned.items[place];
    if (template !== undefined && !items.has(shape)) items.set(shape, template);
  }
  return { whole: learned.whole, items };
}

function join(before: Form, { items }: Form): Form {
  if (before.items.size >= MOST_ITEMS) before.items.clear();
  for (const [shape, template] of items) before.items.set(shape, template);
  return before;
}
