import type { InstitutionKey } from '../domain/institution.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';
import { publicMembers } from './thumbprint.js';

/** The public half as JWK (RFC 7517, RFC 7518 §6.3, RFC 8037); `kid` is the address where it is served alone. */
export function buildJwk(key: InstitutionKey, addresses: Addresses): JsonObject {
  return {
    ...publicMembers(key.publicJwk),
    kid: addresses.key(key.institution, key.id),
    use: 'sig',
    alg: key.algorithm === 'RS256' ? 'RS256' : 'EdDSA',
  };
}
