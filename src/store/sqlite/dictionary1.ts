function submission(): string {
  const round = { evidence: [EVIDENCE], selfAssessment: { '0': 'yes' }, note: '' };
  return JSON.stringify({
    id: '0',
    institution: '0',
    course: '0',
    badge: '0',
    version: 1,
    learner: '0',
    attempt: 1,
    trial: false,
    state: 'approved',
    draft: round,
    rounds: [{ number: 1, submittedAt: '2026-01-01T00:00:00.000Z', ...round, review: REVIEW }],
    identifierConsent: true,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    credential: '0',
  });
}

function badge(): string {
  return JSON.stringify({
    id: '0',
    institution: '0',
    course: '0',
    badge: '0',
    version: 1,
    submission: '0',
    learner: '0',
    state: 'issued',
    visibility: 'public',
    credential: JSON.stringify(CREDENTIAL),
    jwt: [
      'eyJhbGciOiJSUzI1NiIsImtpZCI6Imh0dHBzOi8v',
      ',"iss":"did:web:","jti":"https://","sub":"urn:uuid:","nbf":1',
    ],
    digest: '0',
    picture: '0',
    statusList: '0',
    statusIndex: 0,
    issuedAt: '2026-01-01T00:00:00.000Z',
    statusChangedAt: '2026-01-01T00:00:00.000Z',
  });
}

const EVIDENCE = { id: '0', url: 'https://', title: '', criteria: ['0', '0'], note: '', consent: true };
const REVIEW = {
  id: '0',
  reviewer: '0',
  reviewedAt: '2026-01-01T00:00:00.000Z',
  decision: 'approved',
  reason: '',
  verdicts: [
    { criterion: '0', verdict: 'shown', comment: '' },
    { criterion: '0', verdict: 'notYet', comment: '' },
  ],
};
const CREDENTIAL = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    {
      '@protected': true,
      mc: 'urn:uuid:5c1b3c0e-7d0b-4f7e-9a54-3f6f4f0a2b61#',
      EuropeanMicroCredential: 'mc:EuropeanMicroCredential',
      MicroCredentialAchievement: {
        '@id': 'mc:MicroCredentialAchievement',
        '@context': {
          '@protected': true,
          id: '@id',
          type: '@type',
          ECTS: 'mc:ECTS',
          timeInvestment: 'mc:timeInvestment',
          nationalLevel: 'mc:nationalLevel',
          assessmentType: 'mc:assessmentType',
          participationType: 'mc:participationType',
          qualityAssurance: 'mc:qualityAssurance',
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
      CriterionEvidence: {
        '@id': 'mc:CriterionEvidence',
        '@context': {
          '@protected': true,
          id: '@id',
          type: '@type',
          shows: {
            '@id': 'mc:shows',
            '@type': '@id',
            '@container': '@set',
          },
        },
      },
    },
  ],
  type: ['VerifiableCredential', 'OpenBadgeCredential', 'EuropeanMicroCredential'],
  issuer: {
    id: 'did:web:badges.example:issuers:0',
    type: ['Profile'],
    name: 'School',
    url: 'https://badges.example/issuers/0',
    email: 'badges@school.example',
    description: 'A school',
    address: {
      type: ['Address'],
      addressCountryCode: 'FI',
      addressRegion: 'Region',
    },
    otherIdentifier: [
      {
        type: 'IdentifierEntry',
        identifier: 'https://www.school.example/',
        identifierType: 'ext:website',
      },
      {
        type: 'IdentifierEntry',
        identifier: '0',
        identifierType: 'ext:businessId',
      },
    ],
  },
  validFrom: '2026-01-01T00:00:00Z',
  awardedDate: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'urn:uuid:0',
    type: ['AchievementSubject'],
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: 'sha256$0',
        identityType: 'emailAddress',
        salt: '0',
      },
    ],
    achievement: {
      id: 'https://badges.example/achievements/0/1',
      type: ['Achievement', 'MicroCredentialAchievement'],
      name: 'Title',
      description: 'Description of the badge. ',
      criteria: {
        id: 'https://badges.example/achievements/0/1#criteria',
        narrative:
          'The earner of the badge is able to\n\n- Learning outcome\n\nThe earner of the badge\n\n1. Criterion\n\nSkills demonstration.',
      },
      achievementType: 'MicroCredential',
      image: {
        id: 'https://badges.example/achievements/0/1/picture.png',
        type: 'Image',
        caption: 'Title',
      },
      creator: {
        id: 'https://badges.example/achievements/0/1#creator',
        type: ['Profile'],
        name: 'School',
        email: 'badges@school.example',
      },
      creditsAvailable: 2,
      alignment: [
        {
          type: ['Alignment'],
          targetName: 'Learning outcome',
          targetUrl: 'https://badges.example/achievements/0/1#outcome-000000000000',
          targetType: 'ext:LearningOutcome',
        },
        {
          type: ['Alignment'],
          targetName: 'EQF level 6',
          targetUrl: 'http://data.europa.eu/snb/eqf/6',
          targetFramework: 'European Qualifications Framework',
          targetCode: '6',
          targetType: 'ext:EQF',
        },
      ],
      resultDescription: [
        {
          id: 'https://badges.example/achievements/0/1#criterion-000000000000',
          type: ['ResultDescription'],
          name: 'Criterion',
          resultType: 'Status',
        },
        {
          id: 'https://badges.example/achievements/0/1#grade',
          type: ['ResultDescription'],
          name: 'Grade',
          resultType: 'Result',
        },
      ],
      tag: ['tag'],
      inLanguage: 'en',
      version: '1',
      ECTS: 2,
      timeInvestment: 54,
      nationalLevel: 'NQF level 6',
      assessmentType: 'Portfolio',
      participationType: 'blended',
      qualityAssurance: 'Quality assurance',
      supervisionType: 'supervised online or onsite with identity verification',
      identityChecked: true,
      prerequisites: 'Prerequisites',
      stackability: 'integrated, stackable towards another credential',
      furtherInformation: 'Further information',
    },
    creditsEarned: 2,
    result: [
      {
        type: ['Result'],
        resultDescription: 'https://badges.example/achievements/0/1#criterion-000000000000',
        status: 'Completed',
      },
      {
        type: ['Result'],
        resultDescription: 'https://badges.example/achievements/0/1#grade',
        value: '5',
      },
    ],
  },
  evidence: [
    {
      id: 'https://portfolio.example/',
      type: ['Evidence', 'CriterionEvidence'],
      name: 'Title',
      narrative: 'Note',
      shows: ['https://badges.example/achievements/0/1#criterion-000000000000'],
    },
  ],
  credentialStatus: {
    id: 'https://badges.example/status/0#0',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '0',
    statusListCredential: 'https://badges.example/status/0',
  },
  proof: [
    {
      type: 'DataIntegrityProof',
      created: '2026-01-01T00:00:00Z',
      verificationMethod: 'did:web:badges.example:issuers:0#z6Mk',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      proofValue: 'z0',
    },
  ],
};

/**
 * What deflate may refer back to in packing 1 (RFC 1951 with a preset dictionary): texts that nearly every submission
 * and badge holds. Rows in people's databases are read with it, so not one character of it may ever change; other
 * words are another number in packing.ts.
 */
export const DICTIONARY_1: string = [submission(), badge()].join('');
