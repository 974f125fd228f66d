import type { JsonObject } from '../domain/ports/credentials.js';

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

const own = { '@protected': true } as const;

/** Our types with their terms (Open Badges 3.0, Extending). Property names are those of the edubadges mapping where one exists. */
const TYPES = {
  [LABEL_TYPE]: `mc:${LABEL_TYPE}`,
  [ACHIEVEMENT_TYPE]: {
    '@id': `mc:${ACHIEVEMENT_TYPE}`,
    '@context': {
      ...own,
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
    '@context': { ...own, assessmentMethod: 'mc:assessmentMethod' },
  },
  [SUSPENDABLE_TYPE]: {
    '@id': `mc:${SUSPENDABLE_TYPE}`,
    '@context': { ...own, suspensionStatus: { '@id': 'mc:suspensionStatus', '@type': '@id' } },
  },
  [TRANSLATION_TYPE]: {
    '@id': `mc:${TRANSLATION_TYPE}`,
    '@context': {
      ...own,
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
    '@context': { ...own, endorser: { '@id': 'mc:endorser', '@type': '@id' } },
  },
  [EVIDENCE_TYPE]: {
    '@id': `mc:${EVIDENCE_TYPE}`,
    '@context': { ...own, shows: { '@id': 'mc:shows', '@type': '@id', '@container': '@set' } },
  },
} as const;

/**
 * Contexts of a document, in the order that Open Badges 3.0 demands (Serialization, JSON-LD). Our extension stands inline,
 * so that a verifier with a closed document loader never has to fetch a context of ours, and only what the document uses
 * of it: no byte of it is outside the signature.
 */
export function contextsFor(document: JsonObject): readonly unknown[] {
  const used = new Map<string, Set<string>>();
  collect(document, used);
  const types = Object.entries(TYPES).flatMap(([type, definition]) => {
    const keys = used.get(type);
    return keys === undefined ? [] : [[type, onlyUsed(definition, keys)]];
  });
  if (types.length === 0) return [VCDM_CONTEXT, OPEN_BADGES_CONTEXT];
  const extension = { '@protected': true, mc: VOCABULARY, ...Object.fromEntries(types) };
  return [VCDM_CONTEXT, OPEN_BADGES_CONTEXT, extension];
}

/** By type, the properties of all nodes that have it. */
function collect(value: unknown, used: Map<string, Set<string>>): void {
  // What is embedded with contexts of its own, such as an endorsement, brings its own.
  if (typeof value !== 'object' || value === null || '@context' in value) return;
  const entries = Object.entries(value);
  const type = entries.find(([key]) => key === 'type')?.[1];
  for (const name of Array.isArray(type) ? type : [type]) {
    const keys = used.get(name) ?? new Set();
    for (const [key] of entries) keys.add(key);
    used.set(name, keys);
  }
  for (const [, inner] of entries) collect(inner, used);
}

type Definition = string | { readonly '@id': string; readonly '@context': Readonly<Record<string, unknown>> };

function onlyUsed(definition: Definition, keys: ReadonlySet<string>): Definition {
  if (typeof definition === 'string') return definition;
  const terms = Object.entries(definition['@context']).filter(
    ([term]) => term.startsWith('@') || keys.has(term),
  );
  return { ...definition, '@context': Object.fromEntries(terms) };
}
