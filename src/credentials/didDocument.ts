import type { Institution, InstitutionKey } from '../domain/institution.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';

/**
 * What `did:web` resolves to (DID Core §5): every key, retired ones too, as Multikey that may assert. A badge verifies
 * as long as the key that signed it is listed here.
 */
export function buildDidDocument(
  institution: Institution,
  keys: readonly InstitutionKey[],
  addresses: Addresses,
): JsonObject {
  const id = addresses.issuerId(institution.id);
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id,
    alsoKnownAs: [addresses.issuer(institution.id)],
    verificationMethod: keys.map((key) => ({
      id: `${id}#${key.id}`,
      type: 'Multikey',
      controller: id,
      publicKeyMultibase: key.id,
    })),
    assertionMethod: keys.map((key) => `${id}#${key.id}`),
  };
}
