import type { JsonObject, Verification } from '../../domain/ports/credentials.js';
import { type AchievementView, achievementView, resultFacts } from './achievementView.js';
import { dateOf, type Fact, facts, placeOf, type Reader } from './facts.js';
import { objectOf, objectsOf, textOf, webAddress } from './hostileJson.js';

/** What a credential says, read from its own JSON. Hostile: the views escape it, and only web addresses become links. */
export interface CredentialView extends AchievementView {
  readonly issuer: string;
  /** What the picture shows, as its teacher wrote it; empty where nobody did. */
  readonly pictureWords: string;
  /** Who issued it, to whom, when. */
  readonly award: readonly Fact[];
  readonly evidence: readonly EvidenceView[];
  /** Every mandatory element of a European micro-credential is there. */
  readonly microCredential: boolean;
}

interface EvidenceView {
  readonly title: string;
  readonly note: string;
  /** Only while the signature is good: nobody is led elsewhere by a changed badge. */
  readonly href: string | undefined;
  readonly address: string;
}

/** @returns undefined when no credential could be read */
export function credentialView(
  { credential, steps }: Verification,
  reader: Reader,
): CredentialView | undefined {
  if (credential === undefined) return undefined;
  const passed = (name: string) => steps.some(({ step, outcome }) => step === name && outcome === 'passed');
  const subject = objectsOf(credential.credentialSubject)[0] ?? {};
  const achievement = objectsOf(subject.achievement)[0] ?? {};
  const issuer = issuerOf(credential);
  const genuine = passed('proof');
  const view = achievementView(achievement, reader, subject);
  return {
    ...view,
    title: view.title || textOf(credential.name) || reader.text('public.untitled'),
    issuer: textOf(issuer.name) || textOf(issuer.id),
    pictureWords: captionOf(achievement),
    award: withoutLinksUnless(genuine, [
      ...awardFacts(credential, subject, issuer, reader),
      ...resultFacts(achievement, subject, reader),
    ]),
    elements: withoutLinksUnless(genuine, view.elements),
    evidence: objectsOf(credential.evidence).map((item) => evidenceView(item, genuine)),
    microCredential: genuine && passed('microCredential'),
  };
}

/** A caption that only repeats the title says nothing about the picture. */
function captionOf(achievement: JsonObject): string {
  const caption = textOf(objectOf(achievement.image).caption);
  return caption === textOf(achievement.name) ? '' : caption;
}

/** An issuer is an object in Open Badges, and may be a bare id elsewhere. */
function issuerOf({ issuer }: JsonObject): JsonObject {
  return typeof issuer === 'string' ? { id: issuer } : objectOf(issuer);
}

function awardFacts(credential: JsonObject, subject: JsonObject, issuer: JsonObject, reader: Reader): Fact[] {
  const page = webAddress(textOf(issuer.url));
  const website = websiteOf(issuer);
  const date = (value: unknown) => dateOf(textOf(value), reader);
  return facts(reader, [
    ['issuer', textOf(issuer.name) || textOf(issuer.id), page],
    ['website', website, webAddress(website)],
    ['place', placeOf(issuer, reader)],
    ['learner', learner(subject, reader)],
    ['date', date(credential.awardedDate) || date(credential.validFrom)],
    ['assessedBy', textOf(subject.assessmentMethod)],
    ['validUntil', date(credential.validUntil)],
  ]);
}

/** The school's own address: a Profile has one `url` only, and that is our page about it. */
export function websiteOf(issuer: JsonObject): string {
  const own = objectsOf(issuer.otherIdentifier).find((one) => one.identifierType === 'ext:website');
  return textOf(own?.identifier);
}

function learner(subject: JsonObject, { text }: Reader): string {
  const identifiers = objectsOf(subject.identifier);
  const named = identifiers.find(({ hashed, identityType }) => hashed !== true && identityType === 'name');
  const identifier = named ?? identifiers[0];
  if (identifier?.hashed === true) return text('public.learner.hashed');
  if (identifier !== undefined) return textOf(identifier.identityHash);
  const id = textOf(subject.id);
  return id.startsWith('did:') ? text('public.learner.wallet', { id }) : text('public.learner.nobody');
}

function evidenceView(item: JsonObject, genuine: boolean): EvidenceView {
  const address = textOf(item.id);
  return {
    title: textOf(item.name) || address,
    note: textOf(item.narrative),
    href: genuine ? webAddress(address) : undefined,
    address,
  };
}

function withoutLinksUnless(genuine: boolean, list: readonly Fact[]): readonly Fact[] {
  return genuine ? list : list.map(({ term, value }) => ({ term, value }));
}
