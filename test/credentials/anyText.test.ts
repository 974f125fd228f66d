import assert from 'node:assert/strict';
import { Ajv2019 } from 'ajv/dist/2019.js';
import fc from 'fast-check';
import { bakeSvg, extractSvg } from '../../src/images/svg/svg.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { type Awarded, awarded, contentOf, SPECIAL } from './anyBadge.js';
import { award, type Engine, itWithReference, makeEngine, NOW, outcomes, reference } from './engine.js';
import { independentlyVerify } from './independentVerifier.js';
import { secondOpinion } from './secondVerifier.js';

describe('any text in any field', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });

  const issue = (sample: Awarded) => engine.credentials.issue(contentOf(sample), engine.key);

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
        assert.equal(await secondOpinion(signed, did, NOW), undefined);
      }),
      { numRuns: 200 },
    );
  }).timeout(180_000);

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
