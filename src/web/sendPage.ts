import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { PageAnswer, PageData, StandingPageAnswer } from './answer.js';
import type { Assets } from './assets.js';
import { languageSwitch } from './language/spokenLanguage.js';
import { contentSecurityPolicy } from './middleware/securityHeaders.js';
import { navigation } from './navigation.js';
import type { WebRequest } from './route.js';
import type { Visitor } from './send.js';
import type { Frame, Views } from './views.js';

const COMPRESS_FROM = 1_400;
/** A page takes 0.07 ms at this level: less than handing it to another thread would. */
const LEVEL = 4;
const BEST_LEVEL = 9;
/** Standing pages kept, some 15 kB each. */
const KEPT = 300;

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

interface StandingPage {
  readonly html: string;
  readonly compressed: Buffer;
}

/** Renders a page, or takes a standing one from memory, and sends it compressed to whoever reads that. */
export function createSendPage({ views, assets }: { views: Views; assets: Assets }) {
  const standing = new LRUCache<string, StandingPage>({ max: KEPT });
  const files = {
    stylesheet: assets.name('style.css'),
    script: assets.name('enhance.js'),
    icon: assets.name('icon.svg'),
    asset: assets.name,
  };

  return (
    http: Exchange,
    request: WebRequest,
    answer: PageAnswer | StandingPageAnswer,
    visitor: Visitor,
  ): void => {
    const { response } = http;
    const nonce = answer.kind === 'page' ? randomBytes(16).toString('base64') : undefined;
    const formTargets = answer.kind === 'page' ? answer.formTargets : undefined;
    const policy = contentSecurityPolicy(nonce, visitor.frameAncestors, formTargets);
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Language', request.language);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Vary', 'Accept, Accept-Language, Accept-Encoding, Cookie');
    if (answer.headers) response.set({ ...answer.headers });
    const wantsGzip = /\bgzip\b/.test(http.request.headers['accept-encoding'] ?? '');
    if (answer.kind === 'standingPage') {
      const { html, compressed } = standingPage(request, answer, http.request.path);
      write(response, html, wantsGzip ? compressed : undefined);
      return;
    }
    response.status(answer.status ?? 200);
    const html = render(request, answer.view, answer.data, {
      nonce,
      formToken: visitor.signedIn?.session.formToken,
      person: visitor.signedIn?.session.person,
      posted: http.request.method === 'POST',
      arrived: visitor.signedIn !== undefined && (answer.status ?? 200) < 400,
      navigation: navigation(request, visitor),
      ...switchOf(http, request),
    });
    const isWorthIt = wantsGzip && html.length >= COMPRESS_FROM;
    write(response, html, isWorthIt ? gzipSync(html, { level: LEVEL }) : undefined);
  };

  function render(
    { language, text }: WebRequest,
    view: string,
    data: PageData,
    session: Pick<
      Frame,
      'nonce' | 'formToken' | 'person' | 'posted' | 'arrived' | 'navigation' | 'languages'
    >,
  ): string {
    return views(view, data, { ...files, language, text, ...session });
  }

  function standingPage(
    request: WebRequest,
    { view, basis, data }: StandingPageAnswer,
    path: string,
  ): StandingPage {
    const key = `${request.language} ${path} ${view} ${basis}`;
    const known = standing.get(key);
    if (known !== undefined) return known;
    const html = render(request, view, data(), {
      navigation: [],
      languages: languageSwitch(request.language, path),
    });
    const made = { html, compressed: gzipSync(html, { level: BEST_LEVEL }) };
    standing.set(key, made);
    return made;
  }
}

/** A page that answers a form has an address only where the same can be read; an LMS's way in is not to be gone twice. */
function switchOf({ request, response }: Exchange, { language }: WebRequest): Pick<Frame, 'languages'> {
  if (request.path.startsWith('/lti/')) return {};
  if (request.method === 'GET') return { languages: languageSwitch(language, request.originalUrl) };
  return response.locals.readable === true ? { languages: languageSwitch(language, request.path) } : {};
}

function write(response: Response, html: string, compressed: Buffer | undefined): void {
  if (compressed === undefined) {
    response.end(html);
    return;
  }
  response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', compressed.length);
  response.end(compressed);
}
