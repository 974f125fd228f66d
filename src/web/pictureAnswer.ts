import { createHash } from 'node:crypto';
import type { BytesAnswer } from './answer.js';
import type { PictureSize } from './paths.js';
import type { WebRequest } from './route.js';

/** Pixels to a side, sharp enough for fine screens: a page shows its badge at 240 px, a list shows many at 80. */
const SIDES: Readonly<Record<Exclude<PictureSize, 'original'>, number>> = { page: 384, list: 160 };

export interface Picture {
  readonly mediaType: string;
  readonly body: Buffer;
  /** Strong validator; by default of the bytes. */
  readonly etag?: string;
  /** Cache-Control. */
  readonly caching: string;
}

/** The picture as its address asks for it: as it is, or as small as the page needs it. */
export async function pictureAnswer(
  { services, query }: Pick<WebRequest, 'services' | 'query'>,
  { mediaType, body, caching, etag = createHash('sha256').update(body).digest('base64url') }: Picture,
): Promise<BytesAnswer> {
  const answer: BytesAnswer = {
    kind: 'bytes',
    mediaType,
    body,
    etag,
    headers: { 'Cache-Control': caching },
  };
  const size = query.text('size');
  if (mediaType !== 'image/png' || (size !== 'page' && size !== 'list')) return answer;
  const side = SIDES[size];
  const small = await services.shrinkPicture(body, side);
  return { ...answer, mediaType: 'image/webp', body: small, etag: `${etag}-${side}` };
}
