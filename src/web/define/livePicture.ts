import { fitImage } from '../../domain/pictureRules.js';
import { type Answer, page } from '../answer.js';
import { paths } from '../paths.js';
import type { CourseRequest } from '../route.js';
import { readBadgeForm } from './badgeForm.js';
import { pictureSection } from './pictureSection.js';
import { pictureFaults, toDefineRequest } from './showForm.js';

/** Pixels to a side: it is shown at 256 to 320, sharp on a fine screen. */
const SIZE = 512;

/**
 * The picture's part of the form as it would stand with what is typed so far, picture and all: for the script that
 * shows it as one types. It keeps nothing.
 */
export async function livePicture(courseRequest: CourseRequest): Promise<Answer> {
  const request = await toDefineRequest(courseRequest);
  const { form, services, institution, course, text, templates } = request;
  const read = readBadgeForm(form);
  const image = fitImage(read.image, templates, read.shownTemplate);
  const typed = { ...read, image, shownTemplate: image.template };
  const context = { ...request, example: (name: string) => paths.templatePicture(course.id, name) };
  const section = pictureSection(typed, pictureFaults(request, { typed }), context);
  const png = await services.drawBadge({
    institution,
    image,
    title: typed.texts.title,
    placeholder: text('define.picture.placeholder'),
    size: SIZE,
  });
  return page('define/picture', {
    title: text('designer.preview.title'),
    picture: {
      ...section,
      live: paths.livePicture(course.id),
      drawn: { src: `data:image/png;base64,${png.toString('base64')}`, alt: section.words },
    },
  });
}
