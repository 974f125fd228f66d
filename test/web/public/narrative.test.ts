import assert from 'node:assert/strict';
import { criteriaNarrative } from '../../../src/credentials/narrative.js';
import { takeApart } from '../../../src/web/public/narrative.js';
import { ePortfolioContent } from '../../factories/badgeContent.js';

describe('A criteria narrative taken apart', () => {
  const content = ePortfolioContent();
  const outcomes = content.competenceObjective.outcomes.map(({ text }) => text);
  const criteria = content.assessmentCriteria.criteria.map(({ text }) => text);

  it('gives back the words around the lists', () => {
    assert.deepEqual(takeApart(criteriaNarrative(content), outcomes, criteria), {
      outcomesLead: content.competenceObjective.lead,
      criteriaLead: content.assessmentCriteria.lead,
      demonstration: content.skillsDemonstration,
    });
  });

  it('is not misled by lists and line ends in the words', () => {
    const lead = 'You can\n- dance\n- sing';
    const changed = {
      ...content,
      competenceObjective: { lead, outcomes: [{ id: 'o', text: 'Read\n  and write' }] },
      assessmentCriteria: { lead: '', criteria: [{ id: 'c', text: 'Writes\r\nclearly' }] },
    };
    const parts = takeApart(criteriaNarrative(changed), ['Read\n  and write'], ['Writes\r\nclearly']);
    assert.equal(parts?.outcomesLead, lead);
    assert.equal(parts?.criteriaLead, '');
  });

  it("leaves another issuer's words whole", () => {
    assert.equal(takeApart('Do good work.', [], []), undefined);
    assert.equal(takeApart('Do good work.', ['Reads'], ['Writes']), undefined);
  });
});
