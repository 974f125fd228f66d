import { setTimeout as wait } from 'node:timers/promises';
import type { LmsContext } from '../context.js';
import { type Exchange, type Reply, RequestRefused } from '../http/exchange.js';
import { json } from '../http/replies.js';
import type { Handler, Route } from '../http/router.js';
import { type Course, courses } from '../school.js';
import { createLineItem, listLineItems, listResults, MEDIA, postScore } from './lineItems.js';
import { answerMembers, MEMBERS_TYPE } from './members.js';
import { answerToken, SCOPES } from './tokens.js';
import type { ServiceName } from './trouble.js';

interface CourseService {
  readonly name: ServiceName;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** One of them is enough. */
  readonly scopes: readonly string[];
  /** The exact media type of Accept (GET) or Content-Type (POST): anything else is refused, as Moodle does. */
  readonly media: string;
  readonly answer: (context: LmsContext, exchange: Exchange, course: Course) => Reply;
}

const SERVICES: readonly CourseService[] = [
  {
    name: 'members',
    method: 'GET',
    path: 'members',
    scopes: [SCOPES.members],
    media: MEMBERS_TYPE,
    answer: answerMembers,
  },
  {
    name: 'lineItems',
    method: 'GET',
    path: 'lineitems',
    scopes: [SCOPES.lineItem, SCOPES.lineItemRead],
    media: MEDIA.lineItems,
    answer: listLineItems,
  },
  {
    name: 'lineItems',
    method: 'POST',
    path: 'lineitems',
    scopes: [SCOPES.lineItem],
    media: MEDIA.lineItem,
    answer: createLineItem,
  },
  {
    name: 'scores',
    method: 'POST',
    path: 'lineitems/:item/lineitem/scores',
    scopes: [SCOPES.score],
    media: MEDIA.score,
    answer: postScore,
  },
  {
    name: 'results',
    method: 'GET',
    path: 'lineitems/:item/lineitem/results',
    scopes: [SCOPES.resultRead],
    media: MEDIA.results,
    answer: listResults,
  },
];

/** What the tool's server calls: tokens, names and roles, assignment and grades. */
export function serviceRoutes(context: LmsContext): Route[] {
  const token = troubled(context, 'token', (exchange) => answerToken(context, exchange));
  return [
    service('POST', '/token', token),
    ...SERVICES.map(({ name, method, path, ...rest }) =>
      service(
        method,
        `/services/courses/:course/${path}`,
        troubled(context, name, (exchange) =>
          answerAllowed(context, exchange, { name, method, path, ...rest }),
        ),
      ),
    ),
  ];
}

function service(method: 'GET' | 'POST', pattern: string, handle: Handler): Route {
  return { method, pattern, handle, service: true, fromOtherSites: true };
}

function answerAllowed(
  context: LmsContext,
  exchange: Exchange,
  { method, scopes, media, answer }: CourseService,
): Reply {
  const [scheme, token = ''] = (exchange.headers.authorization ?? '').split(' ');
  const granted = scheme === 'Bearer' ? context.tokens.scopesOf(token) : undefined;
  if (granted === undefined) return json({ error: 'invalid_token' }, 401);
  if (!scopes.some((scope) => granted.includes(scope))) return json({ error: 'insufficient_scope' }, 403);
  const type = method === 'GET' ? exchange.headers.accept : exchange.headers['content-type'];
  if (type !== media) return json({ error: `only ${media}` }, 400);
  const course = courses.find(({ id }) => id === exchange.parameters.course);
  if (!course) throw new RequestRefused(404, 'There is no such course.');
  return answer(context, exchange, course);
}

/** Answers as the tests want it to go wrong. */
function troubled(context: LmsContext, name: ServiceName, handle: Handler): Handler {
  return async (exchange) => {
    const { status, delayMs, body, headers, forgetTokens } = context.trouble.next(name);
    if (forgetTokens) context.tokens.forget();
    if (delayMs !== undefined) await wait(delayMs, undefined, { ref: false });
    if (status !== undefined)
      return { ...json({ error: 'trouble' }, status, headers), ...(body !== undefined && { body }) };
    const reply = await handle(exchange);
    return { ...reply, headers: { ...reply.headers, ...headers }, body: body ?? reply.body };
  };
}
