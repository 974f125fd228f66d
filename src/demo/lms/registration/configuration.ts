import type { LmsContext } from '../context.js';

export const CONFIGURATION_PATH = '/openid-configuration';
export const REGISTRATION_PATH = '/register-tool';
export const CLAIMS = ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'];
/** Services that this LMS offers; none of LTI Advantage yet. */
export const SCOPES: readonly string[] = [];

/** What a tool reads before it registers (Dynamic Registration 1.0 §3.4). */
export function openIdConfiguration({ url, registration }: LmsContext): Record<string, unknown> {
  return {
    issuer: registration.issuer,
    authorization_endpoint: registration.authorizationEndpoint,
    token_endpoint: registration.tokenEndpoint,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: registration.jwksUri,
    registration_endpoint: `${url}${REGISTRATION_PATH}`,
    scopes_supported: SCOPES,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: CLAIMS,
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'demo-lms',
      version: '1.0',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }],
      variables: [],
    },
  };
}
