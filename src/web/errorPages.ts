import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { AppError, type ErrorCode } from '../errors.js';
import type { Services } from '../services.js';
import type { Answer } from './answer.js';
import { toWebRequest } from './dispatch.js';
import { inOwnLanguage } from './language/spokenLanguage.js';
import { preferredType } from './negotiate.js';
import { paths } from './paths.js';
import type { WebRequest } from './route.js';
import type { Send, Visitor } from './send.js';

/** No route took it. */
export function notFound(): RequestHandler {
  return (_request, _response, next) => next(new AppError('NOT_FOUND'));
}

/**
 * Every refusal becomes one page (or JSON where the caller does not read pages): what happened, what to do next, a
 * reference. The log has the detail. An error page may be framed by every known platform, so that it is seen.
 */
export function errorPages(services: Services, send: Send, log: Logger): ErrorRequestHandler {
  return (fault: unknown, request: Request, response: Response, next) => {
    if (response.headersSent) return next(fault);
    answerError(fault, { request, response }, services, send, log).catch(next);
  };
}

async function answerError(
  fault: unknown,
  http: { request: Request; response: Response },
  services: Services,
  send: Send,
  log: Logger,
): Promise<void> {
  const error = toAppError(fault);
  const { reference, route, found, framedBy = [] } = http.response.locals;
  const level = error.status >= 500 ? 'error' : 'info';
  log[level](
    { reference, route, code: error.code, text: error.textKey, detail: error.detail, cause: causeOf(error) },
    'refused',
  );
  const plain = toWebRequest(http.request, http.response, services);
  const webRequest = found?.signedIn ? inOwnLanguage(plain, found.signedIn) : plain;
  const visitor: Visitor = { ...found, frameAncestors: [...(await frameAncestors(services)), ...framedBy] };
  if (error.code === 'STORE_BUSY' || error.code === 'STORE_FULL') http.response.setHeader('Retry-After', '5');
  send(http, webRequest, errorAnswer(error, webRequest, http), visitor);
}

function errorAnswer(
  error: AppError,
  request: WebRequest,
  { request: http, response }: { request: Request; response: Response },
): Answer {
  const { text, reference } = request;
  const faults = error.faults.map((fault) => ({
    field: fault.field,
    text: text(fault.message, fault.values),
  }));
  const message = text(error.textKey, error.values);
  const { status, code } = error;
  if (!wantsPage(http, response.locals.machineReadable === true))
    return { kind: 'json', status, body: { code, message, reference, ...(faults.length > 0 && { faults }) } };
  return {
    kind: 'page',
    view: 'errors/error',
    status,
    data: {
      title: text(`errors.titles.${titleOf(error)}`),
      message,
      nextStep: text(`errors.next.${titleOf(error)}`),
      faults,
      reference,
      way: wayOn(error, text),
      retry: retryForm(error, http, response, request),
    },
  };
}

/** Where to go from here, if there is a place for everyone. */
function wayOn({ code }: AppError, text: WebRequest['text']) {
  if (code === 'CREDENTIAL_PRIVATE') return { href: paths.verify(), label: text('errors.ways.verify') };
  if (code !== 'NOT_FOUND' && code !== 'NOT_ALLOWED') return undefined;
  return { href: paths.home(), label: text('errors.ways.home') };
}

/** A form that could not be stored just now is handed back whole: one press sends it again. */
function retryForm(error: AppError, http: Request, response: Response, request: WebRequest) {
  const busy =
    error.code === 'STORE_BUSY' || error.code === 'STORE_FULL' || error.code === 'TOO_MANY_REQUESTS';
  if (!busy || http.method !== 'POST' || response.locals.bodyKind !== 'form') return undefined;
  const fields = Object.entries(request.form.fields).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  );
  return { action: http.path, fields };
}

function titleOf(error: AppError): string {
  if (error.code === 'SESSION_EXPIRED' || error.code === 'NOT_SIGNED_IN') return 'signIn';
  if (error.code === 'LAUNCH_REFUSED') return 'launch';
  if (error.code === 'REGISTRATION_REFUSED') return 'registration';
  if (error.textKey === 'register.spent') return 'registrationSpent';
  if (error.code === 'NOT_FOUND') return 'notFound';
  if (error.code === 'NOT_ALLOWED') return 'notAllowed';
  if (error.code === 'CREDENTIAL_PRIVATE') return 'private';
  if (error.code === 'LINK_SPENT') return 'linkSpent';
  if (error.status === 503 || error.status === 429) return 'busy';
  if (error.status === 409) return 'conflict';
  if (error.status >= 500) return 'internal';
  return 'request';
}

function wantsPage(request: Request, machineReadable: boolean): boolean {
  if (request.path.startsWith('/api/') || /\.(json|png|jwt|svg)$/.test(request.path)) return false;
  // Where programs read, a page has to be asked for by name.
  if (machineReadable) {
    return preferredType(request.headers.accept, ['application/json', 'text/html']) === 'text/html';
  }
  return request.accepts(['html', 'json']) === 'html';
}

async function frameAncestors(services: Services): Promise<readonly string[]> {
  try {
    return await services.allFrameOrigins();
  } catch {
    return [];
  }
}

/** body-parser, the router and Node speak their own errors; anything unknown is ours to mend and says nothing to the outside. */
function toAppError(fault: unknown): AppError {
  if (fault instanceof AppError) return fault;
  const status = statusOf(fault);
  const code: ErrorCode =
    status === 413
      ? 'TOO_LARGE'
      : status === 415
        ? 'UNSUPPORTED_MEDIA'
        : status < 500
          ? 'MALFORMED_REQUEST'
          : 'INTERNAL';
  return new AppError(code, {
    cause: fault,
    detail: fault instanceof Error ? fault.message : 'not an error',
  });
}

function statusOf(fault: unknown): number {
  if (fault instanceof URIError) return 400;
  if (typeof fault === 'object' && fault !== null && 'status' in fault && typeof fault.status === 'number') {
    return fault.status;
  }
  return 500;
}

/** The stack of what nobody foresaw; a foreseen refusal needs none. */
function causeOf(error: AppError): string | undefined {
  if (error.status < 500) return error.cause instanceof Error ? error.cause.message : undefined;
  return error.cause instanceof Error ? error.cause.stack : error.stack;
}
