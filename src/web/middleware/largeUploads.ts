import type { RequestHandler } from 'express';
import { sessionState } from '../../domain/session.js';
import { AppError } from '../../errors.js';
import type { Services } from '../../services.js';
import { parseCookies } from '../cookies.js';
import { SESSION_COOKIE } from '../guard.js';

/** They are held in memory: more at once wait their turn. */
const MOST_AT_ONCE = 3;

/** Before megabytes are read, somebody has to be signed in. What they may do with them, the route's guard says. */
export function admitLargeUploads(services: Services): RequestHandler {
  let under = 0;
  return async (request, response, next) => {
    try {
      const token = parseCookies(request.headers.cookie)[SESSION_COOKIE];
      const found = token === undefined ? undefined : await services.readSession(token);
      if (found === undefined || sessionState(found.session, services.clock()) !== 'live') {
        throw new AppError(found === undefined ? 'NOT_SIGNED_IN' : 'SESSION_EXPIRED');
      }
      if (under >= MOST_AT_ONCE) throw new AppError('TOO_MANY_REQUESTS');
      under += 1;
      response.once('close', () => {
        under -= 1;
      });
      next();
    } catch (error) {
      request.resume();
      next(error);
    }
  };
}
