import { randomBytes } from 'node:crypto';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { Answer, BytesAnswer, Cookie, PageAnswer } from './answer.js';
import type { Assets } from './assets.js';
import { contentSecurityPolicy } from './middleware/securityHeaders.js';
import { navigation } from './navigation.js';
import type { CourseRequest, SessionRequest, WebRequest } from './route.js';
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

const COMPRESS_FROM = 1_400;

export function createSend({ views, assets }: { views: Views; assets: Assets }): Send {
  return (http, request, answer, visitor) => {
    if (answer.kind === 'page') return sendPage(http, request, answer, visitor);
    if (answer.kind === 'bytes') return sendBytes(http, answer);
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

  function sendPage(
    { request: httpRequest, response }: { request: Request; response: Response },
    request: WebRequest,
    answer: PageAnswer,
    visitor: Visitor,
  ): void {
    const nonce = randomBytes(16).toString('base64');
    const html = views(answer.view, answer.data, {
      language: request.language,
      text: request.text,
      nonce,
      stylesheet: assets.name('style.css'),
      script: assets.name('enhance.js'),
      icon: assets.name('icon.svg'),
      formToken: visitor.signedIn?.session.formToken,
      navigation: navigation(request, visitor),
    });
    response.status(answer.status ?? 200);
    const policy = contentSecurityPolicy(nonce, visitor.frameAncestors, answer.formTargets);
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Language', request.language);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Vary', 'Accept, Accept-Language, Accept-Encoding');
    if (answer.headers) response.set({ ...answer.headers });
    const acceptsGzip = /\bgzip\b/.test(httpRequest.headers['accept-encoding'] ?? '');
    if (!acceptsGzip || html.length < COMPRESS_FROM) {
      response.end(html);
      return;
    }
    gzip(html, { level: 4 }, (error, compressed) => {
      if (error) return response.end(html);
      response.setHeader('Content-Encoding', 'gzip');
      response.end(compressed);
    });
  }
}

function sendBytes(
  { request, response }: { request: Request; response: Response },
  answer: BytesAnswer,
): void {
  response.status(answer.status ?? 200);
  response.setHeader('Content-Type', answer.mediaType);
  // A file that was opened by its own address can do nothing.
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-downloads",
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
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  response.setHeader('Content-Length', body.length);
  response.end(body);
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
