import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** A short reference per request; one log line when it ends: the route's pattern, never its address, which may hold a token. */
export function requestLog(log: Logger): RequestHandler {
  return (_request, response, next) => {
    const reference = randomBytes(6).toString('hex');
    const started = process.hrtime.bigint();
    response.locals.reference = reference;
    response.setHeader('X-Request-Id', reference);
    response.once('finish', () => {
      const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
      const { status, route } = { status: response.statusCode, route: response.locals.route ?? 'none' };
      log.info({ reference, route, status, milliseconds: Math.round(milliseconds * 10) / 10 }, 'answered');
    });
    next();
  };
}
