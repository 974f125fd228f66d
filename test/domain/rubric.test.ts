import assert from 'node:assert/strict';
import type { BadgeContent } from '../../src/domain/badgeDefinition.js';
import { BADGE_LIMITS } from '../../src/domain/badgeLimits.js';
import { readBadge } from '../../src/domain/badgeRules.js';
import { judged } from '../../src/domain/reviewRules.js';
import { uncoveredOutcomes } from '../../src/domain/rubric.js';
import { readRubric, type TypedLevel, typedRubric } from '../../src/domain/rubricRules.js';
import { sameContent, typedBadge } from '../../src/domain/typedBadge.js';
import { ePortfolioContent, levelledContent } from '../factories/badgeContent.js';

const level = (id: string, name: string, changes: Partial<TypedLevel> = {}): TypedLevel => ({
  id,
  name,
  points: '',
  description: '',
  ...changes,
});

function faultsOf(levels: readonly TypedLevel[], needed = ''): string[] {
  const typed = { 'criterion-1': { outcomes: [], levels, needed } };
  return readRubric(typed, ePortfolioContent()).faults.map(({ field, message }) => `${field} ${message}`);
}

function firstCriterion(content: BadgeContent) {
  const [criterion] = content.assessmentCriteria.criteria;
  assert.ok(criterion);
  return criterion;
}

describe('Levels and outcomes of a badge', () => {
  it('are read back as they were typed', () => {
    const content = levelledContent();
    assert.deepEqual(readRubric(typedRubric(content), content), { content, faults: [] });
    const plain = ePortfolioContent();
    assert.deepEqual(readRubric(typedRubric(plain), plain), { content: plain, faults: [] });
  });

  it('take a comma in points, and rows left blank as none', () => {
    const levels = [
      level('a', 'Low', { points: '0' }),
      level('b', ''),
      level('c', 'High', { points: '2,5' }),
    ];
    const read = readRubric(
      { 'criterion-1': { outcomes: [], levels, needed: 'c' } },
      ePortfolioContent(),
    ).content;
    assert.deepEqual(firstCriterion(read).levels, [
      { id: 'a', name: 'Low', description: '', points: 0 },
      { id: 'c', name: 'High', description: '', points: 2.5 },
    ]);
  });

  it('name every fault at its field', () => {
    const two = [level('a', 'Low'), level('b', 'High')];
    assert.deepEqual(faultsOf(two), ['needed.criterion-1 rubric.faults.neededMissing']);
    assert.deepEqual(faultsOf(two, 'someone-elses'), ['needed.criterion-1 rubric.faults.neededMissing']);
    assert.deepEqual(faultsOf(two, 'b'), []);
    assert.deepEqual(faultsOf([level('a', 'Low')], 'a'), ['level.criterion-1.0.name rubric.faults.oneLevel']);
    assert.deepEqual(faultsOf([level('a', 'Low'), level('b', 'LOW')], 'a'), [
      'level.criterion-1.1.name rubric.faults.nameTwice',
    ]);
    assert.deepEqual(faultsOf([level('a', '', { description: 'x' }), level('b', 'High')], 'b'), [
      'level.criterion-1.0.name rubric.faults.nameMissing',
    ]);
    assert.deepEqual(faultsOf([level('a', 'L', { points: '-1' }), level('b', 'High')], 'b'), [
      'level.criterion-1.0.points define.faults.number.points',
    ]);
    const many = Array.from({ length: BADGE_LIMITS.levels + 1 }, (_, index) =>
      level(`${index}`, `L${index}`),
    );
    assert.deepEqual(faultsOf(many, '0'), ['needed.criterion-1 rubric.faults.tooMany']);
    assert.deepEqual(faultsOf([level('a', 'x'.repeat(10_000)), level('b', 'High')], 'b'), [
      'level.criterion-1.0.name define.faults.tooLong',
    ]);
  });

  it('stay when the criterion’s text is edited, and lose outcomes that were taken out', () => {
    const before = levelledContent();
    const typed = typedBadge(before);
    const criteria = typed.texts.criteria.replace('Creates a learning design', 'Makes a learning design');
    const outcomes = typed.texts.outcomes.split('\n').slice(1).join('\n');
    const edited = readBadge(
      { ...typed, texts: { ...typed.texts, criteria, outcomes } },
      before,
      () => 'new',
    ).content;
    const criterion = firstCriterion(edited);
    assert.match(criterion.text, /^Makes/);
    assert.deepEqual(criterion.levels, firstCriterion(before).levels);
    assert.equal(criterion.outcomes, undefined);
  });

  it('are content: changing a level changes the badge, other ids for the same do not', () => {
    const content = levelledContent();
    assert.equal(sameContent(content, ePortfolioContent()), false);
    const again = JSON.parse(JSON.stringify(content).replaceAll('"middle"', '"other"'));
    assert.equal(sameContent(content, again), true);
    const raised = JSON.parse(
      JSON.stringify(content).replace('"neededLevel":"middle"', '"neededLevel":"high"'),
    );
    assert.equal(sameContent(content, raised), false);
  });

  it('show which outcomes nothing shows, once anything says so', () => {
    assert.deepEqual(uncoveredOutcomes(ePortfolioContent()), []);
    assert.deepEqual(uncoveredOutcomes(levelledContent()), []);
    const typed = typedRubric(levelledContent());
    const first = typed['criterion-1'];
    assert.ok(first);
    const read = readRubric({ ...typed, 'criterion-1': { ...first, outcomes: [] } }, levelledContent());
    assert.deepEqual(uncoveredOutcomes(read.content), ['outcome-1']);
  });
});

describe('A criterion judged', () => {
  const levelled = firstCriterion(levelledContent());
  it('by levels is shown from the needed level on', () => {
    assert.deepEqual(judged(levelled, 'low'), { verdict: 'notYet', level: 'low' });
    assert.deepEqual(judged(levelled, 'middle'), { verdict: 'shown', level: 'middle' });
    assert.deepEqual(judged(levelled, 'high'), { verdict: 'shown', level: 'high' });
    assert.deepEqual(judged(levelled, 'notYet'), { verdict: 'notYet' });
  });
  it('by levels can’t be shown without one', () => {
    for (const chosen of ['shown', '', 'unknown']) {
      assert.deepEqual(judged(levelled, chosen), { verdict: undefined });
    }
  });
  it('without levels is shown or not yet', () => {
    const plain = firstCriterion(ePortfolioContent());
    assert.deepEqual(judged(plain, 'shown'), { verdict: 'shown' });
    assert.deepEqual(judged(plain, 'middle'), { verdict: undefined });
  });
});
