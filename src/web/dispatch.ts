import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Services } from '../services.js';
import { parseCookies } from './cookies.js';
import { Form } from './form.js';
import { createGuard } from './guard.js';
import { inOwnLanguage, LANGUAGE_COOKIE } from './language/spokenLanguage.js';
import { type Fields, parseFields } from './middleware/bodies.js';
import { present } from './present.js';
import type { CourseRequest, Guard, Route, SessionRequest, WebRequest } from './route.js';
import type { Send, Visitor } from './send.js';

/** Runs one route: the guard first, then the handler, then the answer is sent. */
export function dispatch(route: Route, services: Services, send: Send): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    try {
      const webRequest = toWebRequest(request, response, services);
      const framedBy = route.framedBy?.(webRequest) ?? [];
      response.locals.framedBy = framedBy;
      const found: { signedIn?: SessionRequest; course?: CourseRequest } = {};
      const guard = watch(
        createGuard(webRequest, {
          method: route.method,
          path: request.path,
          asksOnly: route.asksOnly ?? false,
        }),
        found,
      );
      response.locals.found = found;
      const answer = await route.handle(webRequest, guard);
      const spoken = found.signedIn ? inOwnLanguage(webRequest, found.signedIn) : webRequest;
      const { frameAncestors, ...visitor } = await visitorOf(route, found, services);
      const framing = { ...visitor, frameAncestors: [...frameAncestors, ...framedBy] };
      send({ request, response }, spoken, answer, framing);
    } catch (error) {
      next(error);
    }
  };
}

/** @returns the request as routes see it; its language is that of the browser until a session is known */
export function toWebRequest(request: Request, response: Response, services: Services): WebRequest {
  const cookies = parseCookies(request.headers.cookie);
  const language = services.locales.choose(cookies[LANGUAGE_COOKIE], request.headers['accept-language']);
  const text = services.locales.translate(language);
  const mark = request.url.indexOf('?');
  const fields: Fields = response.locals.fields ?? {};
  return {
    params: singleValues(request.params),
    query: mark < 0 ? Form.empty : new Form(parseFields(request.url.slice(mark + 1))),
    form: new Form(fields),
    files: response.locals.files ?? {},
    header: (name) => request.get(name),
    cookies,
    services,
    language,
    text,
    present: present(language, text),
    now: services.clock(),
    reference: response.locals.reference,
  };
}

async function visitorOf(route: Route, found: Partial<Visitor>, services: Services): Promise<Visitor> {
  if (found.signedIn?.platform) {
    return { ...found, frameAncestors: services.frameOrigins([found.signedIn.platform]) };
  }
  return { ...found, frameAncestors: route.framed ? await services.allFrameOrigins() : [] };
}

/** Remembers what the guard finds, for the header and the frame-ancestors of the answer. */
function watch(guard: Guard, found: { signedIn?: SessionRequest; course?: CourseRequest }): Guard {
  const signedIn = <R extends SessionRequest>(request: R): R => {
    const spoken = inOwnLanguage(request, request);
    found.signedIn = spoken;
    return spoken;
  };
  const inCourse = <R extends CourseRequest>(request: R): R => {
    const spoken = signedIn(request);
    found.course = spoken;
    return spoken;
  };
  return {
    session: async () => signedIn(await guard.session()),
    admin: async () => signedIn(await guard.admin()),
    course: async (access) => inCourse(await guard.course(access)),
    badge: async (access) => inCourse(await guard.badge(access)),
    submission: async (access) => inCourse(await guard.submission(access)),
  };
}

function singleValues(params: Request['params']): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) values[name] = typeof value === 'string' ? value : '';
  return values;
}
