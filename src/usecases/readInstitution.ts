import type { Institution } from '../domain/institution.js';
import type { Platform } from '../domain/platform.js';
import type { Images, ImageTemplate } from '../domain/ports/images.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { createSchoolPictures } from './schoolPictures.js';

/** More than any school connects; the command line lists every one. */
const MOST_PLATFORMS = 200;

export interface InstitutionOverview {
  readonly institution: Stored<Institution>;
  /** Newest first. */
  readonly platforms: readonly Platform[];
  /** Every template there is, allowed or not. */
  readonly templates: readonly ImageTemplate[];
}

/** What an admin of the institution looks after. @throws {AppError} NOT_FOUND */
export function createReadInstitution({ store, images }: { store: Store; images: Images }) {
  const schoolPictures = createSchoolPictures({ store, images });
  return async (id: string): Promise<InstitutionOverview> => {
    const [institution, platforms] = await Promise.all([
      store.find('institutions', { id }),
      store.page('platforms', {
        where: { institution: id },
        orderBy: 'createdAt',
        direction: 'descending',
        limit: MOST_PLATFORMS,
      }),
    ]);
    if (institution === undefined) throw new AppError('NOT_FOUND');
    const { templates } = await schoolPictures(institution);
    return { institution, platforms: platforms.items, templates };
  };
}
