import { MANDATORY_ELEMENTS, type MandatoryElement } from '../../domain/microCredential.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { LABEL_TYPE } from '../extension.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { asArray, asObject, asText, hasType, parseInstant } from './json.js';

const EQF = /^https?:\/\/data\.europa\.eu\/snb\/eqf\/[1-8]$/;

/** Step `microCredential`: a badge that calls itself a European micro-credential holds all it must. */
export function checkMicroCredential(document: JsonObject): Finding {
  const missing = missingFrom(document);
  // Element keys, for the page to put into words (locales: verify.elements).
  const values = { missing: missing.join(', ') };
  if (!hasType(document, LABEL_TYPE)) return unchecked('microCredential.notClaimed', values);
  return missing.length === 0 ? passed('microCredential.passed') : failed('microCredential.missing', values);
}

/** The mandatory elements that the credential itself does not show. */
function missingFrom(document: JsonObject): MandatoryElement[] {
  const subject = asObject(document.credentialSubject);
  const achievement = asObject(subject.achievement);
  const issuer = asObject(document.issuer);
  const address = asObject(issuer.address);
  const present: Readonly<Record<MandatoryElement, boolean>> = {
    learner: isIdentified(subject),
    title: has(achievement.name),
    country:
      has(achievement.awardingCountry) || has(address.addressCountryCode) || has(address.addressRegion),
    awardingBody: has(achievement.awardingBody) || has(issuer.name),
    issueDate: parseInstant(document.awardedDate ?? document.validFrom) !== undefined,
    learningOutcomes: alignmentsOf(achievement).some((one) => one.targetType === 'ext:LearningOutcome'),
    workload: [achievement.ECTS, achievement.timeInvestment, achievement.creditsAvailable].some(isPositive),
    level: has(achievement.nationalLevel) || alignmentsOf(achievement).some(isEqfLevel),
    assessmentType: has(achievement.assessmentType),
    participationForm: has(achievement.participationType),
    qualityAssurance: has(achievement.qualityAssurance),
  };
  return MANDATORY_ELEMENTS.filter((element) => !present[element]);
}

function alignmentsOf(achievement: JsonObject): JsonObject[] {
  return asArray(achievement.alignment).map(asObject);
}

/** A `urn:uuid` names a credential, not a person: an identifier, or a wallet's DID, does. */
function isIdentified(subject: JsonObject): boolean {
  return asArray(subject.identifier).length > 0 || (asText(subject.id) ?? '').startsWith('did:');
}

function isEqfLevel(alignment: JsonObject): boolean {
  return EQF.test(asText(alignment.targetUrl) ?? '');
}

function has(value: unknown): boolean {
  return asText(value) !== undefined;
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}
