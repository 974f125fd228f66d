import type { PlatformConfiguration } from '../../domain/ports/lti.js';
import { quoted, refuseRegistration } from '../../domain/registrationRefusal.js';
import { parseWebAddress } from '../text.js';
import { isObject, type Members, oneText, texts } from './members.js';

const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const ENDPOINTS = {
  authorizationEndpoint: 'authorization_endpoint',
  tokenEndpoint: 'token_endpoint',
  jwksUri: 'jwks_uri',
  registrationEndpoint: 'registration_endpoint',
} as const;

export interface ReadOptions {
  /** http, too: demo and tests. */
  readonly allowInsecure: boolean;
}

/**
 * Reads a platform's OpenID configuration (Dynamic Registration 1.0 §3.4; OpenID Connect Discovery §3). The address it
 * came from, the issuer and every endpoint must be on one host name: whoever runs another host cannot speak for this one.
 * @param address where it was fetched
 * @throws {AppError} REGISTRATION_REFUSED naming the member at fault
 */
export function readConfiguration(json: unknown, address: URL, options: ReadOptions): PlatformConfiguration {
  if (!isObject(json)) {
    throw refuseRegistration('configuration', 'no object', { values: { part: 'openid_configuration' } });
  }
  const issuer = webAddress(json, 'issuer', options);
  if (new URL(issuer).search !== '' || new URL(issuer).hash !== '') {
    throw refuseRegistration('configuration', 'query in issuer', { values: { part: 'issuer' } });
  }
  demandHost(address, issuer, 'openid_configuration');
  const endpoint = (name: string): string => {
    const value = webAddress(json, name, options);
    demandHost(new URL(value), issuer, name);
    return value;
  };
  demandRs256(json.id_token_signing_alg_values_supported);
  const platform = isObject(json[PLATFORM]) ? json[PLATFORM] : {};
  const product = platform.product_family_code;
  return {
    issuer,
    authorizationEndpoint: endpoint(ENDPOINTS.authorizationEndpoint),
    tokenEndpoint: endpoint(ENDPOINTS.tokenEndpoint),
    jwksUri: endpoint(ENDPOINTS.jwksUri),
    registrationEndpoint: endpoint(ENDPOINTS.registrationEndpoint),
    scopes: texts(json.scopes_supported),
    claims: texts(json.claims_supported),
    messages: messageTypes(platform.messages_supported),
    ...(typeof product === 'string' && /^[\w.-]{1,60}$/.test(product) && { product }),
  };
}

/** Kept literally: an issuer is compared character by character. */
function webAddress(json: Members, name: string, { allowInsecure }: ReadOptions): string {
  const value = oneText(json, name, 1000);
  const url = parseWebAddress(value, 1000);
  if (url === undefined) {
    throw refuseRegistration('configuration', `${name} ${quoted(value)} is no web address`, {
      values: { part: name },
    });
  }
  if (url.protocol !== 'https:' && !allowInsecure) {
    throw refuseRegistration('insecure', `${name} ${quoted(value)} is not https`, { values: { part: name } });
  }
  return value;
}

function demandHost(url: URL, issuer: string, name: string): void {
  const { hostname } = new URL(issuer);
  if (url.hostname === hostname) return;
  throw refuseRegistration(
    'otherHost',
    `${name} is on ${quoted(url.hostname)}, the issuer on ${quoted(hostname)}`,
    {
      values: { part: name },
    },
  );
}

function demandRs256(algorithms: unknown): void {
  const offered = texts(algorithms);
  if (offered === undefined || offered.includes('RS256')) return;
  throw refuseRegistration('signing', 'id_tokens are not signed with RS256');
}

/** `messages_supported` holds objects with a `type`; some platforms write the bare type. */
function messageTypes(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return texts(value.map((each: unknown) => (isObject(each) ? each.type : each)));
}
