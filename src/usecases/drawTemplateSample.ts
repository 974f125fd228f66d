import { defaultImage, lockImage } from '../domain/pictureRules.js';
import type { Images, PictureTexts } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { findSchoolTemplate } from './findSchoolTemplate.js';
import { readTemplateFiles } from './templateFiles.js';

export interface TemplateSample {
  readonly institution: string;
  /** Id of the template. */
  readonly template: string;
  readonly version: number;
  readonly texts: PictureTexts;
  /** Pixels to a side. */
  readonly size: number;
}

/** Any version of a school's own template with its defaults, offered or not. @throws {AppError} NOT_FOUND */
export function createDrawTemplateSample({ store, images }: { store: Store; images: Images }) {
  return async ({ institution: id, template, version, texts, size }: TemplateSample): Promise<Buffer> => {
    const { name, versions } = await findSchoolTemplate(store, id, template);
    const source = versions.find((known) => known.version === version)?.source;
    const files = source === undefined ? undefined : await readTemplateFiles(store, id, source);
    const institution = await store.find('institutions', { id });
    if (files === undefined || institution === undefined) throw new AppError('NOT_FOUND');
    const gallery = images.withTemplates([{ name, ...files }]);
    const read = gallery.templates().find((candidate) => candidate.name === name);
    if (read === undefined) throw new AppError('NOT_FOUND');
    const image = lockImage(defaultImage(read), [read], institution.pictureRules);
    return gallery.render(image, texts, size);
  };
}
