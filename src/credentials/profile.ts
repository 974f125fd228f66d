import type { Institution, OtherIdentifier } from '../domain/institution.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';
import { iri, tidy } from './tidy.js';

/** IdentifierTypeEnum (Open Badges 3.0, Data Model). */
const IDENTIFIER_TYPES = new Set([
  'name',
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
]);

/**
 * The issuer's Profile (Open Badges 3.0 §Profile). Its `url` is our page about the issuer; the school's own web address
 * travels as an identifier, since a Profile has one `url` only.
 */
export function buildProfile(institution: Institution, addresses: Addresses): JsonObject {
  const { profile } = institution;
  return tidy({
    id: addresses.issuerId(institution.id),
    type: ['Profile'],
    name: profile.name,
    url: addresses.issuer(institution.id),
    email: profile.email,
    description: profile.description,
    image:
      profile.logo === undefined ? undefined : { id: addresses.issuerLogo(institution.id), type: 'Image' },
    address: buildAddress(profile.countryCode, profile.region),
    otherIdentifier: otherIdentifiers(profile.url, profile.otherIdentifiers),
  });
}

/** An Address with what is known of it, or undefined. */
export function buildAddress(countryCode?: string, region?: string): JsonObject | undefined {
  if (!countryCode && !region) return undefined;
  return tidy({ type: ['Address'], addressCountryCode: countryCode, addressRegion: region });
}

function otherIdentifiers(website: string | undefined, others: readonly OtherIdentifier[]): JsonObject[] {
  const own = website ? [{ type: 'ext:website', value: iri(website) }] : [];
  return [...own, ...others]
    .filter((identifier) => identifier.value !== '')
    .map((identifier) => ({
      type: 'IdentifierEntry',
      identifier: identifier.value,
      identifierType: identifierType(identifier.type),
    }));
}

/** A type of the enumeration as it is; any other as an extension of it, `ext:` before it (§Extending). */
function identifierType(type: string): string {
  if (IDENTIFIER_TYPES.has(type)) return type;
  const name = type.replace(/^ext:/, '').replace(/[^A-Za-z0-9._-]/g, '');
  return `ext:${name === '' ? 'identifier' : name}`;
}
