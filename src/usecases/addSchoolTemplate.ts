import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Images, TemplateUpload } from '../domain/ports/images.js';
import type { Store, Stored } from '../domain/ports/store.js';
import {
  MOST_SCHOOL_TEMPLATES,
  MOST_TEMPLATE_VERSIONS,
  newestVersion,
  type SchoolTemplate,
  type SchoolTemplateVersion,
} from '../domain/schoolTemplate.js';
import { AppError, InvalidInput } from '../errors.js';
import { findSchoolTemplate } from './findSchoolTemplate.js';
import { keepTemplateFiles } from './templateFiles.js';

interface Parts {
  readonly store: Store;
  readonly images: Images;
  readonly clock: Clock;
}

export interface NewTemplate {
  readonly institution: string;
  readonly upload: TemplateUpload;
}

export interface NewTemplateVersion extends NewTemplate {
  /** Id of the template. */
  readonly template: string;
}

/** Teachers don't see it until it is offered. @throws {InvalidInput} naming what is wrong with the upload */
export function createAddSchoolTemplate({ store, images, clock }: Parts) {
  return async ({ institution, upload }: NewTemplate): Promise<SchoolTemplate> => {
    const kept = await store.page('imageTemplates', {
      where: { institution },
      orderBy: 'createdAt',
      limit: MOST_SCHOOL_TEMPLATES,
    });
    if (kept.items.length >= MOST_SCHOOL_TEMPLATES) throw tooMany(MOST_SCHOOL_TEMPLATES);
    const createdAt = clock().toISOString();
    const id = newId();
    const first = await keepVersion({ store, images }, { institution, upload }, 1, createdAt);
    const name = `own-${id.slice(-12)}`;
    return store.insert('imageTemplates', { id, institution, name, versions: [first], createdAt });
  };
}

/**
 * Teachers draw with the version before until this one is offered. The same files once more are no new version.
 * @throws {InvalidInput} naming what is wrong with the upload; {AppError} NOT_FOUND, STORE_BUSY
 */
export function createAddTemplateVersion({ store, images, clock }: Parts) {
  return async ({ institution, template: id, upload }: NewTemplateVersion): Promise<SchoolTemplate> => {
    const template = await findSchoolTemplate(store, institution, id);
    if (template.versions.length >= MOST_TEMPLATE_VERSIONS) throw tooMany(MOST_TEMPLATE_VERSIONS);
    const next = template.versions.length + 1;
    const now = clock().toISOString();
    const version = await keepVersion({ store, images }, { institution, upload }, next, now);
    if (newestVersion(template)?.source === version.source) return template;
    const changed: Stored<SchoolTemplate> = { ...template, versions: [...template.versions, version] };
    if (await store.replace('imageTemplates', changed)) return changed;
    throw new AppError('STORE_BUSY', { detail: `template ${id} changed meanwhile` });
  };
}

async function keepVersion(
  { store, images }: Omit<Parts, 'clock'>,
  { institution, upload }: NewTemplate,
  version: number,
  addedAt: string,
): Promise<SchoolTemplateVersion> {
  const files = await images.readTemplate(upload);
  const source = await keepTemplateFiles(store, institution, files);
  const name = 'new';
  const [read] = images
    .withTemplates([{ name, ...files }])
    .templates()
    .slice(-1);
  const finished = (read?.parameters ?? []).length === 0;
  return { version, title: read?.title ?? { en: upload.title }, finished, source, addedAt };
}

function tooMany(maximum: number): InvalidInput {
  return new InvalidInput([{ field: 'file', message: 'admin.faults.tooManyTemplates', values: { maximum } }]);
}
