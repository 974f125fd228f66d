import { createHash } from 'node:crypto';
import type { BytesAnswer } from '../answer.js';

export interface Serving {
  readonly mediaType: string;
  /** Cache-Control. */
  readonly caching: string;
  /** Strong validator; by default of the bytes. */
  readonly etag?: string;
}

/** A change has to show within a second; until then and whenever nothing has changed, the same bytes will do. */
export const FOR_A_MOMENT = 'public, max-age=1, must-revalidate';
/** Frozen or nearly so: a day. */
export const FOR_A_DAY = 'public, max-age=86400';
/** Grows by a key now and then. */
export const FOR_MINUTES = 'public, max-age=300';
/** The address names its content. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** JSON for programs, with a validator. Its media type may depend on what they accept. */
export function machineReadable(body: unknown, { mediaType, caching, etag }: Serving): BytesAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    kind: 'bytes',
    mediaType,
    body: text,
    etag: etag ?? createHash('sha256').update(text).digest('base64url'),
    headers: { 'Cache-Control': caching, Vary: 'Accept' },
  };
}
