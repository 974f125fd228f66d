import assert from 'node:assert/strict';
import { finnishContent } from '../factories/badgeContent.js';
import { award, makeEngine, NOW, outcomes, PUBLIC_URL } from './engine.js';

const ACHIEVEMENT = `${PUBLIC_URL}/achievements/01940000-0000-7000-8000-00000000b001/2`;

describe('issue: a badge in two languages', () => {
  it('is in its own language, with the other beside it, signed too', async () => {
    const engine = await makeEngine();
    const { achievement: plain } = award();
    const content = award({ achievement: { ...plain, content: finnishContent() } });
    const text = await engine.credentials.issue(content, engine.key);
    const { achievement } = JSON.parse(text).credentialSubject;
    assert.equal(achievement.inLanguage, 'en');
    assert.equal(achievement.name, 'EPORTFOLIO EXPERT');
    const [finnish, ...others] = achievement.related;
    assert.deepEqual(others, []);
    const { narrative, ...rest } = finnish;
    assert.match(narrative, /^- laatia oppimissuunnitelman$/m);
    assert.match(narrative, /^2\. Suggests ePortfolio tools/m);
    assert.deepEqual(rest, {
      id: `${ACHIEVEMENT}#language-fi`,
      type: ['Related', 'AchievementTranslation'],
      inLanguage: 'fi',
      version: '2',
      name: 'ePortfolio-osaaja',
      description: 'Osaaja tuo ePortfoliot opetukseen.',
      tag: ['osaaminen', 'ePortfolio'],
      qualityAssurance: 'Korkeakoulun laatujärjestelmä',
      translated: [
        { of: `${ACHIEVEMENT}#outcome-outcome-1`, text: 'laatia oppimissuunnitelman' },
        { of: `${ACHIEVEMENT}#criterion-criterion-1`, text: 'Laatii oppimissuunnitelman' },
        { of: `${ACHIEVEMENT}#criterion-criterion-1-level-middle`, text: 'Osaa', note: 'Tehty ilman apua.' },
      ],
    });
    const { schema, terms, proof } = outcomes(await engine.credentials.verify(text, engine.world, NOW));
    assert.deepEqual([schema, terms, proof], ['passed', 'passed', 'passed']);
  });
});
