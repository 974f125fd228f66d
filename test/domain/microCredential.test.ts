import assert from 'node:assert/strict';
import { MANDATORY_ELEMENTS, missingElements } from '../../src/domain/microCredential.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';

describe('EU micro-credential: missing elements', () => {
  const { profile } = institution();
  const without = (changes: object) =>
    ePortfolioContent({ elements: { ...ePortfolioContent().elements, ...changes } });

  it('finds none in a full badge, before and after an identified award', () => {
    assert.deepEqual(missingElements(ePortfolioContent(), profile), []);
    assert.deepEqual(missingElements(ePortfolioContent(), profile, { identified: true }), []);
  });

  it('misses the learner in an award without a consented identifier', () => {
    assert.deepEqual(missingElements(ePortfolioContent(), profile, { identified: false }), ['learner']);
  });

  it('takes ECTS or hours as workload, but not zero', () => {
    assert.deepEqual(missingElements(without({ ects: undefined }), profile), []);
    assert.deepEqual(missingElements(without({ hours: undefined }), profile), []);
    assert.deepEqual(missingElements(without({ ects: 0, hours: undefined }), profile), ['workload']);
  });

  it('takes an EQF or a national level', () => {
    assert.deepEqual(missingElements(without({ eqfLevel: undefined }), profile), []);
    assert.deepEqual(missingElements(without({ eqfLevel: undefined, nationalLevel: ' ' }), profile), [
      'level',
    ]);
  });

  it('takes country and awarding body from the badge or the issuer profile', () => {
    const bare = institution({ name: '', countryCode: undefined, region: undefined }).profile;
    assert.deepEqual(missingElements(ePortfolioContent(), bare), ['country', 'awardingBody']);
    assert.deepEqual(missingElements(without({ countryCode: 'SI', awardingBody: 'CPI' }), bare), []);
  });

  it('names everything an empty badge lacks, in the order of the Annex', () => {
    const empty = ePortfolioContent({
      title: '',
      competenceObjective: { lead: 'x', outcomes: [{ id: 'a', text: ' ' }] },
      elements: {},
    });
    const bare = institution({ name: '', countryCode: undefined, region: undefined }).profile;
    assert.deepEqual(
      missingElements(empty, bare, { identified: false }),
      MANDATORY_ELEMENTS.filter((element) => element !== 'issueDate'),
    );
  });
});
