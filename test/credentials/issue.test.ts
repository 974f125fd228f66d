import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Ajv2019 } from 'ajv/dist/2019.js';
import {
  ACHIEVEMENT_TYPE,
  EXTENSION_CONTEXT,
  OPEN_BADGES_CONTEXT,
  VCDM_CONTEXT,
} from '../../src/credentials/extension.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';
import { AWARDED, award, type Engine, itWithReference, makeEngine, PUBLIC_URL, reference } from './engine.js';

const DID = 'did:web:badges.example.org%3A8443:issuers:01940000-0000-7000-8000-000000000001';
const ACHIEVEMENT = `${PUBLIC_URL}/achievements/01940000-0000-7000-8000-00000000b001/2`;

describe('issue: the CoBle badge, field by field', () => {
  let engine: Engine;
  let text: string;
  let credential: ReturnType<typeof JSON.parse>;
  let achievement: ReturnType<typeof JSON.parse>;

  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
    credential = JSON.parse(text);
    achievement = credential.credentialSubject.achievement;
  });

  it('is an OpenBadgeCredential with the contexts in their order, of our own what it needs', () => {
    const [first, second, own, ...more] = credential['@context'];
    assert.deepEqual([first, second, more], [VCDM_CONTEXT, OPEN_BADGES_CONTEXT, []]);
    assert.deepEqual(Object.keys(own), [
      '@protected',
      'mc',
      'EuropeanMicroCredential',
      'MicroCredentialAchievement',
      'SuspendableCredential',
      'CriterionEvidence',
    ]);
    for (const [name, term] of Object.entries(own)) {
      assert.deepEqual(term, { ...EXTENSION_CONTEXT }[name]);
    }
    assert.deepEqual(credential.type, [
      'VerifiableCredential',
      'OpenBadgeCredential',
      'SuspendableCredential',
      'EuropeanMicroCredential',
    ]);
    assert.equal(credential.id, `${PUBLIC_URL}/credentials/01940000-0000-7000-8000-00000000c001`);
    assert.equal(credential.name, 'EPORTFOLIO EXPERT');
  });

  it('dates the award in whole seconds', () => {
    assert.equal(credential.validFrom, '2026-11-20T10:15:30Z');
    assert.equal(credential.awardedDate, '2026-11-20T10:15:30Z');
  });

  it('embeds the issuer profile', () => {
    assert.deepEqual(credential.issuer, {
      id: DID,
      type: ['Profile'],
      name: 'HAMK University of Applied Sciences',
      url: `${PUBLIC_URL}/issuers/01940000-0000-7000-8000-000000000001`,
      email: 'badges@hamk.fi',
      description: 'A university of applied sciences in southern Finland',
      address: { type: ['Address'], addressCountryCode: 'FI', addressRegion: 'Kanta-Häme' },
      otherIdentifier: [
        { type: 'IdentifierEntry', identifier: 'https://www.hamk.fi/', identifierType: 'ext:website' },
        { type: 'IdentifierEntry', identifier: '2617489-3', identifierType: 'ext:businessId' },
      ],
    });
    assert.deepEqual(credential.issuer, engine.credentials.profile(institution()));
  });

  it('describes the achievement in the words of the badge', () => {
    const content = ePortfolioContent();
    assert.equal(achievement.id, ACHIEVEMENT);
    assert.deepEqual(achievement.type, ['Achievement', ACHIEVEMENT_TYPE]);
    assert.equal(achievement.achievementType, 'MicroCredential');
    assert.equal(achievement.name, content.title);
    assert.equal(achievement.description, content.description);
    assert.deepEqual(achievement.tag, content.tags);
    assert.equal(achievement.inLanguage, 'en');
    assert.equal(achievement.version, '2');
    assert.deepEqual(achievement.image, {
      id: `${ACHIEVEMENT}/picture.png`,
      type: 'Image',
      caption: 'EPORTFOLIO EXPERT',
    });
    assert.deepEqual(achievement.creator, {
      id: `${ACHIEVEMENT}#creator`,
      type: ['Profile'],
      name: 'HAMK University of Applied Sciences',
      email: 'anne-maria.korhonen@hamk.fi',
    });
  });

  it('tells outcomes, criteria and skills demonstration as Markdown', () => {
    const { competenceObjective, assessmentCriteria, skillsDemonstration } = ePortfolioContent();
    assert.equal(achievement.criteria.id, `${ACHIEVEMENT}#criteria`);
    const parts = achievement.criteria.narrative.split('\n\n');
    assert.equal(parts[0], competenceObjective.lead);
    assert.deepEqual(
      parts[1].split('\n'),
      competenceObjective.outcomes.map((outcome) => `- ${outcome.text}`),
    );
    assert.equal(parts[2], assessmentCriteria.lead);
    assert.deepEqual(
      parts[3].split('\n'),
      assessmentCriteria.criteria.map((criterion, index) => `${index + 1}. ${criterion.text}`),
    );
    assert.equal(parts[4], skillsDemonstration);
  });

  it('aligns to each learning outcome and to the EQF level', () => {
    const { outcomes } = ePortfolioContent().competenceObjective;
    assert.deepEqual(achievement.alignment, [
      ...outcomes.map((outcome) => ({
        type: ['Alignment'],
        targetName: outcome.text,
        targetUrl: `${ACHIEVEMENT}#outcome-${outcome.id}`,
        targetType: 'ext:LearningOutcome',
      })),
      {
        type: ['Alignment'],
        targetName: 'EQF level 6',
        targetUrl: 'http://data.europa.eu/snb/eqf/6',
        targetFramework: 'European Qualifications Framework',
        targetCode: '6',
        targetType: 'ext:EQF',
      },
    ]);
  });

  it('carries every EU element', () => {
    const { elements } = ePortfolioContent();
    assert.equal(achievement.creditsAvailable, 2);
    assert.equal(credential.credentialSubject.creditsEarned, 2);
    assert.equal(achievement.ECTS, 2);
    assert.equal(achievement.timeInvestment, 54);
    assert.equal(achievement.nationalLevel, elements.nationalLevel);
    assert.equal(achievement.assessmentType, elements.assessmentType);
    assert.equal(achievement.participationType, 'blended');
    assert.equal(achievement.qualityAssurance, elements.qualityAssurance);
    assert.equal(achievement.supervisionType, 'supervised online or onsite with identity verification');
    assert.equal(achievement.identityChecked, true);
    assert.equal(achievement.prerequisites, elements.prerequisites);
    assert.equal(achievement.stackability, 'integrated, stackable towards another credential');
    assert.equal(achievement.furtherInformation, elements.furtherInformation);
  });

  it('reports each criterion seen shown, and the grade, resolvable inside the achievement', () => {
    const { result } = credential.credentialSubject;
    assert.deepEqual(
      result.map((one: { status?: string; value?: string }) => one.status ?? one.value),
      ['Completed', 'Completed', 'Completed', '5'],
    );
    const described = new Set(achievement.resultDescription.map((one: { id: string }) => one.id));
    assert.equal(described.size, 5);
    for (const one of result) assert.ok(described.has(one.resultDescription), one.resultDescription);
    assert.ok(
      !text.includes('Not asked this time'),
      'comments of the review stay between teacher and learner',
    );
  });

  it('carries consented evidence only, with addresses that are IRIs', () => {
    assert.deepEqual(credential.evidence, [
      {
        id: 'https://portfolio.example.org/anna/design',
        type: ['Evidence', 'CriterionEvidence'],
        name: 'My learning design',
        narrative: 'Sections 2 and 3 show the criteria.',
        shows: [`${ACHIEVEMENT}#criterion-criterion-1`, `${ACHIEVEMENT}#criterion-criterion-3`],
      },
      {
        id: 'https://portfolio.example.org/anna/t%C3%B6%C3%B6t%20ja%20pildid?q=%7B1%7C2%7D',
        type: ['Evidence'],
        name: 'Tools I suggest',
      },
    ]);
    assert.ok(!text.includes('video.example.org'));
  });

  it('identifies the learner by a salted hash of the lower-cased email only', () => {
    const [identifier] = credential.credentialSubject.identifier;
    const expected = createHash('sha256').update(`anna.korhonen@example.org${identifier.salt}`).digest('hex');
    assert.deepEqual(identifier, {
      type: 'IdentityObject',
      hashed: true,
      identityHash: `sha256$${expected}`,
      identityType: 'emailAddress',
      salt: identifier.salt,
    });
    assert.match(identifier.salt, /^[0-9a-f]{32}$/);
    assert.match(credential.credentialSubject.id, /^urn:uuid:[0-9a-f-]{36}$/);
    assert.ok(!/anna\.korhonen@/i.test(text));
  });

  it('names the learner only as they wrote it, which identifies them for the label, too', async () => {
    const issued = JSON.parse(
      await engine.credentials.issue(award({ email: '', learnerName: 'Šárka Öberg' }), engine.key),
    );
    assert.deepEqual(issued.credentialSubject.identifier, [
      { type: 'IdentityObject', hashed: false, identityHash: 'Šárka Öberg', identityType: 'name' },
    ]);
    assert.ok(issued.type.includes('EuropeanMicroCredential'));
  });

  it('names its place in the status list', () => {
    assert.deepEqual(credential.credentialStatus, {
      id: `${PUBLIC_URL}/status/list-1#4711`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '4711',
      statusListCredential: `${PUBLIC_URL}/status/list-1`,
    });
  });

  it('names the same place in the list of suspensions, beside the one status of Open Badges 3.0', () => {
    assert.ok(credential.type.includes('SuspendableCredential'));
    assert.deepEqual(credential.suspensionStatus, {
      id: `${PUBLIC_URL}/status/list-1-suspension#4711`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'suspension',
      statusListIndex: '4711',
      statusListCredential: `${PUBLIC_URL}/status/list-1-suspension`,
    });
  });

  it('is signed once, by the key of the institution', () => {
    assert.equal(credential.proof.length, 1);
    const [proof] = credential.proof;
    assert.equal(proof.type, 'DataIntegrityProof');
    assert.equal(proof.cryptosuite, 'eddsa-rdfc-2022');
    assert.equal(proof.proofPurpose, 'assertionMethod');
    assert.equal(proof.created, '2026-11-20T10:15:30Z');
    assert.equal(proof.verificationMethod, `${DID}#${engine.key.id}`);
  });

  it('draws salt and subject afresh each time', async () => {
    const again = JSON.parse(await engine.credentials.issue(award(), engine.key));
    assert.notEqual(again.credentialSubject.id, credential.credentialSubject.id);
    assert.notEqual(
      again.credentialSubject.identifier[0].salt,
      credential.credentialSubject.identifier[0].salt,
    );
    assert.deepEqual(again.credentialSubject.achievement, achievement);
  });

  it('does not call itself an EU micro-credential without an identified learner', async () => {
    const { email: _, ...anonymous } = award();
    const issued = JSON.parse(await engine.credentials.issue(anonymous, engine.key));
    assert.deepEqual(issued.type, ['VerifiableCredential', 'OpenBadgeCredential', 'SuspendableCredential']);
    assert.equal(issued.credentialSubject.identifier, undefined);
  });

  it('says who awards it and where, when the badge names another body', () => {
    const content = ePortfolioContent({
      issuerContact: 'Room 12, Mondays',
      language: 'sl-rozaj',
      elements: { awardingBody: 'CPI', countryCode: 'SI' },
    });
    const built = JSON.parse(
      JSON.stringify(engine.credentials.achievement(institution(), { badge: 'b', version: 1, content })),
    );
    assert.equal(built.awardingBody, 'CPI');
    assert.equal(built.awardingCountry, 'SI');
    assert.equal(built.contact, 'Room 12, Mondays');
    assert.equal(built.creator.name, 'CPI');
    assert.deepEqual(built.creator.address, { type: ['Address'], addressCountryCode: 'SI' });
    assert.equal(built.inLanguage, 'sl');
  });

  it('leaves out what is empty, and our type where no term of ours is used', async () => {
    const content = ePortfolioContent({
      issuerContact: '',
      description: ' ',
      tags: [],
      skillsDemonstration: '',
      elements: {},
      competenceObjective: { lead: '', outcomes: [] },
      assessmentCriteria: { lead: '', criteria: [] },
    });
    const school = institution({ url: undefined, email: undefined, otherIdentifiers: [], region: undefined });
    const issued = JSON.parse(
      await engine.credentials.issue(
        award({
          institution: school,
          achievement: { badge: 'b', version: 1, content },
          evidence: [],
          verdicts: [],
          grade: '',
          email: ' ',
        }),
        engine.key,
      ),
    );
    const built = issued.credentialSubject.achievement;
    assert.deepEqual(built.type, ['Achievement']);
    assert.equal(built.description, 'EPORTFOLIO EXPERT');
    for (const absent of ['tag', 'alignment', 'creator', 'creditsAvailable'])
      assert.ok(!(absent in built), absent);
    for (const absent of ['result', 'identifier', 'creditsEarned'])
      assert.ok(!(absent in issued.credentialSubject), absent);
    assert.ok(!('evidence' in issued));
  });

  it('refuses an undefined term, in words for a developer', async () => {
    const { signDocument } = await import('../../src/credentials/sign.js');
    const signer = {
      id: `${DID}#${engine.key.id}`,
      algorithm: 'Ed25519',
      sign: async () => new Uint8Array(64),
    };
    const { proof: _, ...unsigned } = credential;
    await assert.rejects(signDocument({ ...unsigned, colour: 'blue' }, signer, AWARDED), (error) => {
      assert.ok(error instanceof TypeError);
      assert.match(error.message, /can't be signed/);
      return true;
    });
  });

  itWithReference('validates against the official schema of Open Badges 3.0', () => {
    const ajv = new Ajv2019({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(reference('schemas/ob_v3p0_achievementcredential_schema.json')));
    assert.ok(validate(credential), JSON.stringify(validate.errors));
  });
});
