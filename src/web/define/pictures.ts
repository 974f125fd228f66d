import { versionOf } from '../../domain/badgeDefinition.js';
import { defaultImage } from '../../domain/pictureRules.js';
import { AppError } from '../../errors.js';
import type { BytesAnswer } from '../answer.js';
import { pictureAnswer } from '../pictureAnswer.js';
import type { BadgeRequest, CourseRequest } from '../route.js';

const PNG = 'image/png';
/** Pixels to a side of a template's example: its card is 96 wide, sharp on a fine screen. */
const EXAMPLE_SIZE = 192;

/** A draft's picture as far as it can be drawn: quick, and never a fault of an unfinished draft. */
export async function draftPicture(request: BadgeRequest): Promise<BytesAnswer> {
  const { services, session, badge, text } = request;
  const institution = await services.findInstitution(session.institution);
  const { image, title } = badge.draft;
  const placeholder = text('define.picture.placeholder');
  const body = await services.drawBadge({ institution, image, title, placeholder });
  return pictureAnswer(request, { mediaType: PNG, body, caching: 'private, no-cache' });
}

/** The frozen picture of a published version: the same for ever. */
export async function versionPicture(request: BadgeRequest): Promise<BytesAnswer> {
  const { services, badge, params } = request;
  const version = versionOf(badge, Number(params.version));
  if (version === undefined) throw new AppError('NOT_FOUND');
  const picture = await services.readPicture(badge.institution, version.picture);
  const caching = 'private, max-age=31536000, immutable';
  return pictureAnswer(request, { ...picture, etag: version.picture, caching });
}

/** A template as it looks with its defaults and this school's name. */
export async function templatePicture(request: CourseRequest): Promise<BytesAnswer> {
  const { services, session, params, text } = request;
  const institution = await services.findInstitution(session.institution);
  const { allowed } = await services.schoolPictures(institution);
  const template = allowed.find(({ name }) => name === params.template);
  if (template === undefined) throw new AppError('NOT_FOUND');
  const placeholder = text('define.picture.placeholder');
  const image = defaultImage(template);
  const body = await services.drawBadge({
    ...{ institution, image, placeholder },
    title: placeholder,
    size: EXAMPLE_SIZE,
  });
  return pictureAnswer(request, { mediaType: PNG, body, caching: 'private, max-age=300' });
}
