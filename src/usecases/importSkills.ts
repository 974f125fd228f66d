import { createHash } from 'node:crypto';
import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { SkillReader } from '../domain/ports/skills.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import type { Skill, SkillCatalogue } from '../domain/skills.js';
import { AppError } from '../errors.js';

export interface SkillsFile {
  readonly institution: string;
  readonly language: string;
  readonly file: Buffer;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly skillReader: SkillReader;
}

const MOST_TRIES = 10;

/**
 * Keeps ESCO's skills in one language, in the place of those that were there in it. Chunk by chunk, so that requests are
 * answered meanwhile; the old list is searched until the new one is whole.
 * @throws {InvalidInput} on `file`
 */
export function createImportSkills({ store, clock, skillReader }: Parts) {
  return async ({ institution, language, file }: SkillsFile): Promise<SkillCatalogue> => {
    const chunks: string[] = [];
    let count = 0;
    for await (const skills of skillReader.read(file)) {
      chunks.push(await keepChunk(store, institution, skills));
      count += skills.length;
    }
    const facts = { institution, language, chunks, count, importedAt: clock().toISOString() };
    const { kept, replaced } = await keepCatalogue(store, facts);
    await forget(store, institution, replaced);
    return kept;
  };
}

/** By language. */
export function createListSkillCatalogues({ store }: Pick<Parts, 'store'>) {
  return async (institution: string): Promise<readonly SkillCatalogue[]> => {
    const { items } = await store.page('skillCatalogues', {
      where: { institution },
      orderBy: 'language',
      limit: 100,
    });
    return items;
  };
}

async function keepChunk(store: Store, institution: string, skills: readonly Skill[]): Promise<string> {
  const id = createHash('sha256').update(JSON.stringify(skills)).digest('hex');
  try {
    await store.insert('skillChunks', { id, institution, skills });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
  return id;
}

async function keepCatalogue(
  store: Store,
  facts: Omit<SkillCatalogue, 'id'>,
): Promise<{ readonly kept: SkillCatalogue; readonly replaced: readonly string[] }> {
  const { institution, language } = facts;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const known = await store.find('skillCatalogues', { institution, language });
    if (known === undefined) {
      const kept = { id: newId(), ...facts };
      try {
        await store.insert('skillCatalogues', kept);
        return { kept, replaced: [] };
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
      }
    } else if (await store.replace('skillCatalogues', { ...known, ...facts })) {
      return { kept: { ...known, ...facts }, replaced: known.chunks };
    }
  }
  throw new AppError('STORE_BUSY', { detail: 'the catalogue kept changing' });
}

/** Chunks that no list of the institution names any more. */
async function forget(store: Store, institution: string, replaced: readonly string[]): Promise<void> {
  const lists = await createListSkillCatalogues({ store })(institution);
  const used = new Set(lists.flatMap(({ chunks }) => chunks));
  for (const id of replaced) if (!used.has(id)) await store.take('skillChunks', { institution, id });
}
