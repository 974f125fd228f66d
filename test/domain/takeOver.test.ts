import assert from 'node:assert/strict';
import { readBadge } from '../../src/domain/badgeRules.js';
import type { OutcomeSource } from '../../src/domain/outcomeSource.js';
import { takeOver } from '../../src/domain/takeOver.js';
import { sameContent, typedBadge } from '../../src/domain/typedBadge.js';
import { ePortfolioContent } from '../factories/badgeContent.js';

const SOURCE: OutcomeSource = {
  targetType: 'CFItem',
  targetName: 'Plans lessons',
  targetUrl: 'https://frameworks.example/items/1',
  targetCode: 'item-1',
  targetFramework: 'Teaching',
};
let next = 0;
const newId = () => `new-${++next}`;

describe('Taking outcomes over into a draft', () => {
  it('adds what is new, below what is there, with its source', () => {
    const draft = ePortfolioContent();
    const taken = takeOver(
      draft,
      { outcomes: [{ text: 'plan lessons', source: SOURCE }], criteria: ['has a plan'] },
      newId,
    );
    const { outcomes } = taken.content.competenceObjective;
    assert.deepEqual(outcomes.slice(0, 4), draft.competenceObjective.outcomes);
    assert.deepEqual([outcomes[4]?.text, outcomes[4]?.source], ['plan lessons', SOURCE]);
    assert.equal(taken.content.assessmentCriteria.criteria.at(-1)?.text, 'has a plan');
    assert.deepEqual([taken.outcomes, taken.criteria, taken.faults], [1, 1, []]);
  });

  it('changes nothing the second time', () => {
    const takings = {
      outcomes: [{ text: 'plan lessons', source: SOURCE }],
      criteria: ['has a plan'],
      texts: { description: 'More.', tags: 'design' },
    };
    const once = takeOver(ePortfolioContent(), takings, newId);
    const twice = takeOver(once.content, takings, newId);
    assert.equal(sameContent(once.content, twice.content), true);
    assert.deepEqual([twice.outcomes, twice.criteria], [0, 0]);
  });

  it('gives a typed outcome the source it is found to have', () => {
    const draft = ePortfolioContent();
    const text = draft.competenceObjective.outcomes[1]?.text.toUpperCase() ?? '';
    const { content } = takeOver(draft, { outcomes: [{ text, source: SOURCE }], criteria: [] }, newId);
    assert.deepEqual(content.competenceObjective.outcomes[1]?.source, SOURCE);
    assert.equal(sameContent(draft, content), false);
  });

  it('replaces lines and adds to texts', () => {
    const { content } = takeOver(
      ePortfolioContent(),
      {
        outcomes: [],
        criteria: [],
        texts: { outcomesLead: 'The learner can', description: 'One more paragraph.' },
      },
      newId,
    );
    assert.equal(content.competenceObjective.lead, 'The learner can');
    assert.match(content.description, /^CoBle project[\s\S]*\n\nOne more paragraph\.$/);
    assert.equal(content.title, ePortfolioContent().title);
  });

  it('names what goes beyond a badge’s limits', () => {
    const outcomes = Array.from({ length: 60 }, (_, index) => ({ text: `outcome ${index}` }));
    const { faults } = takeOver(ePortfolioContent(), { outcomes, criteria: [] }, newId);
    assert.deepEqual(
      faults.map(({ field, message }) => [field, message]),
      [['outcomes', 'define.faults.tooMany']],
    );
  });

  it('lets an outcome keep its source when it is reworded, and lose it when it is replaced', () => {
    const { content } = takeOver(
      ePortfolioContent(),
      { outcomes: [{ text: 'plan good lessons', source: SOURCE }], criteria: [] },
      newId,
    );
    const edited = (last: string) => {
      const typed = typedBadge(content);
      const lines = typed.texts.outcomes.split('\n');
      const texts = { ...typed.texts, outcomes: [...lines.slice(0, -1), last].join('\n') };
      return readBadge({ ...typed, texts }, content, newId).content.competenceObjective.outcomes.at(-1);
    };
    assert.deepEqual(edited('plan very good lessons')?.source, SOURCE);
    assert.equal(edited('mend bicycles')?.source, undefined);
  });
});
