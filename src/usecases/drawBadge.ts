import type { BadgeImage } from '../domain/badgeDefinition.js';
import { defaultImage } from '../domain/pictureRules.js';
import type { Images, PictureTexts } from '../domain/ports/images.js';

export interface Drawing {
  readonly image: BadgeImage;
  readonly texts: PictureTexts;
  /** Words that the font can draw, for a title that is empty yet or can't be drawn. */
  readonly placeholder: string;
  /** Pixels to a side. */
  readonly size?: number;
}

/**
 * A draft's picture, as far as it can be drawn: whatever can't yet is left to the template. Never a fault of the draft's.
 * The strict one is what publishing freezes.
 */
export function createDrawBadge({ images }: { images: Images }) {
  return async ({ image, texts, placeholder, size }: Drawing): Promise<Buffer> => {
    const titled = { ...texts, title: texts.title.trim() || placeholder };
    const attempts: [BadgeImage, PictureTexts][] = [
      [image, titled],
      [withoutFaults(images, image, titled), titled],
      [plain(images, image), { ...titled, title: placeholder }],
    ];
    const drawable = attempts.find(([tried, words]) => images.check(tried, words).length === 0);
    const [chosen, words] = drawable ?? [plain(images, image), { title: placeholder, issuer: '' }];
    return images.render(chosen, words, size);
  };
}

function withoutFaults(images: Images, image: BadgeImage, texts: PictureTexts): BadgeImage {
  const wrong = new Set(images.check(image, texts).map(({ field }) => field));
  const sound = Object.entries(image.parameters).filter(([name]) => !wrong.has(`image.${name}`));
  return { template: image.template, parameters: Object.fromEntries(sound) };
}

/** The template as shipped; the first one where the draft's own is gone. */
function plain(images: Images, { template }: BadgeImage): BadgeImage {
  const [first, ...others] = images.templates();
  if (first === undefined) throw new TypeError('badge-templates: there is none');
  return defaultImage([first, ...others].find(({ name }) => name === template) ?? first);
}
