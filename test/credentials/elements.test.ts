import assert from 'node:assert/strict';
import type { MicroCredentialElements } from '../../src/domain/badgeDefinition.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { award, makeEngine, NOW, outcomes } from './engine.js';

const OPTIONAL: MicroCredentialElements = {
  cycle: 'first',
  assessmentMethod: 'portfolio',
  deliveryMode: 'selfPaced',
  qualityAssurance: 'Audited by FINEEC',
  qualityAssuranceType: 'both',
  qualityAssuranceUrl: 'https://karvi.example/audits/hamk?id={1}',
  learnerProfile: 'Teachers in vocational schools',
  gradeScale: '1, 2, 3, 4, 5',
  stackability: 'stackable',
  stackableTowards: 'Vocational teacher education, 60 ECTS credits',
};

describe('issue: the elements that a badge may leave out', () => {
  it('are all in the signed credential, in Open Badges’ own fields where there are any', async () => {
    const engine = await makeEngine();
    const content = ePortfolioContent();
    const elements = { ...content.elements, ...OPTIONAL };
    const given = award({ achievement: { badge: 'b', version: 1, content: { ...content, elements } } });
    const text = await engine.credentials.issue(given, engine.key);
    const { achievement } = JSON.parse(text).credentialSubject;
    assert.equal(achievement.cycle, 'first cycle');
    assert.equal(achievement.deliveryMode, 'selfPaced');
    assert.equal(achievement.qualityAssuranceType, 'both');
    assert.equal(achievement.learnerProfile, OPTIONAL.learnerProfile);
    assert.equal(achievement.stackableTowards, OPTIONAL.stackableTowards);
    assert.deepEqual(achievement.alignment.slice(-2), [
      {
        type: ['Alignment'],
        targetName: 'portfolio',
        targetUrl: 'http://data.europa.eu/snb/assessment/4f03b91c0e',
        targetFramework: 'Europass assessment types',
        targetCode: 'portfolio',
        targetType: 'ext:AssessmentType',
      },
      {
        type: ['Alignment'],
        targetName: 'Audited by FINEEC',
        targetUrl: 'https://karvi.example/audits/hamk?id=%7B1%7D',
        targetType: 'ext:QualityAssurance',
      },
    ]);
    assert.deepEqual(achievement.resultDescription.at(-1).allowedValue, ['1', '2', '3', '4', '5']);
    const { schema, terms, proof, microCredential } = outcomes(
      await engine.credentials.verify(text, engine.world, NOW),
    );
    assert.deepEqual([schema, terms, proof, microCredential], ['passed', 'passed', 'passed', 'passed']);
  });
});

describe('issue: an award that was assessed in another way', () => {
  it('names the method on the subject of this one award, and nothing else changes', async () => {
    const engine = await makeEngine();
    const text = await engine.credentials.issue(award({ otherMethod: 'Oral examination' }), engine.key);
    const { credentialSubject } = JSON.parse(text);
    assert.deepEqual(credentialSubject.type, ['AchievementSubject', 'AssessedSubject']);
    assert.equal(credentialSubject.assessmentMethod, 'Oral examination');
    const plain = JSON.parse(await engine.credentials.issue(award(), engine.key)).credentialSubject;
    assert.deepEqual(plain.type, ['AchievementSubject']);
    assert.equal('assessmentMethod' in plain, false);
    assert.deepEqual(plain.achievement, credentialSubject.achievement);
    const { schema, terms, proof } = outcomes(await engine.credentials.verify(text, engine.world, NOW));
    assert.deepEqual([schema, terms, proof], ['passed', 'passed', 'passed']);
  });
});
