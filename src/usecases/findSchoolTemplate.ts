import type { Store, Stored } from '../domain/ports/store.js';
import { MOST_SCHOOL_TEMPLATES, type SchoolTemplate } from '../domain/schoolTemplate.js';
import { AppError } from '../errors.js';

/** Another school's is none. @throws {AppError} NOT_FOUND */
export async function findSchoolTemplate(
  store: Store,
  institution: string,
  id: string,
): Promise<Stored<SchoolTemplate>> {
  const found = await store.find('imageTemplates', { id });
  if (found === undefined || found.institution !== institution) throw new AppError('NOT_FOUND');
  return found;
}

export function createFindSchoolTemplate({ store }: { store: Store }) {
  return (institution: string, id: string): Promise<SchoolTemplate> =>
    findSchoolTemplate(store, institution, id);
}

/** Every one, newest first. */
export function createListSchoolTemplates({ store }: { store: Store }) {
  return async (institution: string): Promise<readonly SchoolTemplate[]> => {
    const { items } = await store.page('imageTemplates', {
      where: { institution },
      orderBy: 'createdAt',
      direction: 'descending',
      limit: MOST_SCHOOL_TEMPLATES,
    });
    return items;
  };
}
