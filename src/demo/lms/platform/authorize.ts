import type { LmsContext } from '../context.js';
import { type Exchange, type Reply, RequestRefused } from '../http/exchange.js';
import { page } from '../http/replies.js';
import { autoSubmitPage } from '../pages/autoSubmit.js';
import { coursesFor, findActivity, type Person } from '../school.js';
import { authorizationChecks, consumeMessageHint, OidcError } from './authorizationChecks.js';
import { deepLinkingClaims, resourceLinkClaims, submissionReviewClaims } from './claims.js';
import { signIdToken } from './idToken.js';
import type { BegunLaunch } from './messageHints.js';

type Fields = Readonly<Record<string, string>>;

/**
 * OIDC authorization endpoint (LTI Security Framework 1.1 §5.1.1.2): answers a form_post with id_token or error,
 * or, when it cannot trust the address to answer to, a page of its own.
 */
export async function authorize(context: LmsContext, exchange: Exchange): Promise<Reply> {
  const parameters = exchange.method === 'POST' ? exchange.form : exchange.query;
  const redirectUri = registeredRedirectUri(context, parameters);
  const withoutCookie = exchange.person === undefined && !parameters.has('reposted');
  if (withoutCookie) return repost(parameters);
  try {
    const idToken = await issueIdToken(context, parameters, exchange.person);
    return formPost(context, redirectUri, parameters, { id_token: idToken });
  } catch (error) {
    if (!(error instanceof OidcError)) throw error;
    const fields = { error: error.code, error_description: error.message };
    return formPost(context, redirectUri, parameters, fields);
  }
}

/** @throws RequestRefused 400: an answer must never go to an address that was not registered. */
function registeredRedirectUri(context: LmsContext, parameters: URLSearchParams): string {
  const clients = parameters.getAll('client_id');
  if (clients.length !== 1 || clients[0] !== context.registration.clientId) {
    throw new RequestRefused(400, 'The tool that sent you here is not known to this school (client_id).');
  }
  const addresses = parameters.getAll('redirect_uri');
  const registered = context.tool().redirectUris.find((address) => address === addresses[0]);
  if (addresses.length !== 1 || registered === undefined) {
    throw new RequestRefused(400, 'The tool asked for an answer at an address it never registered.');
  }
  return registered;
}

async function issueIdToken(
  context: LmsContext,
  parameters: URLSearchParams,
  person: Person | undefined,
): Promise<string> {
  if (person === undefined) throw new OidcError('login_required', 'nobody is signed in to the LMS');
  const request = { parameters, person };
  for (const check of authorizationChecks) check(request);
  const launch = consumeMessageHint(context, request);
  return await signIdToken(
    context.signingKey,
    claimsOf(context, person, launch, parameters.get('nonce') ?? ''),
  );
}

/** @throws OidcError when what the launch began with is gone */
function claimsOf(context: LmsContext, person: Person, launch: BegunLaunch, nonce: string) {
  const { selection, review } = launch;
  if (selection !== undefined) {
    const course = coursesFor(person, context.state).find(({ id }) => id === launch.activity);
    if (course) return deepLinkingClaims(context, { person, course, nonce, selection });
  }
  const found = findActivity(person, launch.activity, context.state);
  if (!found) throw new OidcError('invalid_request', 'the activity is not there any more');
  const subject = { person, ...found, nonce };
  return review === undefined
    ? resourceLinkClaims(context, subject)
    : submissionReviewClaims(context, { ...subject, review });
}

function formPost(
  context: LmsContext,
  redirectUri: string,
  parameters: URLSearchParams,
  answer: Fields,
): Reply {
  const [state] = parameters.getAll('state');
  const fields = Object.entries(state === undefined ? answer : { ...answer, state });
  const html = autoSubmitPage({ title: 'Opening the tool', action: redirectUri, fields });
  const target = new URL(redirectUri).origin;
  return page(html, 200, { formTargets: [context.tool().origin, target], insideOwnFrame: true });
}

/**
 * A tool that showed a page of its own in the frame comes here as another site, without our Lax cookie:
 * a post from our own page brings it, once.
 */
function repost(parameters: URLSearchParams): Reply {
  const fields: [string, string][] = [...parameters, ['reposted', '1']];
  return page(autoSubmitPage({ title: 'Opening the tool', action: '/auth', fields }), 200, {
    insideOwnFrame: true,
  });
}
