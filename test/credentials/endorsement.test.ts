import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { EndorsementContent } from '../../src/domain/ports/credentials.js';
import {
  award,
  type Engine,
  itWithReference,
  makeEngine,
  NOW,
  outcomes,
  PUBLIC_URL,
  referenceUrl,
  stepOf,
} from './engine.js';
import { independentlyVerify } from './independentVerifier.js';
import { secondOpinion } from './secondVerifier.js';

describe('An endorsement that was received', () => {
  let engine: Engine;
  let endorsement: string;
  let badge: string;
  before(async () => {
    engine = await makeEngine();
    endorsement = await engine.credentials.endorse(content(), engine.key);
    badge = await engine.credentials.issue(award({ endorsements: [endorsement] }), engine.key);
  });

  const content = (changes: Partial<EndorsementContent> = {}): EndorsementContent => ({
    id: '01940000-0000-7000-8000-00000000e001',
    institution: engine.school,
    achievement: { badge: '01940000-0000-7000-8000-00000000b001', version: 2 },
    title: 'EPORTFOLIO EXPERT',
    endorser: {
      name: 'Šárka Öberg',
      organisation: 'Œuvre & Söhne €',
      url: 'https://partner.example/über uns',
    },
    statement: 'We take part in the assessment. 漢字 🎓 ]]>',
    receivedAt: new Date('2026-11-20T08:00:00.500Z'),
    ...changes,
  });

  it('is an EndorsementCredential of the institution that names who made it', () => {
    const signed = JSON.parse(endorsement);
    assert.deepEqual(signed.type, ['VerifiableCredential', 'EndorsementCredential', 'ReceivedEndorsement']);
    assert.equal(signed.id, `${PUBLIC_URL}/endorsements/01940000-0000-7000-8000-00000000e001`);
    assert.equal(signed.issuer.id, engine.credentials.issuerId(engine.school.id));
    assert.equal(
      signed.credentialSubject.id,
      `${PUBLIC_URL}/achievements/01940000-0000-7000-8000-00000000b001/2`,
    );
    assert.equal(signed.endorser.name, 'Œuvre & Söhne €');
    assert.match(signed.credentialSubject.endorsementComment, /— Šárka Öberg, Œuvre & Söhne €/);
    assert.match(signed.credentialSubject.endorsementComment, /not signed by Œuvre & Söhne € itself/);
    assert.equal(signed.validFrom, '2026-11-20T08:00:00Z');
  });

  it('is accepted by verifiers that share no code with ours, alone and inside a badge', async () => {
    const did = engine.credentials.didDocument(engine.school, [engine.key]);
    for (const text of [endorsement, badge]) {
      assert.equal(await independentlyVerify(text), true);
      assert.equal(await secondOpinion(text, did, NOW), undefined);
    }
  });

  it('is a step of the badge that carries it, which says who signed', async () => {
    const verification = await engine.credentials.verify(badge, engine.world, NOW);
    assert.deepEqual(
      Object.entries(outcomes(verification)).filter(([, outcome]) => outcome !== 'passed'),
      [],
    );
    assert.equal(stepOf(verification, 'endorsements').reason, 'endorsements.received');
    assert.deepEqual(JSON.parse(badge).endorsement, [JSON.parse(endorsement)]);
  });

  it('fails inside the badge when it is about another one, or was changed', async () => {
    const other = await engine.credentials.endorse(
      content({ achievement: { badge: 'other', version: 1 } }),
      engine.key,
    );
    const changed = endorsement.replace('We take part', 'We never took part');
    for (const wrong of [other, changed]) {
      const text = await engine.credentials.issue(award({ endorsements: [wrong] }), engine.key);
      const verification = await engine.credentials.verify(text, engine.world, NOW);
      assert.equal(outcomes(verification).endorsements, 'failed');
      assert.equal(outcomes(verification).proof, 'passed');
    }
  });

  itWithReference('fits the official schema of a badge', () => {
    const schema = JSON.parse(
      readFileSync(referenceUrl('schemas/ob_v3p0_achievementcredential_schema.json'), 'utf8'),
    );
    const ajv = new Ajv2019({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    assert.equal(validate(JSON.parse(badge)), true, JSON.stringify(validate.errors));
  });
});
