import type { Institution, InstitutionKey } from '../domain/institution.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';
import { buildJwk } from './jwk.js';

const CONTEXTS = {
  did: 'https://www.w3.org/ns/did/v1',
  Multikey: 'https://w3id.org/security/multikey/v1',
  JsonWebKey: 'https://w3id.org/security/jwk/v1',
} as const;

/**
 * What `did:web` resolves to (DID Core §5): every key, retired ones too, may assert: Ed25519 as Multikey, RSA as
 * JsonWebKey (Controlled Identifiers §2.2). A badge verifies as long as the key that signed it is listed here.
 */
export function buildDidDocument(
  institution: Institution,
  keys: readonly InstitutionKey[],
  addresses: Addresses,
): JsonObject {
  const id = addresses.issuerId(institution.id);
  const hasRsa = keys.some((key) => key.algorithm === 'RS256');
  return {
    '@context': [CONTEXTS.did, CONTEXTS.Multikey, ...(hasRsa ? [CONTEXTS.JsonWebKey] : [])],
    id,
    alsoKnownAs: [addresses.issuer(institution.id)],
    verificationMethod: keys.map((key) => ({
      id: `${id}#${key.id}`,
      controller: id,
      ...material(key, addresses),
    })),
    assertionMethod: keys.map((key) => `${id}#${key.id}`),
  };
}

function material(key: InstitutionKey, addresses: Addresses): JsonObject {
  if (key.algorithm === 'Ed25519') return { type: 'Multikey', publicKeyMultibase: key.id };
  return { type: 'JsonWebKey', publicKeyJwk: buildJwk(key, addresses) };
}
