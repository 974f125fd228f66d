import type { Institution, PictureRules } from '../domain/institution.js';
import { templateRevision } from '../domain/issuerProfileRules.js';
import { lockableColours, tidyRules } from '../domain/pictureRules.js';
import type { Images, ImageTemplate } from '../domain/ports/images.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError, type FieldFault, InvalidInput } from '../errors.js';
import { createSchoolPictures } from './schoolPictures.js';

export interface TemplateChoice {
  readonly institution: string;
  /** `templateRevision` of the choice that the form was made from. */
  readonly revision: string;
  /** Names of the ticked templates. */
  readonly chosen: readonly string[];
  /** What holds for every picture; absent: the rules stay as they are. */
  readonly rules?: PictureRules;
}

/** `conflict`: another admin chose meanwhile; their choice is in `institution`, nothing was changed. */
export interface ChosenTemplates {
  readonly kind: 'saved' | 'conflict';
  readonly institution: Stored<Institution>;
}

type Choice = Pick<Institution, 'allowedTemplates' | 'pictureRules'>;

const MOST_TRIES = 10;
const COLOUR = /^#[0-9a-f]{6}$/;

/**
 * Which templates teachers may use, and what they may not change in them. All of them is kept as "every one", so that
 * those of a later release are allowed, too. Badges that use another one keep it until their teacher changes it.
 * @throws {InvalidInput} on `templates` when none is chosen, or an unknown one; on `defaultTemplate` and colours
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createChooseTemplates({ store, images }: { store: Store; images: Images }) {
  const schoolPictures = createSchoolPictures({ store, images });
  return async ({ institution: id, revision, chosen, rules }: TemplateChoice): Promise<ChosenTemplates> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const institution = await store.find('institutions', { id });
      if (institution === undefined) throw new AppError('NOT_FOUND');
      const { templates } = await schoolPictures(institution);
      const choice = demandChoice(templates, chosen, rules ?? institution.pictureRules);
      const now = templateRevision(institution);
      if (templateRevision(choice) === now) return { kind: 'saved', institution };
      if (revision !== now) return { kind: 'conflict', institution };
      const { pictureRules: _, ...others } = institution;
      const changed: Stored<Institution> = { ...others, ...choice };
      if (await store.replace('institutions', changed)) return { kind: 'saved', institution: changed };
    }
    throw new AppError('STORE_BUSY', { detail: `institution ${id} kept changing` });
  };
}

function demandChoice(
  templates: readonly ImageTemplate[],
  chosen: readonly string[],
  rules: PictureRules | undefined,
): Choice {
  const names = templates.map(({ name }) => name);
  const faults: FieldFault[] = [];
  const fault = (field: string, reason: string) => faults.push({ field, message: `admin.faults.${reason}` });
  const allowed = names.filter((name) => chosen.includes(name));
  if (chosen.some((name) => !names.includes(name))) fault('templates', 'templateGone');
  else if (allowed.length === 0) fault('templates', 'noTemplate');
  const { defaultTemplate, lockedColours = {} } = rules ?? {};
  if (defaultTemplate && !allowed.includes(defaultTemplate)) fault('defaultTemplate', 'defaultTemplate');
  const lockable = lockableColours(templates).map(({ name }) => name);
  for (const [name, colour] of Object.entries(lockedColours)) {
    if (!lockable.includes(name) || !COLOUR.test(colour)) fault(`colour.${name}`, 'colour');
  }
  if (faults.length > 0) throw new InvalidInput(faults);
  const pictureRules = rules && tidyRules(rules);
  return {
    allowedTemplates: allowed.length === names.length ? [] : allowed,
    ...(pictureRules && { pictureRules }),
  };
}
