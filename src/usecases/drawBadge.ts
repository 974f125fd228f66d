import type { BadgeImage } from '../domain/badgeDefinition.js';
import type { Institution } from '../domain/institution.js';
import { defaultImage } from '../domain/pictureRules.js';
import type { Images } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import { createSchoolPictures, type SchoolPictures } from './schoolPictures.js';

export interface Drawing {
  readonly institution: Institution;
  readonly image: BadgeImage;
  readonly title: string;
  /** Words that the font can draw, for a title that is empty yet or can't be drawn. */
  readonly placeholder: string;
  /** Pixels to a side. */
  readonly size?: number;
}

/**
 * A draft's picture, as far as it can be drawn: whatever can't yet is left to the template. Never a fault of the draft's.
 * The strict one is what publishing freezes.
 */
export function createDrawBadge({ store, images }: { store: Store; images: Images }) {
  const schoolPictures = createSchoolPictures({ store, images });
  return async ({ institution, image, title, placeholder, size }: Drawing): Promise<Buffer> => {
    const pictures = await schoolPictures(institution);
    const titled = title.trim() || placeholder;
    const attempts: readonly (readonly [BadgeImage, string])[] = [
      [image, titled],
      [withoutFaults(pictures, image, titled), titled],
      [plain(pictures, image), placeholder],
    ];
    const drawable = attempts.find(([tried, words]) => pictures.check(tried, words).length === 0);
    if (drawable !== undefined) return pictures.render(...drawable, size);
    // Not even the issuer's name can be drawn.
    return images.render(
      plain({ templates: images.templates() }, image),
      { title: placeholder, issuer: '' },
      size,
    );
  };
}

function withoutFaults(pictures: SchoolPictures, image: BadgeImage, title: string): BadgeImage {
  const wrong = new Set(pictures.check(image, title).map(({ field }) => field));
  const sound = Object.entries(image.parameters).filter(([name]) => !wrong.has(`image.${name}`));
  return { template: image.template, parameters: Object.fromEntries(sound) };
}

/** The template as it comes; the first one where the draft's own is gone. */
function plain({ templates }: Pick<SchoolPictures, 'templates'>, { template }: BadgeImage): BadgeImage {
  const [first] = templates;
  if (first === undefined) throw new TypeError('badge-templates: there is none');
  return defaultImage(templates.find(({ name }) => name === template) ?? first);
}
