import assert from 'node:assert/strict';
import { evidenceFor, otherEvidence, roundChanges } from '../../src/domain/roundChanges.js';
import { evidence, round } from '../usecases/reviewWorld.js';

const CRITERIA = [
  { id: 'plan', text: 'Plans the work' },
  { id: 'do', text: 'Does the work' },
];

describe('What changed from one round to the next', () => {
  const kept = evidence({ id: 'kept' });
  const dropped = evidence({ id: 'dropped' });
  const edited = evidence({ id: 'edited' });
  const before = round({ evidence: [kept, dropped, edited], selfAssessment: { plan: 'partly', do: 'yes' } });

  it('tells added, removed and changed evidence apart by id', () => {
    const after = round({
      number: 2,
      evidence: [kept, { ...edited, url: 'https://portfolio.example/second' }, evidence({ id: 'new' })],
    });
    const changes = roundChanges(before, after);
    assert.deepEqual([...changes.added], ['new']);
    assert.deepEqual([...changes.changed], ['edited']);
    assert.deepEqual(changes.removed, [dropped]);
  });

  it('sees a new title, note or claimed criterion, but not another order of criteria or another consent', () => {
    const both = { ...kept, criteria: ['plan', 'do'] };
    const changed = (item: typeof kept) =>
      roundChanges(round({ evidence: [both] }), round({ evidence: [item] })).changed;
    assert.equal(changed({ ...both, title: 'Other' }).size, 1);
    assert.equal(changed({ ...both, note: 'Other' }).size, 1);
    assert.equal(changed({ ...both, criteria: ['plan'] }).size, 1);
    assert.equal(changed({ ...both, criteria: ['do', 'plan'], consent: false }).size, 0);
  });

  it('marks the note and each self-assessment that differs', () => {
    const after = round({
      number: 2,
      note: 'New words',
      selfAssessment: { plan: 'yes', do: 'yes', more: 'yes' },
    });
    const changes = roundChanges(before, after);
    assert.equal(changes.note, true);
    assert.deepEqual([...changes.selfAssessment], ['plan', 'more']);
    assert.equal(roundChanges(before, before).note, false);
  });

  it('finds evidence by criterion, and what claims none of them', () => {
    const loose = evidence({ id: 'loose', criteria: ['gone'] });
    const planned = evidence({ id: 'planned', criteria: ['plan', 'do'] });
    const content = round({ evidence: [loose, planned] });
    assert.deepEqual(evidenceFor(content, 'do'), [planned]);
    assert.deepEqual(otherEvidence(content, CRITERIA), [loose]);
  });
});
