import type { LmsContext } from '../context.js';
import type { Person } from '../school.js';
import type { BegunLaunch } from './messageHints.js';

/** OAuth 2.0 §4.1.2.1 and OpenID Connect Core §3.1.2.6. */
export type OidcErrorCode =
  | 'invalid_request'
  | 'invalid_scope'
  | 'unsupported_response_type'
  | 'login_required';

/** Why an authorization request was refused; the description is plain ASCII, as the response demands. */
export class OidcError extends Error {
  constructor(
    readonly code: OidcErrorCode,
    description: string,
  ) {
    super(description);
    this.name = 'OidcError';
  }
}

export interface AuthorizationRequest {
  readonly parameters: URLSearchParams;
  /** Who is signed in to the LMS in this browser. */
  readonly person: Person;
}

type Check = (request: AuthorizationRequest) => void;

const KNOWN_ONCE = [
  'scope',
  'response_type',
  'response_mode',
  'prompt',
  'client_id',
  'redirect_uri',
  'nonce',
  'state',
  'login_hint',
  'lti_message_hint',
];
const LONGEST = 4096;

/** In this order; each throws an OidcError. */
export const authorizationChecks: readonly Check[] = [
  parametersOnce,
  parametersBounded,
  scopeIsOpenId,
  answersWithIdToken,
  answersByFormPost,
  promptsNobody,
  bringsNonce,
  hintsAtTheSignedInPerson,
];

function parametersOnce({ parameters }: AuthorizationRequest): void {
  const twice = KNOWN_ONCE.find((name) => parameters.getAll(name).length > 1);
  if (twice) throw new OidcError('invalid_request', `${twice} was given more than once`);
}

function parametersBounded({ parameters }: AuthorizationRequest): void {
  const long = KNOWN_ONCE.find((name) => (parameters.get(name) ?? '').length > LONGEST);
  if (long) throw new OidcError('invalid_request', `${long} is too long`);
}

function scopeIsOpenId({ parameters }: AuthorizationRequest): void {
  if (parameters.get('scope') !== 'openid') throw new OidcError('invalid_scope', 'scope must be openid');
}

function answersWithIdToken({ parameters }: AuthorizationRequest): void {
  if (parameters.get('response_type') !== 'id_token') {
    throw new OidcError('unsupported_response_type', 'response_type must be id_token');
  }
}

function answersByFormPost({ parameters }: AuthorizationRequest): void {
  if (parameters.get('response_mode') !== 'form_post') {
    throw new OidcError('invalid_request', 'response_mode must be form_post');
  }
}

function promptsNobody({ parameters }: AuthorizationRequest): void {
  if (parameters.get('prompt') !== 'none') throw new OidcError('invalid_request', 'prompt must be none');
}

function bringsNonce({ parameters }: AuthorizationRequest): void {
  if (!parameters.get('nonce')) throw new OidcError('invalid_request', 'nonce is missing');
}

function hintsAtTheSignedInPerson({ parameters, person }: AuthorizationRequest): void {
  if (parameters.get('login_hint') !== person.id) {
    throw new OidcError('login_required', 'login_hint is not the person signed in');
  }
}

/** Spends the message hint, last of all, so that a request refused for another reason may be mended and sent again. */
export function consumeMessageHint(context: LmsContext, request: AuthorizationRequest): BegunLaunch {
  const hint = request.parameters.get('lti_message_hint') ?? '';
  const launch = context.hints.consume(hint, request.person.key);
  if (!launch)
    throw new OidcError('invalid_request', 'lti_message_hint is unknown, changed, too old or spent');
  return launch;
}
