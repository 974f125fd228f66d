import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Answer, BytesAnswer, Cookie, StreamAnswer } from './answer.js';
import type { Assets } from './assets.js';
import type { CourseRequest, SessionRequest, WebRequest } from './route.js';
import { createSendPage } from './sendPage.js';
import type { Views } from './views.js';

/** What the guard found out before the answer was made. */
export interface Visitor {
  readonly signedIn?: SessionRequest;
  readonly course?: CourseRequest;
  /** Origins that may frame the page. */
  readonly frameAncestors: readonly string[];
}

export type Send = (
  http: { request: Request; response: Response },
  request: WebRequest,
  answer: Answer,
  visitor: Visitor,
) => void;

export function createSend(parts: { views: Views; assets: Assets }): Send {
  const sendPage = createSendPage(parts);
  return (http, request, answer, visitor) => {
    if (answer.kind === 'page') setCookies(http.response, answer.cookies ?? []);
    if (answer.kind === 'page' || answer.kind === 'standingPage')
      return sendPage(http, request, answer, visitor);
    if (answer.kind === 'bytes') return sendBytes(http, answer);
    if (answer.kind === 'stream') return sendStream(http.response, request, answer);
    const { response } = http;
    response.setHeader('Cache-Control', 'no-store');
    if (answer.kind === 'json') {
      response.status(answer.status ?? 200).set({ ...answer.headers });
      response.type(answer.mediaType ?? 'application/json').send(JSON.stringify(answer.body));
      return;
    }
    setCookies(response, answer.cookies ?? []);
    response.status(answer.status).setHeader('Location', answer.location);
    response.end();
  };
}

function sendBytes(
  { request, response }: { request: Request; response: Response },
  answer: BytesAnswer,
): void {
  response.status(answer.status ?? 200);
  response.setHeader('Content-Type', answer.mediaType);
  // A file that was opened by its own address can do nothing; the logo in a badge's SVG is inside it.
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-downloads",
  );
  response.setHeader('Cache-Control', 'no-store');
  if (answer.headers) response.set({ ...answer.headers });
  if (answer.etag !== undefined) {
    response.setHeader('ETag', `"${answer.etag}"`);
    if (request.headers['if-none-match'] === `"${answer.etag}"`) {
      response.status(304).end();
      return;
    }
  }
  // A text goes out in one write with its headers.
  response.setHeader('Content-Length', Buffer.byteLength(answer.body));
  response.end(answer.body);
}

/** As fast as the other side reads. Whoever goes away in between ends it; a fault of ours is for the log. */
function sendStream(response: Response, { services, reference }: WebRequest, answer: StreamAnswer): void {
  response.setHeader('Content-Type', answer.mediaType);
  response.setHeader('Cache-Control', 'no-store');
  if (answer.headers) response.set({ ...answer.headers });
  pipeline(Readable.from(answer.chunks), response).catch((error: unknown) => {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!isGone) services.log.error({ reference, err: error }, 'a download broke off');
  });
}

function setCookies(response: Response, cookies: readonly Cookie[]): void {
  for (const { name, value, maximumAgeSeconds } of cookies) {
    const age =
      value === undefined ? '; Max-Age=0' : maximumAgeSeconds ? `; Max-Age=${maximumAgeSeconds}` : '';
    response.append(
      'Set-Cookie',
      `${name}=${value ?? ''}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned${age}`,
    );
  }
}
