import assert from 'node:assert/strict';
import { Ajv2019 } from 'ajv/dist/2019.js';
import fc from 'fast-check';
import {
  ASSESSMENT_METHODS,
  type BadgeContent,
  CYCLES,
  DELIVERY_MODES,
  PARTICIPATION_FORMS,
  QUALITY_ASSURANCE_TYPES,
  STACKABILITIES,
  SUPERVISIONS,
} from '../../src/domain/badgeDefinition.js';
import { bakeSvg, extractSvg } from '../../src/images/svg/svg.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';
import { award, type Engine, itWithReference, makeEngine, NOW, outcomes, reference } from './engine.js';
import { independentlyVerify } from './independentVerifier.js';
import { secondOpinion } from './secondVerifier.js';

const SPECIAL = 'ä ö š č ž ß € 漢 😀👩🏽‍🏫 "quoted" <b>&amp;</b> \\ @id {x} \t مرحبا é e\u0301 \u2028';

const text = fc.oneof(
  fc.constant(SPECIAL),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const listed = fc
  .uniqueArray(text, { maxLength: 5 })
  .map((texts) => texts.map((one, n) => ({ id: `id-${n}`, text: one })));

/** The first perhaps with levels, and linked to an outcome that may or may not be there. */
const criteria = fc
  .tuple(listed, optional(fc.tuple(text, text)), text)
  .map(([[first, ...others], names, description]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            outcomes: ['id-0'],
            ...(names && {
              levels: names.map((name, n) => ({ id: `level-${n}`, name, description, points: n })),
              neededLevel: 'level-1',
            }),
          },
          ...others,
        ],
  );

const content: fc.Arbitrary<BadgeContent> = fc.record({
  title: text,
  issuerContact: text,
  description: text,
  tags: fc.array(text, { maxLength: 4 }),
  competenceObjective: fc.record({ lead: text, outcomes: listed }),
  assessmentCriteria: fc.record({ lead: text, criteria }),
  skillsDemonstration: text,
  elements: fc.record({
    ects: optional(fc.integer({ min: 1, max: 60 }).map((halves) => halves / 2)),
    hours: optional(fc.integer({ min: 1, max: 900 })),
    eqfLevel: optional(fc.integer({ min: 1, max: 8 })),
    nationalLevel: optional(text),
    assessmentType: optional(text),
    participationForm: optional(fc.constantFrom(...PARTICIPATION_FORMS)),
    qualityAssurance: optional(text),
    countryCode: optional(fc.constantFrom('FI', 'SI', 'IT', 'DE')),
    awardingBody: optional(text),
    prerequisites: optional(text),
    supervision: optional(fc.constantFrom(...SUPERVISIONS)),
    stackability: optional(fc.constantFrom(...STACKABILITIES)),
    furtherInformation: optional(text),
    cycle: optional(fc.constantFrom(...CYCLES)),
    assessmentMethod: optional(fc.constantFrom(...ASSESSMENT_METHODS)),
    deliveryMode: optional(fc.constantFrom(...DELIVERY_MODES)),
    qualityAssuranceType: optional(fc.constantFrom(...QUALITY_ASSURANCE_TYPES)),
    qualityAssuranceUrl: optional(fc.webUrl({ validSchemes: ['https'] })),
    learnerProfile: optional(text),
    gradeScale: optional(text),
    stackableTowards: optional(text),
  }),
  image: fc.constant({ template: 'medal', parameters: {} }),
  language: fc.constantFrom('en', 'fi', 'sl', 'sr-Latn', 'de-AT'),
});

const awarded = fc.record({
  content,
  name: text,
  region: optional(text),
  evidence: fc.array(fc.record({ title: text, note: text, url: fc.webUrl({ withQueryParameters: true }) }), {
    maxLength: 3,
  }),
  grade: optional(text),
  otherMethod: optional(text),
  email: optional(fc.emailAddress()),
});

describe('any text in any field', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });

  const issue = (sample: typeof awarded extends fc.Arbitrary<infer T> ? T : never) => {
    const base = award();
    return engine.credentials.issue(
      {
        id: base.id,
        institution: institution({ name: sample.name, region: sample.region, description: sample.name }),
        achievement: { badge: 'b', version: 1, content: sample.content },
        evidence: sample.evidence.map((item, n) => ({
          ...item,
          id: `e${n}`,
          criteria: ['id-0'],
          consent: true,
        })),
        verdicts: sample.content.assessmentCriteria.criteria.map(({ id }) => ({
          criterion: id,
          verdict: 'shown',
          comment: '',
        })),
        awardedAt: base.awardedAt,
        status: base.status,
        ...(sample.grade === undefined ? {} : { grade: sample.grade }),
        ...(sample.otherMethod === undefined ? {} : { otherMethod: sample.otherMethod }),
        ...(sample.email === undefined ? {} : { email: sample.email }),
      },
      engine.key,
    );
  };

  it('signs 200 random badges that our verifier and two others accept, and as tokens', async () => {
    const did = engine.credentials.didDocument(engine.school, [engine.key, engine.rsaKey]);
    await fc.assert(
      fc.asyncProperty(awarded, fc.nat({ max: 9 }), async (sample, turn) => {
        const signed = await issue(sample);
        const token = await engine.credentials.issueJwt(signed, engine.rsaKey);
        for (const form of turn < 3 ? [signed, token] : [signed]) {
          const verification = await engine.credentials.verify(form, engine.world, NOW);
          const { microCredential, ...found } = outcomes(verification);
          for (const [step, outcome] of Object.entries(found))
            assert.equal(outcome, 'passed', `${step}: ${JSON.stringify(verification.steps)}`);
          assert.notEqual(microCredential, 'failed');
        }
        assert.equal(extractSvg(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', signed)), signed);
        assert.equal(await independentlyVerify(signed), true);
        // The slower ones see a part of them.
        if (turn === 0) assert.equal(await secondOpinion(signed, did, NOW), undefined);
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);

  itWithReference('builds only what the official schema accepts', async () => {
    const ajv = new Ajv2019({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(reference('schemas/ob_v3p0_achievementcredential_schema.json')));
    await fc.assert(
      fc.asyncProperty(awarded, async (sample) => {
        assert.ok(validate(JSON.parse(await issue(sample))), JSON.stringify(validate.errors));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps special characters as typed, and only mends half ones', async () => {
    const signed = JSON.parse(
      await engine.credentials.issue(
        award({
          achievement: {
            badge: 'b',
            version: 1,
            content: ePortfolioContent({ title: SPECIAL, description: 'half \ud83d one' }),
          },
        }),
        engine.key,
      ),
    );
    assert.equal(signed.name, SPECIAL);
    assert.equal(signed.credentialSubject.achievement.description, 'half \ufffd one');
  });
});
