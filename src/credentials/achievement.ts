import type { Institution } from '../domain/institution.js';
import type { AchievementContent, JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';
import { achievementTypes, alignments, extensionElements } from './elements.js';
import { languageTag } from './languageTag.js';
import { criteriaNarrative } from './narrative.js';
import { buildAddress } from './profile.js';
import { resultDescriptions } from './results.js';
import { iri, tidy } from './tidy.js';
import { translations } from './translations.js';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** One frozen badge version as an Achievement (Open Badges 3.0 §Achievement): the same bytes for every award of it. */
export function buildAchievement(
  institution: Institution,
  { badge, version, content }: AchievementContent,
  addresses: Addresses,
): JsonObject {
  const id = addresses.achievement(badge, version);
  const contact = readContact(content.issuerContact);
  const terms = extensionElements(content.elements, contact.text);
  return tidy({
    id,
    type: achievementTypes(terms),
    name: content.title,
    // The specification demands one; a badge may leave it empty.
    description: content.description.trim() === '' ? content.title : content.description,
    criteria: { id: `${id}#criteria`, narrative: criteriaNarrative(content) },
    achievementType: 'MicroCredential',
    image: {
      id: addresses.achievementPicture(badge, version),
      type: 'Image',
      caption: content.image.alt ?? content.title,
    },
    creator: creator(id, institution, content.elements, contact),
    creditsAvailable: content.elements.ects,
    alignment: alignments(id, content),
    resultDescription: resultDescriptions(id, content),
    tag: [...content.tags],
    inLanguage: languageTag(content.language),
    version: String(version),
    related: translations(id, { content, version }),
    ...terms,
  });
}

interface Contact {
  readonly email?: string;
  readonly url?: string;
  readonly text?: string;
}

/** The contact as the Profile field it fits, else as plain text of our extension. */
function readContact(typed: string): Contact {
  const contact = typed.trim();
  if (contact === '') return {};
  if (EMAIL.test(contact)) return { email: contact };
  if (/^https?:\/\//i.test(contact) && URL.canParse(contact)) return { url: iri(contact) };
  return { text: contact };
}

/** Who answers for the badge: the awarding body it names, or the issuer, with the badge's own contact. */
function creator(
  achievement: string,
  institution: Institution,
  elements: AchievementContent['content']['elements'],
  contact: Contact,
): JsonObject | undefined {
  const named = elements.awardingBody || elements.countryCode || contact.email || contact.url;
  if (!named) return undefined;
  return {
    id: `${achievement}#creator`,
    type: ['Profile'],
    name: elements.awardingBody || institution.profile.name,
    email: contact.email,
    url: contact.url,
    address: buildAddress(elements.countryCode),
  };
}
