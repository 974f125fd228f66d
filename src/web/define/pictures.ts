import { createHash } from 'node:crypto';
import { versionOf } from '../../domain/badgeDefinition.js';
import { defaultImage } from '../../domain/pictureRules.js';
import { AppError } from '../../errors.js';
import type { BytesAnswer } from '../answer.js';
import type { BadgeRequest, CourseRequest } from '../route.js';

/** Pixels to a side of a template's example: its card is 96 wide, sharp on a fine screen. */
const EXAMPLE_SIZE = 192;

/** A draft's picture as far as it can be drawn: quick, and never a fault of an unfinished draft. */
export async function draftPicture({ services, session, badge, text }: BadgeRequest): Promise<BytesAnswer> {
  const institution = await services.findInstitution(session.institution);
  const { image, title } = badge.draft;
  const placeholder = text('define.picture.placeholder');
  const png = await services.drawBadge({ institution, image, title, placeholder });
  return picture(png, 'private, no-cache');
}

/** The frozen picture of a published version: the same for ever. */
export async function versionPicture({ services, badge, params }: BadgeRequest): Promise<BytesAnswer> {
  const version = versionOf(badge, Number(params.version));
  if (version === undefined) throw new AppError('NOT_FOUND');
  const { body, mediaType } = await services.readPicture(badge.institution, version.picture);
  return { ...picture(body, 'private, max-age=31536000, immutable'), mediaType, etag: version.picture };
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
  return picture(
    await services.drawBadge({ institution, image, title: placeholder, placeholder, size: EXAMPLE_SIZE }),
    'private, max-age=300',
  );
}

function picture(body: Buffer, cacheControl: string): BytesAnswer {
  return {
    kind: 'bytes',
    mediaType: 'image/png',
    body,
    etag: createHash('sha256').update(body).digest('base64url'),
    headers: { 'Cache-Control': cacheControl },
  };
}
