import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** A short reference per request; one log line when it ends: the route's pattern, never its address, which may hold a token. */
export function requestLog(log: Logger): RequestHandler {
  return (_request, response, next) => {
    const reference = randomUUID().slice(-12);
    const started = performance.now();
    response.locals.reference = reference;
    response.setHeader('X-Request-Id', reference);
    response.once('finish', () => {
      const milliseconds = performance.now() - started;
      const { status, route } = { status: response.statusCode, route: response.locals.route ?? 'none' };
      log.info({ reference, route, status, milliseconds: Math.round(milliseconds * 10) / 10 }, 'answered');
    });
    next();
  };
}
