import assert from 'node:assert/strict';
import {
  completeReview,
  decisionStanding,
  type ReviewDraft,
  reviewObstacle,
  revocationFaults,
} from '../../src/domain/reviewRules.js';
import type { Review, Submission } from '../../src/domain/submission.js';
import { sampleSubmission } from '../store/sampleDocuments.js';
import { round } from '../usecases/reviewWorld.js';

const CRITERIA = [
  { id: 'plan', text: 'Plans the work' },
  { id: 'do', text: 'Does the work' },
];

function draft(changes: Partial<ReviewDraft> = {}): ReviewDraft {
  const verdicts = {
    plan: { verdict: 'shown' as const, comment: 'Well planned' },
    do: { verdict: 'shown' as const, comment: '' },
  };
  return { choice: 'approved', reason: '', grade: '', verdicts, ...changes };
}

function faultsOf(typed: ReviewDraft): readonly { field: string; message: string; values?: object }[] {
  const complete = completeReview(typed, CRITERIA);
  return 'faults' in complete ? complete.faults : [];
}

describe('A review', () => {
  it('that approves with every criterion shown is complete, in the order of the criteria', () => {
    assert.deepEqual(completeReview(draft({ grade: '5' }), CRITERIA), {
      review: {
        decision: 'approved',
        reason: '',
        grade: '5',
        verdicts: [
          { criterion: 'plan', verdict: 'shown', comment: 'Well planned' },
          { criterion: 'do', verdict: 'shown', comment: '' },
        ],
      },
    });
  });

  it('leaves an empty grade out', () => {
    const complete = completeReview(draft(), CRITERIA);
    assert.ok('review' in complete && !('grade' in complete.review));
  });

  it('keeps verdicts on criteria of the badge alone', () => {
    const strange = draft({ verdicts: { ...draft().verdicts, other: { verdict: 'shown', comment: '' } } });
    const complete = completeReview(strange, CRITERIA);
    assert.ok('review' in complete);
    assert.equal(complete.review.verdicts.length, 2);
  });

  it('that approves names the criteria not shown', () => {
    const typed = draft({ verdicts: { ...draft().verdicts, do: { verdict: 'notYet', comment: '' } } });
    assert.deepEqual(faultsOf(typed), [
      { field: 'choice', message: 'review.faults.notAllShown', values: { criteria: '“Does the work”' } },
    ]);
  });

  it('names every criterion that was not judged, and a missing decision', () => {
    const faults = faultsOf(draft({ choice: undefined, verdicts: {} }));
    assert.deepEqual(
      faults.map((fault) => fault.field),
      ['verdict.plan', 'verdict.do', 'choice'],
    );
  });

  it('that asks for changes or rejects gives a reason', () => {
    for (const choice of ['changesRequested', 'rejected'] as const) {
      assert.deepEqual(faultsOf(draft({ choice })), [
        { field: 'reason', message: `review.faults.reasonMissing.${choice}` },
      ]);
      assert.deepEqual(faultsOf(draft({ choice, reason: 'The plan lacks dates' })), []);
    }
  });

  it('records another assessment method only when the student agreed', () => {
    const otherMethod = 'Oral examination';
    assert.deepEqual(faultsOf(draft({ otherMethod })), [
      { field: 'otherMethodConsent', message: 'review.faults.otherMethodConsent' },
    ]);
    assert.deepEqual(faultsOf(draft({ otherMethodConsent: true })), [
      { field: 'otherMethod', message: 'review.faults.otherMethodMissing' },
    ]);
    const complete = completeReview(draft({ otherMethod, otherMethodConsent: true }), CRITERIA);
    assert.ok('review' in complete);
    assert.equal(complete.review.otherMethod, otherMethod);
    const long = draft({ otherMethod: 'x'.repeat(301), otherMethodConsent: true });
    assert.deepEqual(
      faultsOf(long).map(({ field }) => field),
      ['otherMethod'],
    );
  });

  it('has limits, counted in characters as people see them', () => {
    const emoji = '🦉'.repeat(100);
    assert.deepEqual(faultsOf(draft({ grade: emoji })), []);
    assert.deepEqual(faultsOf(draft({ grade: `${emoji}x`, reason: 'x'.repeat(2001) })), [
      { field: 'reason', message: 'review.faults.tooLong', values: { limit: 2000, length: 2001 } },
      { field: 'grade', message: 'review.faults.tooLong', values: { limit: 100, length: 101 } },
    ]);
  });

  it('quotes only the beginning of an endless criterion', () => {
    const endless = [{ id: 'plan', text: 'x'.repeat(10_000) }];
    const complete = completeReview(draft({ verdicts: {} }), endless);
    assert.ok('faults' in complete);
    assert.equal(String(complete.faults[0]?.values?.criterion).length, 80);
  });
});

describe('A revocation', () => {
  it('has a reason of at most 500 characters', () => {
    assert.deepEqual(revocationFaults('Issued by mistake'), []);
    assert.deepEqual(revocationFaults('x'.repeat(500)), []);
    assert.equal(revocationFaults('')[0]?.field, 'reason');
    assert.equal(revocationFaults('x'.repeat(501))[0]?.message, 'review.faults.tooLong');
  });
});

describe('Who may review', () => {
  it('nobody their own submission, and nobody a trial', () => {
    assert.equal(reviewObstacle(sampleSubmission(), 'learner'), 'own');
    assert.equal(reviewObstacle(sampleSubmission({ trial: true }), 'learner'), 'own');
    assert.equal(reviewObstacle(sampleSubmission({ trial: true }), 'teacher'), 'trial');
    assert.equal(reviewObstacle(sampleSubmission(), 'teacher'), undefined);
  });
});

describe('A decision that meets the submission as it stands now', () => {
  const review: Review = {
    id: 'decision-1',
    reviewer: 'teacher',
    reviewedAt: '2026-11-24T09:00:00.000Z',
    decision: 'changesRequested',
    reason: 'More detail, please',
    verdicts: [],
  };
  const decided = { rounds: [round({ review })], state: 'changesRequested' } as const;
  const standingOf = (changes: Partial<Submission>, decision: string, number = 1) =>
    decisionStanding(sampleSubmission(changes), decision, number).standing;

  it('is open while its round waits', () => {
    assert.equal(standingOf({ state: 'submitted', rounds: [round()] }, 'decision-1'), 'open');
  });

  it('is recorded when its own id is found, also after the student went on', () => {
    assert.equal(standingOf(decided, 'decision-1'), 'recorded');
    const resubmitted = { state: 'submitted', rounds: [...decided.rounds, round({ number: 2 })] } as const;
    assert.equal(standingOf(resubmitted, 'decision-1'), 'recorded');
  });

  it("is someone else's when the round has another decision", () => {
    assert.deepEqual(decisionStanding(sampleSubmission(decided), 'decision-2', 1), {
      standing: 'decidedByOther',
      review,
    });
  });

  it('came too late when the student withdrew or the round is another one', () => {
    assert.equal(standingOf({ state: 'withdrawn', rounds: [round()] }, 'decision-1'), 'movedOn');
    assert.equal(standingOf({ state: 'submitted', rounds: [round()] }, 'decision-1', 2), 'movedOn');
    assert.equal(standingOf({ state: 'draft', rounds: [] }, 'decision-1', 0), 'movedOn');
  });
});
