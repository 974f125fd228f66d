import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AppError } from '../../errors.js';
import type { RouteBase } from '../route.js';

type Limit = NonNullable<RouteBase['limit']>;

/** A whole school may sit behind one address: 300 a second there. Only what an outsider can make expensive is tight. */
const LIMITS: Readonly<Record<Limit, { windowMs: number; limit: number }>> = {
  generous: { windowMs: 10_000, limit: 3_000 },
  verify: { windowMs: 60_000, limit: 60 },
  registration: { windowMs: 60_000, limit: 120 },
  oneTimeLink: { windowMs: 60_000, limit: 20 },
};

export function createRateLimits(): (limit: Limit) => RequestHandler {
  const made = new Map<Limit, RequestHandler>();
  return (name) => {
    const known = made.get(name) ?? makeLimit(LIMITS[name]);
    made.set(name, known);
    return known;
  };
}

function makeLimit({ windowMs, limit }: { windowMs: number; limit: number }): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: false,
    legacyHeaders: false,
    ipv6Subnet: 64,
    handler: (_request, response, next) => {
      response.setHeader('Retry-After', String(Math.ceil(windowMs / 1000)));
      next(new AppError('TOO_MANY_REQUESTS'));
    },
  });
}
