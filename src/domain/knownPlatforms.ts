import type { TypedPlatform } from './platformRules.js';

/** Learning platforms whose ways are known, in the order they are offered. */
export const PLATFORM_KINDS = ['moodle', 'canvas', 'blackboard', 'brightspace', 'sakai', 'other'] as const;
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

export function isPlatformKind(text: string): text is PlatformKind {
  return PLATFORM_KINDS.some((kind) => kind === text);
}

type Addresses = Pick<TypedPlatform, 'issuer' | 'authorizationEndpoint' | 'tokenEndpoint' | 'jwksUri'>;

/** Where each kind has its addresses: some below the school's own, some the same for all schools. Sakai's differ by tool. */
const ADDRESSES: Readonly<
  Partial<Record<PlatformKind, (typed: { issuer: string; clientId: string }) => Addresses>>
> = {
  moodle: ({ issuer }) => ({
    issuer,
    authorizationEndpoint: `${issuer}/mod/lti/auth.php`,
    tokenEndpoint: `${issuer}/mod/lti/token.php`,
    jwksUri: `${issuer}/mod/lti/certs.php`,
  }),
  canvas: () => ({
    issuer: 'https://canvas.instructure.com',
    authorizationEndpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
    tokenEndpoint: 'https://sso.canvaslms.com/login/oauth2/token',
    jwksUri: 'https://sso.canvaslms.com/api/lti/security/jwks',
  }),
  blackboard: ({ clientId }) => ({
    issuer: 'https://blackboard.com',
    authorizationEndpoint: 'https://developer.blackboard.com/api/v1/gateway/oidcauth',
    tokenEndpoint: 'https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken',
    jwksUri: `https://developer.blackboard.com/api/v1/management/applications/${clientId}/jwks.json`,
  }),
  brightspace: ({ issuer }) => ({
    issuer,
    authorizationEndpoint: `${issuer}/d2l/lti/authenticate`,
    tokenEndpoint: 'https://auth.brightspace.com/core/connect/token',
    jwksUri: `${issuer}/d2l/.well-known/jwks`,
  }),
};

/** What was left empty is filled with what this kind of platform is known to have; what was typed stays. */
export function withKnownAddresses(kind: PlatformKind, typed: TypedPlatform): TypedPlatform {
  // People copy their school's address with the slash that browsers add; these issuers have none.
  const issuer = ADDRESSES[kind] ? typed.issuer.replace(/\/+$/, '') : typed.issuer;
  const ready = kind === 'canvas' || (kind === 'blackboard' ? typed.clientId !== '' : issuer !== '');
  const known = ready ? ADDRESSES[kind]?.({ issuer, clientId: typed.clientId }) : undefined;
  return {
    ...typed,
    issuer: issuer || (known?.issuer ?? ''),
    authorizationEndpoint: typed.authorizationEndpoint || (known?.authorizationEndpoint ?? ''),
    tokenEndpoint: typed.tokenEndpoint || (known?.tokenEndpoint ?? ''),
    jwksUri: typed.jwksUri || (known?.jwksUri ?? ''),
  };
}

/** By `product_family_code` or, where the platform never said it, by its addresses. */
export function isMoodle({
  product,
  authorizationEndpoint,
}: {
  readonly product?: string;
  readonly authorizationEndpoint: string;
}): boolean {
  return product === 'moodle' || /\/mod\/lti\/auth\.php$/.test(authorizationEndpoint);
}
