import type { Answer, BytesAnswer } from '../answer.js';

/** Opened by its own address it may show the picture inside it, and do nothing. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-downloads";

export function svgFile(body: string, { etag, headers }: Pick<BytesAnswer, 'etag' | 'headers'>): Answer {
  return {
    kind: 'bytes',
    mediaType: 'image/svg+xml; charset=utf-8',
    body,
    ...(etag !== undefined && { etag }),
    headers: { ...headers, 'Content-Security-Policy': POLICY },
  };
}
