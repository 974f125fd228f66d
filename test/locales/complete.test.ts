import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../../src/locales/locales.js';

const FOLDER = new URL('../../src/locales/', import.meta.url);
const CATEGORIES: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A text, or the forms of a text that counts. */
type Entry = string | ReadonlyMap<string, string>;

describe('Every language', () => {
  const english = readLanguage('en');

  for (const language of LANGUAGES) {
    describe(language, () => {
      const own = readLanguage(language);

      it('has the texts of English, no more and no fewer', () => {
        assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort());
      });

      it('has a form for each of its own plural categories where English counts', () => {
        const categories = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
        for (const [key, entry] of own) {
          assert.equal(typeof entry, typeof english.get(key), key);
          if (typeof entry !== 'string') assert.deepEqual([...entry.keys()].sort(), categories, key);
        }
      });

      it('fills the same placeholders as English', () => {
        const one = new Intl.PluralRules(language);
        for (const [key, entry] of own) {
          const expected = placeholders(mainForm(english.get(key) ?? ''));
          if (typeof entry === 'string') assert.deepEqual(placeholders(entry), expected, key);
          else
            for (const [category, text] of entry) {
              // "One thing" needs no number, unless the category is also that of 101.
              const spelledOut = category === 'one' && one.select(101) !== 'one' && !text.includes('{count}');
              const needed = spelledOut ? expected.filter((name) => name !== '{count}') : expected;
              assert.deepEqual(placeholders(text), needed, `${key}.${category}`);
            }
        }
      });

      it('leaves no text empty or with blanks at its ends', () => {
        for (const [key, entry] of own)
          for (const text of typeof entry === 'string' ? [entry] : entry.values()) {
            assert.notEqual(text, '', key);
            assert.equal(text, text.trim(), key);
          }
      });
    });
  }
});

function mainForm(entry: Entry): string {
  return typeof entry === 'string' ? entry : (entry.get('other') ?? '');
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

function readLanguage(language: Language): Map<string, Entry> {
  const folder = new URL(`${language}/`, FOLDER);
  const entries = new Map<string, Entry>();
  for (const file of readdirSync(folder)) {
    const tree: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    collect(tree, file.replace(/\.json$/, ''), entries);
  }
  return entries;
}

function collect(node: unknown, key: string, into: Map<string, Entry>): void {
  if (typeof node === 'string') into.set(key, node);
  else {
    assert.ok(typeof node === 'object' && node !== null, `${key} is neither a text nor a group of texts`);
    const forms = pluralForms(node);
    if (forms !== undefined) into.set(key, forms);
    else for (const [name, child] of Object.entries(node)) collect(child, `${key}.${name}`, into);
  }
}

function pluralForms(node: object): Map<string, string> | undefined {
  const forms = new Map<string, string>();
  for (const [name, child] of Object.entries(node)) {
    if (!CATEGORIES.includes(name) || typeof child !== 'string') return undefined;
    forms.set(name, child);
  }
  return forms.has('other') ? forms : undefined;
}
