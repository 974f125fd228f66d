import type { Institution } from '../domain/institution.js';
import { templateRevision } from '../domain/issuerProfileRules.js';
import type { Images } from '../domain/ports/images.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';
import { createSchoolPictures } from './schoolPictures.js';

export interface TemplateChoice {
  readonly institution: string;
  /** `templateRevision` of the choice that the form was made from. */
  readonly revision: string;
  /** Names of the ticked templates. */
  readonly chosen: readonly string[];
}

/** `conflict`: another admin chose meanwhile; their choice is in `institution`, nothing was changed. */
export interface ChosenTemplates {
  readonly kind: 'saved' | 'conflict';
  readonly institution: Stored<Institution>;
}

const MOST_TRIES = 10;

/**
 * Which templates teachers may use. All of them is kept as "every one", so that those of a later release are allowed,
 * too. Badges that use another one keep it until their teacher changes it.
 * @throws {InvalidInput} on `templates` when none is chosen, or an unknown one
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createChooseTemplates({ store, images }: { store: Store; images: Images }) {
  const schoolPictures = createSchoolPictures({ store, images });
  return async ({ institution: id, revision, chosen }: TemplateChoice): Promise<ChosenTemplates> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const institution = await store.find('institutions', { id });
      if (institution === undefined) throw new AppError('NOT_FOUND');
      const { templates } = await schoolPictures(institution);
      const allowedTemplates = demandChoice(
        templates.map(({ name }) => name),
        chosen,
      );
      const now = templateRevision(institution);
      if (templateRevision({ allowedTemplates }) === now) return { kind: 'saved', institution };
      if (revision !== now) return { kind: 'conflict', institution };
      const changed: Stored<Institution> = { ...institution, allowedTemplates };
      if (await store.replace('institutions', changed)) return { kind: 'saved', institution: changed };
    }
    throw new AppError('STORE_BUSY', { detail: `institution ${id} kept changing` });
  };
}

function demandChoice(names: readonly string[], chosen: readonly string[]): readonly string[] {
  const refuse = (reason: string): InvalidInput =>
    new InvalidInput([{ field: 'templates', message: `admin.faults.${reason}` }]);
  if (chosen.some((name) => !names.includes(name))) throw refuse('templateGone');
  const allowed = names.filter((name) => chosen.includes(name));
  if (allowed.length === 0) throw refuse('noTemplate');
  return allowed.length === names.length ? [] : allowed;
}
