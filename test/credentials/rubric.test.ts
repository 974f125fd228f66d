import assert from 'node:assert/strict';
import { levelledContent } from '../factories/badgeContent.js';
import { award, makeEngine, NOW, outcomes, PUBLIC_URL } from './engine.js';

const ACHIEVEMENT = `${PUBLIC_URL}/achievements/01940000-0000-7000-8000-00000000b001/2`;
const CRITERION = `${ACHIEVEMENT}#criterion-criterion-1`;

describe('issue: a badge with rubric levels', () => {
  it('describes them, and says which was reached', async () => {
    const engine = await makeEngine();
    const content = award({
      achievement: { badge: '01940000-0000-7000-8000-00000000b001', version: 2, content: levelledContent() },
      verdicts: [
        { criterion: 'criterion-1', verdict: 'shown', comment: 'Well done.', level: 'high' },
        { criterion: 'criterion-2', verdict: 'shown', comment: '' },
      ],
    });
    const text = await engine.credentials.issue(content, engine.key);
    const { credentialSubject } = JSON.parse(text);
    const [levelled, plain] = credentialSubject.achievement.resultDescription;
    const alignment = (n: number) => [
      {
        type: ['Alignment'],
        targetName: levelledContent().competenceObjective.outcomes[n - 1]?.text,
        targetUrl: `${ACHIEVEMENT}#outcome-outcome-${n}`,
        targetType: 'ext:LearningOutcome',
      },
    ];
    assert.deepEqual(levelled, {
      id: CRITERION,
      type: ['ResultDescription'],
      name: levelledContent().assessmentCriteria.criteria[0]?.text,
      resultType: 'RubricCriterionLevel',
      allowedValue: ['Beginning', 'Able', 'Excellent'],
      requiredLevel: `${CRITERION}-level-middle`,
      rubricCriterionLevel: [
        {
          id: `${CRITERION}-level-low`,
          type: ['RubricCriterionLevel'],
          name: 'Beginning',
          description: 'Needs help.',
          level: '1',
          points: '0',
        },
        {
          id: `${CRITERION}-level-middle`,
          type: ['RubricCriterionLevel'],
          name: 'Able',
          description: 'Done without help.',
          level: '2',
          points: '2.5',
        },
        {
          id: `${CRITERION}-level-high`,
          type: ['RubricCriterionLevel'],
          name: 'Excellent',
          description: 'With reasons of their own.',
          level: '3',
        },
      ],
      alignment: alignment(1),
    });
    assert.equal(plain.resultType, 'Status');
    assert.deepEqual(plain.alignment, alignment(2));
    assert.deepEqual(credentialSubject.result.slice(0, 2), [
      {
        type: ['Result'],
        resultDescription: CRITERION,
        status: 'Completed',
        achievedLevel: `${CRITERION}-level-high`,
        value: 'Excellent',
      },
      { type: ['Result'], resultDescription: `${ACHIEVEMENT}#criterion-criterion-2`, status: 'Completed' },
    ]);
    const verified = await engine.credentials.verify(text, engine.world, NOW);
    const { schema, terms, proof } = outcomes(verified);
    assert.deepEqual({ schema, terms, proof }, { schema: 'passed', terms: 'passed', proof: 'passed' });
  });
});
