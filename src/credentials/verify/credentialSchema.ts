import {
  ACHIEVEMENT_TYPE,
  EVIDENCE_TYPE,
  OPEN_BADGES_CONTEXT,
  SUBJECT_TYPE,
  SUSPENDABLE_TYPE,
  TRANSLATION_TYPE,
  VCDM_CONTEXT,
} from '../extension.js';
import {
  extensible,
  extension,
  flag,
  instant,
  list,
  node,
  oneOrMany,
  ref,
  text,
  typeOf,
} from './schemaParts.js';

const openBadgesContext = {
  anyOf: [
    { const: OPEN_BADGES_CONTEXT },
    {
      type: 'string',
      pattern: '^https://purl\\.imsglobal\\.org/spec/ob/v3p0/context(-3\\.\\d\\.\\d)?\\.json$',
    },
  ],
};

const achievement = {
  ...node(['id', 'type', 'name', 'description', 'criteria'], {
    id: text,
    type: typeOf('Achievement'),
    name: text,
    description: text,
    criteria: node([], { id: text, narrative: text }),
    achievementType: { type: 'string' },
    alignment: list(ref('alignment')),
    creator: ref('profile'),
    creditsAvailable: { type: 'number' },
    humanCode: text,
    image: ref('image'),
    inLanguage: text,
    otherIdentifier: list(ref('identifierEntry')),
    related: list(ref('related')),
    resultDescription: list(ref('resultDescription')),
    tag: list(text),
    version: text,
  }),
  ...extension(ACHIEVEMENT_TYPE, {
    ECTS: { type: 'number', exclusiveMinimum: 0 },
    timeInvestment: { type: 'number', exclusiveMinimum: 0 },
    nationalLevel: text,
    assessmentType: text,
    participationType: text,
    qualityAssurance: text,
    qualityAssuranceType: text,
    cycle: text,
    deliveryMode: text,
    learnerProfile: text,
    stackableTowards: text,
    supervisionType: text,
    identityChecked: flag,
    prerequisites: text,
    stackability: text,
    furtherInformation: text,
    awardingBody: text,
    awardingCountry: text,
    contact: text,
  }),
};

const definitions = {
  achievement,
  address: node(['type'], { type: typeOf('Address'), addressCountryCode: text, addressRegion: text }),
  alignment: node(['type', 'targetName', 'targetUrl'], {
    type: typeOf('Alignment'),
    targetName: text,
    targetUrl: text,
    targetCode: text,
    targetFramework: text,
    targetType: { type: 'string' },
  }),
  evidence: {
    ...node(['type'], { id: text, type: typeOf('Evidence'), name: text, narrative: text }),
    ...extension(EVIDENCE_TYPE, { shows: list(text) }),
  },
  identifierEntry: node(['type', 'identifier', 'identifierType'], {
    type: typeOf('IdentifierEntry'),
    identifier: text,
    identifierType: { type: 'string' },
  }),
  identityObject: node(['type', 'hashed', 'identityHash', 'identityType'], {
    type: { const: 'IdentityObject' },
    hashed: flag,
    identityHash: text,
    identityType: { type: 'string' },
    salt: { type: 'string' },
  }),
  image: node(['id', 'type'], { id: text, type: typeOf('Image'), caption: { type: 'string' } }),
  profile: node(['id', 'type'], {
    id: text,
    type: typeOf('Profile'),
    name: text,
    url: text,
    email: text,
    address: ref('address'),
    image: ref('image'),
    otherIdentifier: list(ref('identifierEntry')),
    parentOrg: ref('profile'),
  }),
  proof: node(['type'], { type: { type: 'string' }, created: instant, proofValue: text }),
  related: {
    ...node(['id', 'type'], { id: text, type: typeOf('Related'), inLanguage: text, version: text }),
    ...extension(TRANSLATION_TYPE, {
      name: text,
      description: text,
      narrative: text,
      tag: list(text),
      translated: list(node(['of'], { of: text, text, note: text })),
    }),
  },
  result: node(['type'], {
    type: typeOf('Result'),
    resultDescription: text,
    status: {
      enum: ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'],
    },
    value: { type: 'string' },
    achievedLevel: text,
  }),
  resultDescription: node(['id', 'type', 'name', 'resultType'], {
    id: text,
    type: typeOf('ResultDescription'),
    name: text,
    resultType: extensible([
      'GradePointAverage',
      'LetterGrade',
      'Percent',
      'PerformanceLevel',
      'PredictedScore',
      'RawScore',
      'Result',
      'RubricCriterion',
      'RubricCriterionLevel',
      'RubricScore',
      'ScaledScore',
      'Status',
    ]),
    alignment: list(ref('alignment')),
    allowedValue: list(text),
    requiredLevel: text,
    requiredValue: text,
    rubricCriterionLevel: list(ref('rubricCriterionLevel')),
  }),
  rubricCriterionLevel: node(['id', 'type', 'name'], {
    id: text,
    type: typeOf('RubricCriterionLevel'),
    name: text,
    description: text,
    level: text,
    points: text,
  }),
  // Verification, step 1: somebody must be meant.
  subject: {
    ...extension(SUBJECT_TYPE, { assessmentMethod: text }),
    ...node(['type', 'achievement'], {
      id: text,
      type: typeOf('AchievementSubject'),
      achievement: ref('achievement'),
      identifier: list(ref('identityObject')),
      creditsEarned: { type: 'number' },
      narrative: text,
      result: list(ref('result')),
      source: ref('profile'),
    }),
    anyOf: [{ required: ['id'] }, { required: ['identifier'] }],
  },
};

const properties = {
  id: text,
  type: {
    type: 'array',
    items: { type: 'string' },
    allOf: [
      { contains: { const: 'VerifiableCredential' } },
      { contains: { enum: ['OpenBadgeCredential', 'AchievementCredential'] } },
    ],
  },
  name: text,
  description: text,
  image: ref('image'),
  issuer: { anyOf: [text, ref('profile')] },
  awardedDate: instant,
  credentialSubject: ref('subject'),
  credentialStatus: node(['id', 'type'], { id: text, type: text }),
  evidence: list(ref('evidence')),
  proof: oneOrMany(ref('proof')),
};
const contexts = (first: object, second: object) => ({
  type: 'array',
  minItems: 2,
  prefixItems: [first, second],
  items: { type: ['string', 'object'] },
});

/**
 * What Open Badges 3.0 demands of an AchievementCredential, and the value types of the fields that we read. Unknown
 * properties are welcome; endorsements are looked at by their own step.
 */
export const CREDENTIAL_SCHEMA = {
  ...node(['@context', 'id', 'type', 'issuer', 'validFrom', 'credentialSubject'], {
    ...properties,
    '@context': contexts({ const: VCDM_CONTEXT }, openBadgesContext),
    validFrom: instant,
    validUntil: instant,
  }),
  ...extension(SUSPENDABLE_TYPE, {
    suspensionStatus: node(['id', 'type', 'statusPurpose', 'statusListIndex', 'statusListCredential'], {
      id: text,
      type: { const: 'BitstringStatusListEntry' },
      statusPurpose: { const: 'suspension' },
      statusListIndex: text,
      statusListCredential: text,
    }),
  }),
  $defs: definitions,
};

/** The same on version 1.1 of the data model, as the first Open Badges 3.0 were written. */
export const OLDER_CREDENTIAL_SCHEMA = {
  ...node(['@context', 'type', 'issuer', 'issuanceDate', 'credentialSubject'], {
    ...properties,
    '@context': contexts({ const: 'https://www.w3.org/2018/credentials/v1' }, { type: ['string', 'object'] }),
    issuanceDate: instant,
    expirationDate: instant,
  }),
  $defs: definitions,
};
