import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Institution } from '../domain/institution.js';
import { missingElements } from '../domain/microCredential.js';
import type { CredentialContent, JsonObject } from '../domain/ports/credentials.js';
import type { EvidenceItem } from '../domain/submission.js';
import { buildAchievement } from './achievement.js';
import type { Addresses } from './addresses.js';
import { contextsFor, EVIDENCE_TYPE, LABEL_TYPE, SUBJECT_TYPE, SUSPENDABLE_TYPE } from './extension.js';
import { buildProfile } from './profile.js';
import { criterionAddress, results } from './results.js';
import { shared } from './shared.js';
import { buildStatusEntry } from './statusEntry.js';
import { iri, tidy, wholeSeconds } from './tidy.js';

const SALT_BYTES = 16;

/** The credential without its proof (Open Badges 3.0 §AchievementCredential). Salt and subject id are fresh each time. */
export function buildCredential(content: CredentialContent, addresses: Addresses): JsonObject {
  const { institution, achievement, status } = content;
  const document = tidy({
    id: addresses.credential(content.id),
    type: ['VerifiableCredential', 'OpenBadgeCredential', SUSPENDABLE_TYPE, ...label(content)],
    name: achievement.content.title,
    issuer: issuerOf(institution, addresses),
    validFrom: wholeSeconds(content.validFrom ?? content.awardedAt),
    validUntil: content.validUntil && wholeSeconds(content.validUntil),
    awardedDate: wholeSeconds(content.awardedAt),
    credentialSubject: buildSubject(content, addresses),
    evidence: buildEvidence(content, addresses),
    endorsement: content.endorsements?.map((signed): JsonObject => JSON.parse(signed)),
    credentialStatus: buildStatusEntry(status, 'revocation', addresses),
    suspensionStatus: buildStatusEntry(status, 'suspension', addresses),
  });
  return { '@context': contextsFor(document), ...document };
}

/** The label only when every mandatory element is there, the learner's identification among them. */
function label(content: CredentialContent): string[] {
  const { achievement, institution } = content;
  const missing = missingElements(achievement.content, institution.profile, {
    identified: identifiers(content).length > 0,
  });
  return missing.length === 0 ? [LABEL_TYPE] : [];
}

/** The same for all credentials of an issuer whose profile was not changed. */
function issuerOf(institution: Institution, addresses: Addresses): JsonObject {
  const key = ['profile', addresses.issuer(institution.id), institution.profile];
  return shared(JSON.stringify(key), () => buildProfile(institution, addresses));
}

/** The same for all awards of a version, while its issuer's profile is not changed. */
function achievementOf({ institution, achievement }: CredentialContent, addresses: Addresses): JsonObject {
  const key = ['achievement', addresses.issuer(institution.id), institution.profile, achievement];
  return shared(JSON.stringify(key), () => buildAchievement(institution, achievement, addresses));
}

function buildSubject(content: CredentialContent, addresses: Addresses): JsonObject {
  const { achievement } = content;
  const id = addresses.achievement(achievement.badge, achievement.version);
  const { criteria } = achievement.content.assessmentCriteria;
  return {
    id: content.subject ?? `urn:uuid:${randomUUID()}`,
    type: content.otherMethod ? ['AchievementSubject', SUBJECT_TYPE] : ['AchievementSubject'],
    identifier: identifiers(content),
    achievement: achievementOf(content, addresses),
    creditsEarned: achievement.content.elements.ects,
    assessmentMethod: content.otherMethod,
    result: results(id, criteria, content.verdicts, content.grade),
  };
}

/** Whom the learner agreed to be to a reader of the badge. */
function identifiers({ email = '', learnerName = '' }: CredentialContent): JsonObject[] {
  const named = { type: 'IdentityObject', hashed: false, identityHash: learnerName, identityType: 'name' };
  return [...(email.trim() === '' ? [] : [hashedEmail(email)]), ...(learnerName === '' ? [] : [named])];
}

/** IdentityObject (Open Badges 3.0 §IdentityHash): `sha256$` and the hex digest of the lower-cased address and the salt. */
function hashedEmail(email: string): JsonObject {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const digest = createHash('sha256')
    .update(email.trim().toLowerCase() + salt, 'utf8')
    .digest('hex');
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${digest}`,
    identityType: 'emailAddress',
    salt,
  };
}

/** Consent is asked again here, at the last door: an item without it never gets into a signed document. */
function buildEvidence({ evidence, achievement }: CredentialContent, addresses: Addresses): JsonObject[] {
  const id = addresses.achievement(achievement.badge, achievement.version);
  const known = new Set(achievement.content.assessmentCriteria.criteria.map((criterion) => criterion.id));
  return evidence.filter((item) => item.consent === true).map((item) => evidenceOf(item, id, known));
}

function evidenceOf(item: EvidenceItem, achievement: string, known: ReadonlySet<string>): JsonObject {
  const shows = item.criteria
    .filter((criterion) => known.has(criterion))
    .map((criterion) => criterionAddress(achievement, criterion));
  return {
    id: iri(item.url),
    type: shows.length === 0 ? ['Evidence'] : ['Evidence', EVIDENCE_TYPE],
    name: item.title,
    narrative: item.note,
    shows,
  };
}
