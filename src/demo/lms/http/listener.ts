import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { LmsContext } from '../context.js';
import { refusalPage } from '../pages/refusal.js';
import { findPerson } from '../school.js';
import { type Exchange, type Reply, RequestRefused, readBody, sessionTokenOf } from './exchange.js';
import { page } from './replies.js';
import { match, type Route } from './router.js';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
};

export function createListener(context: LmsContext, routes: readonly Route[]): RequestListener {
  return (request, response) => {
    answer(context, routes, request)
      .catch(refuse)
      .then((reply) => send(response, reply, request.method === 'HEAD'))
      .catch(() => response.destroy());
  };
}

async function answer(
  context: LmsContext,
  routes: readonly Route[],
  request: IncomingMessage,
): Promise<Reply> {
  const address = readAddress(request.url ?? '/');
  const found = match(routes, request.method ?? '', address.pathname);
  if ('allowed' in found) return refuseRoute(found.allowed);
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (found.route.method === 'POST' && crossSite && !found.route.fromOtherSites) {
    throw new RequestRefused(403, 'That form came from another site.');
  }
  const sessionToken = sessionTokenOf(request);
  const key = sessionToken && context.state.personOf(sessionToken, context.now());
  const exchange: Exchange = {
    method: request.method ?? 'GET',
    path: address.pathname,
    parameters: found.parameters,
    query: address.searchParams,
    ...(await readBody(request, found.route)),
    headers: request.headers,
    authorization: request.headers.authorization,
    sessionToken,
    person: key ? findPerson(key) : undefined,
  };
  return await found.route.handle(exchange);
}

/** The request's target on a base of no meaning: only path and query count. */
function readAddress(target: string): URL {
  try {
    return new URL(`http://lms.invalid${target.startsWith('/') ? target : `/${target}`}`);
  } catch {
    throw new RequestRefused(400, 'That is not an address of this school.');
  }
}

function refuseRoute(allowed: readonly string[]): Reply {
  if (allowed.length === 0) return refuse(new RequestRefused(404, 'There is no such page in this school.'));
  const reply = refuse(new RequestRefused(405, 'This address cannot be used like that.'));
  return { ...reply, headers: { ...reply.headers, allow: allowed.join(', ') } };
}

function refuse(error: unknown): Reply {
  if (error instanceof RequestRefused) return page(refusalPage(error.message), error.status);
  console.error('demo LMS:', error);
  return page(refusalPage('Something went wrong in the demo school. Please try again.'), 500);
}

function send(response: ServerResponse, reply: Reply, headersOnly: boolean): void {
  const body = Buffer.from(reply.body, 'utf8');
  // A form left unread (too large, of the wrong kind) must not be taken for the next request.
  const close = reply.status === 413 ? { connection: 'close' } : {};
  response.writeHead(reply.status, {
    ...HEADERS,
    ...reply.headers,
    ...close,
    'content-length': body.length,
  });
  response.end(headersOnly ? undefined : body);
}
