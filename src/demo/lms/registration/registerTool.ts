import type { LmsContext, ToolRegistration } from '../context.js';
import type { Exchange, Reply } from '../http/exchange.js';
import { json } from '../http/replies.js';
import { SCOPES } from './configuration.js';
import type { RegistrationTokens } from './tokens.js';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

class Unregistrable extends Error {}

/**
 * Takes a tool's registration (Dynamic Registration 1.0 §3.5, §3.6). This school has one tool: registering again brings
 * it up to date under the same client id, as Moodle does on "update".
 */
export function registerTool(context: LmsContext, tokens: RegistrationTokens, exchange: Exchange): Reply {
  const token = /^Bearer (\S+)$/.exec(exchange.authorization ?? '')?.[1] ?? '';
  if (!tokens.isGood(token)) return json({ error: 'invalid_token' }, 401);
  try {
    const tool = readTool(exchange.json);
    tokens.spend(token);
    context.connectTool(tool.registration);
    const { clientId, deploymentIds } = context.registration;
    return json({
      ...tool.request,
      client_id: clientId,
      scope: SCOPES.join(' '),
      [TOOL]: { ...tool.configuration, version: '1.3.0', deployment_id: deploymentIds[0] },
    });
  } catch (error) {
    if (!(error instanceof Unregistrable)) throw error;
    return json({ error: 'invalid_client_metadata', error_description: error.message }, 400);
  }
}

type Members = Readonly<Record<string, unknown>>;
interface ReadTool {
  readonly request: Members;
  readonly configuration: Members;
  readonly registration: ToolRegistration;
}

/** The same that Moodle demands, and no more. */
function readTool(body: unknown): ReadTool {
  if (!isObject(body)) throw new Unregistrable('body');
  const configuration = body[TOOL];
  if (!isObject(configuration)) throw new Unregistrable('lti-tool-configuration');
  if (body.token_endpoint_auth_method !== 'private_key_jwt') {
    throw new Unregistrable('token_endpoint_auth_method');
  }
  if (!texts(body.response_types).includes('id_token')) throw new Unregistrable('response_types');
  if (text(body, 'client_name') === '') throw new Unregistrable('client_name');
  const redirectUris = texts(body.redirect_uris);
  if (redirectUris.length === 0 || !redirectUris.every(isWebAddress))
    throw new Unregistrable('redirect_uris');
  const targetUrl = address(configuration, 'target_link_uri');
  const { origin, host } = new URL(targetUrl);
  if (configuration.domain !== host) throw new Unregistrable('domain');
  const claims = texts(configuration.claims);
  return {
    request: body,
    configuration,
    registration: {
      origin,
      loginUrl: address(body, 'initiate_login_uri'),
      redirectUris,
      targetUrl,
      keysUrl: address(body, 'jwks_uri'),
      shares: { name: claims.includes('name'), email: claims.includes('email') },
      custom: customOf(configuration.custom_parameters),
    },
  };
}

function customOf(value: unknown): Record<string, string> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function address(members: Members, name: string): string {
  const value = text(members, name);
  if (!isWebAddress(value)) throw new Unregistrable(name);
  return value;
}

function text(members: Members, name: string): string {
  const value = members[name];
  return typeof value === 'string' ? value : '';
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const isWebAddress = (value: string): boolean => /^https?:\/\//.test(value) && URL.canParse(value);

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
