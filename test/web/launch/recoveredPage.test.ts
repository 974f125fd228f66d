import assert from 'node:assert/strict';
import type { RecoveredDraft } from '../../../src/domain/session.js';
import { recoveredPage } from '../../../src/web/launch/recoveredPage.js';
import { reader } from '../submit/rendering.js';

const DRAFT: RecoveredDraft = {
  id: 'draft-1',
  institution: 'institution-1',
  person: 'person-1',
  path: '/submissions/submission-1/edit',
  fields: {
    action: ['submit'],
    revision: ['1234'],
    'evidence.0.id': ['01940000-0000-7000-8000-0000000000e1'],
    'evidence.0.url': ['https://folio.example/design'],
    'evidence.0.criteria': ['criterion-1', 'criterion-2'],
    'evidence.0.consent': ['yes'],
    'selfAssessment.criterion-1': ['partly'],
    note: ['nursing'],
    'image.template': ['hexagon'],
    'image.primary': ['#0f5c63'],
  },
  savedAt: '2026-11-24T08:00:00.000Z',
  expiresAt: '2026-11-25T08:00:00.000Z',
};

describe('The page of what an expired session had posted', () => {
  it('shows what was written, and neither what was chosen nor what stood hidden in the form', () => {
    const { texts } = recoveredPage(reader(), DRAFT);
    assert.deepEqual(texts, ['https://folio.example/design', 'nursing']);
  });

  it('puts everything back into the form but the button that was pressed', () => {
    const { fields, target } = recoveredPage(reader(), DRAFT);
    assert.equal(target, DRAFT.path);
    assert.ok(Array.isArray(fields));
    const names = fields.map(({ name }: { name: string }) => name);
    const posted = Object.entries(DRAFT.fields).filter(([name]) => name !== 'action');
    assert.deepEqual(
      names,
      posted.flatMap(([name, values]) => values.map(() => name)),
    );
  });

  it('leads back to no form that would act at once', () => {
    const { target } = recoveredPage(reader(), { ...DRAFT, path: '/submissions/submission-1/withdraw' });
    assert.equal(target, undefined);
  });
});
