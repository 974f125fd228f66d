import type { InstitutionKey } from '../domain/institution.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';

/** The public half as JWK (RFC 7517, RFC 8037). Members are named one by one: a private one could never slip in. */
export function buildJwk(key: InstitutionKey, addresses: Addresses): JsonObject {
  const { kty, crv, x } = key.publicJwk;
  return { kty, crv, x, kid: addresses.key(key.institution, key.id), use: 'sig', alg: 'EdDSA' };
}
