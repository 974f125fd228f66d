import type { JsonObject } from '../domain/ports/credentials.js';
import { asArray, isObject } from './verify/json.js';

/** Verifiable Credentials Data Model 2.0. */
export const VCDM_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
/** Open Badges 3.0. */
export const OPEN_BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** A name that needs no registration and no server: nothing is ever found, or looked for, at these addresses. */
const VOCABULARY = 'urn:uuid:5c1b3c0e-7d0b-4f7e-9a54-3f6f4f0a2b61#';

/** The credential carries every mandatory element of a European micro-credential. */
export const LABEL_TYPE = 'EuropeanMicroCredential';
/** The achievement carries elements that Open Badges 3.0 has no field for. */
export const ACHIEVEMENT_TYPE = 'MicroCredentialAchievement';
/** The subject says how this one award was assessed. */
export const SUBJECT_TYPE = 'AssessedSubject';
/** The credential names a second status, for suspension: Open Badges 3.0 has room for one (docs/decisions/0005). */
export const SUSPENDABLE_TYPE = 'SuspendableCredential';
/** What is related to the achievement is itself in another language. */
export const TRANSLATION_TYPE = 'AchievementTranslation';
/** The endorsement says who made it: its issuer only attests that it was received. */
export const RECEIVED_ENDORSEMENT_TYPE = 'ReceivedEndorsement';
/** The evidence says which criteria it shows. */
export const EVIDENCE_TYPE = 'CriterionEvidence';

const typed = { '@protected': true, id: '@id', type: '@type' } as const;

/**
 * Our extension (Open Badges 3.0, Extending), inline in each credential as far as it is used, so that a verifier with a closed document
 * loader never has to fetch a context of ours. Property names are those of the edubadges mapping where one exists.
 */
export const EXTENSION_CONTEXT = {
  '@protected': true,
  mc: VOCABULARY,
  [LABEL_TYPE]: `mc:${LABEL_TYPE}`,
  [ACHIEVEMENT_TYPE]: {
    '@id': `mc:${ACHIEVEMENT_TYPE}`,
    '@context': {
      ...typed,
      ECTS: 'mc:ECTS',
      timeInvestment: 'mc:timeInvestment',
      nationalLevel: 'mc:nationalLevel',
      assessmentType: 'mc:assessmentType',
      participationType: 'mc:participationType',
      qualityAssurance: 'mc:qualityAssurance',
      qualityAssuranceType: 'mc:qualityAssuranceType',
      cycle: 'mc:cycle',
      deliveryMode: 'mc:deliveryMode',
      learnerProfile: 'mc:learnerProfile',
      stackableTowards: 'mc:stackableTowards',
      supervisionType: 'mc:supervisionType',
      identityChecked: 'mc:identityChecked',
      prerequisites: 'mc:prerequisites',
      stackability: 'mc:stackability',
      furtherInformation: 'mc:furtherInformation',
      awardingBody: 'mc:awardingBody',
      awardingCountry: 'mc:awardingCountry',
      contact: 'mc:contact',
    },
  },
  [SUBJECT_TYPE]: {
    '@id': `mc:${SUBJECT_TYPE}`,
    '@context': { ...typed, assessmentMethod: 'mc:assessmentMethod' },
  },
  [SUSPENDABLE_TYPE]: {
    '@id': `mc:${SUSPENDABLE_TYPE}`,
    '@context': { ...typed, suspensionStatus: { '@id': 'mc:suspensionStatus', '@type': '@id' } },
  },
  [TRANSLATION_TYPE]: {
    '@id': `mc:${TRANSLATION_TYPE}`,
    '@context': {
      ...typed,
      tag: { '@id': 'https://schema.org/keywords', '@container': '@set' },
      assessmentType: 'mc:assessmentType',
      qualityAssurance: 'mc:qualityAssurance',
      prerequisites: 'mc:prerequisites',
      learnerProfile: 'mc:learnerProfile',
      stackableTowards: 'mc:stackableTowards',
      furtherInformation: 'mc:furtherInformation',
      translated: {
        '@id': 'mc:translated',
        '@container': '@set',
        '@context': { of: { '@id': 'mc:of', '@type': '@id' }, text: 'mc:text', note: 'mc:note' },
      },
    },
  },
  [RECEIVED_ENDORSEMENT_TYPE]: {
    '@id': `mc:${RECEIVED_ENDORSEMENT_TYPE}`,
    '@context': { ...typed, endorser: { '@id': 'mc:endorser', '@type': '@id' } },
  },
  [EVIDENCE_TYPE]: {
    '@id': `mc:${EVIDENCE_TYPE}`,
    '@context': { ...typed, shows: { '@id': 'mc:shows', '@type': '@id', '@container': '@set' } },
  },
} as const;

/**
 * A document of ours with its contexts, in the order that Open Badges 3.0 demands (Serialization, JSON-LD). Of our extension
 * it carries what its types need and no more: every word of it then says something, and a badge stays small.
 */
export function withContexts(document: JsonObject): JsonObject {
  const used = new Set(typesIn(document));
  const own = Object.entries(EXTENSION_CONTEXT).filter(([name]) => used.has(name));
  const { '@protected': isProtected, mc } = EXTENSION_CONTEXT;
  const extension = own.length === 0 ? [] : [{ '@protected': isProtected, mc, ...Object.fromEntries(own) }];
  return { '@context': [VCDM_CONTEXT, OPEN_BADGES_CONTEXT, ...extension], ...document };
}

/** Of the document itself: what is embedded with contexts of its own brings its own. */
function* typesIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* typesIn(item);
  else if (isObject(value) && !('@context' in value)) {
    for (const type of asArray(value.type)) if (typeof type === 'string') yield type;
    for (const member of Object.values(value)) yield* typesIn(member);
  }
}
