import type { Store, Stored } from '../domain/ports/store.js';
import type { SchoolTemplate } from '../domain/schoolTemplate.js';
import { AppError } from '../errors.js';
import { findSchoolTemplate } from './findSchoolTemplate.js';

export interface Offer {
  readonly institution: string;
  /** Id of the template. */
  readonly template: string;
  /** Absent: teachers may draw with none of them any longer. */
  readonly version?: number;
}

const MOST_TRIES = 10;

/**
 * From now on teachers draw with this version, or with none. Where an admin has chosen some templates, it is among them.
 * Published badges keep the picture they had. @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createOfferTemplate({ store }: { store: Store }) {
  return async ({ institution, template: id, version }: Offer): Promise<SchoolTemplate> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const template = await findSchoolTemplate(store, institution, id);
      if (version !== undefined && !template.versions.some((known) => known.version === version)) {
        throw new AppError('NOT_FOUND');
      }
      const { offered, ...others } = template;
      const changed: Stored<SchoolTemplate> = {
        ...others,
        ...(version !== undefined && { offered: version }),
      };
      if (offered !== version && !(await store.replace('imageTemplates', changed))) continue;
      if (version !== undefined) await allow(store, institution, template.name);
      return changed;
    }
    throw new AppError('STORE_BUSY', { detail: `template ${id} kept changing` });
  };
}

async function allow(store: Store, id: string, name: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const institution = await store.find('institutions', { id });
    if (institution === undefined) throw new AppError('NOT_FOUND');
    const { allowedTemplates } = institution;
    if (allowedTemplates.length === 0 || allowedTemplates.includes(name)) return;
    const changed = { ...institution, allowedTemplates: [...allowedTemplates, name] };
    if (await store.replace('institutions', changed)) return;
  }
  throw new AppError('STORE_BUSY', { detail: `institution ${id} kept changing` });
}
