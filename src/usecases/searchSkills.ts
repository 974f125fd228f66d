import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../domain/ports/store.js';
import type { Skill, SkillCatalogue } from '../domain/skills.js';

export interface SkillsQuestion {
  readonly institution: string;
  readonly language: string;
  /** Words that begin words of a skill; none finds nothing. */
  readonly find: string;
  /** Skills to be found by their address. */
  readonly uris?: readonly string[];
}

export interface FoundSkills {
  /** Best first. */
  readonly skills: readonly Skill[];
  /** Those asked for by address. */
  readonly named: readonly Skill[];
}

interface Entry {
  readonly skill: Skill;
  /** Label, and all labels, folded for comparing; words with one space before each. */
  readonly label: string;
  readonly all: string;
}

const MOST_FOUND = 50;
const MOST_KEPT = 6;
/** Fewer than this, and words are looked for inside of words, too: German ones are long. */
const ENOUGH = 5;

/** Searches a list of skills that an admin brought in. It is read once, then kept in memory: 14,000 skills take some 10 MB. */
export function createSearchSkills({ store }: { readonly store: Store }) {
  const kept = new Map<string, Promise<readonly Entry[]>>();

  const entriesOf = (catalogue: SkillCatalogue): Promise<readonly Entry[]> => {
    const key = `${catalogue.institution} ${catalogue.chunks.join(' ')}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = readEntries(store, catalogue);
    // One that failed is tried again by whoever asks next.
    made.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size + 1 - MOST_KEPT)))
      kept.delete(oldest);
    kept.set(key, made);
    return made;
  };

  return async ({ institution, language, find, uris = [] }: SkillsQuestion): Promise<FoundSkills> => {
    const catalogue = await store.find('skillCatalogues', { institution, language });
    if (catalogue === undefined) return { skills: [], named: [] };
    const entries = await entriesOf(catalogue);
    const wanted = new Set(uris);
    return {
      skills: search(entries, words(find)),
      named: entries.filter(({ skill }) => wanted.has(skill.uri)).map(({ skill }) => skill),
    };
  };
}

async function readEntries(store: Store, catalogue: SkillCatalogue): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const id of catalogue.chunks) {
    const chunk = await store.find('skillChunks', { institution: catalogue.institution, id });
    for (const skill of chunk?.skills ?? []) {
      const label = ` ${words(skill.label).join(' ')}`;
      entries.push({ skill, label, all: `${label} ${words(skill.others.join(' ')).join(' ')}` });
    }
    await nextTurn();
  }
  return entries;
}

function search(entries: readonly Entry[], asked: readonly string[]): readonly Skill[] {
  if (asked.length === 0) return [];
  const found = ranked(entries, asked, ' ');
  return (found.length >= ENOUGH ? found : ranked(entries, asked, ''))
    .slice(0, MOST_FOUND)
    .map(({ skill }) => skill);
}

/** @param before what stands before each word: a space finds beginnings only */
function ranked(entries: readonly Entry[], asked: readonly string[], before: string): readonly Entry[] {
  const whole = ` ${asked.join(' ')}`;
  const rank = ({ label, all }: Entry): number => {
    if (label === whole) return 0;
    if (label.startsWith(whole)) return 1;
    if (asked.every((word) => label.includes(before + word))) return 2;
    return asked.every((word) => all.includes(before + word)) ? 3 : 4;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((each) => each.rank < 4)
    .sort((one, other) => one.rank - other.rank || one.entry.label.length - other.entry.label.length)
    .map(({ entry }) => entry);
}

/** Case and marks don't count: not every keyboard has them. */
function words(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
