import { IDENTIFIER_TYPES } from '../../domain/issuerProfileRules.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import type { PageData } from '../answer.js';
import { websiteOf } from './credentialView.js';
import { type Fact, facts, placeOf, type Reader } from './facts.js';
import { objectsOf, textOf, webAddress } from './hostileJson.js';

/** The issuer as its Profile says it. @param addresses of its logo, if it has one, and of its DID document */
export function issuerPage(
  profile: JsonObject,
  addresses: { readonly logo: string | undefined; readonly didDocument: string },
  reader: Reader,
): PageData {
  const name = textOf(profile.name);
  const website = websiteOf(profile);
  return {
    title: name,
    description: textOf(profile.description),
    logo: addresses.logo,
    facts: [
      ...facts(reader, [
        ['website', website, webAddress(website)],
        ['email', textOf(profile.email)],
        ['place', placeOf(profile, reader)],
      ]),
      ...otherIdentifiers(profile, reader),
      ...facts(reader, [['issuerId', textOf(profile.id)]]),
    ],
    didDocument: addresses.didDocument,
  };
}

/** Business ids and the like: the known kinds by their names, others by their own without the prefix that marks an extension. */
function otherIdentifiers(profile: JsonObject, { text }: Reader): Fact[] {
  return objectsOf(profile.otherIdentifier)
    .filter((one) => one.identifierType !== 'ext:website')
    .map((one) => ({ term: kindOf(textOf(one.identifierType), text), value: textOf(one.identifier) }));
}

function kindOf(type: string, text: Reader['text']): string {
  const known = IDENTIFIER_TYPES.find((one) => one === type);
  return known === undefined ? type.replace(/^ext:/, '') : text(`admin.issuer.identifiers.types.${known}`);
}
