import assert from 'node:assert/strict';
import {
  contentToSubmit,
  demandLearner,
  draftFaults,
  isBlank,
  isSameContent,
  isWritable,
  mayStartAfter,
  submissionFaults,
  withNewRound,
} from '../../src/domain/submissionRules.js';
import type { FieldFault } from '../../src/errors.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { evidenceItem, roundContent, submission } from '../factories/submission.js';

const { criteria } = ePortfolioContent().assessmentCriteria;
const blank = evidenceItem({ url: '', title: '', note: '', criteria: [] });
const named = (faults: readonly FieldFault[]) => faults.map(({ field, message }) => `${field} ${message}`);

describe('submissionRules', () => {
  it('lets a student write a draft and answer asked-for changes, and nothing else', () => {
    assert.equal(isWritable('draft'), true);
    assert.equal(isWritable('changesRequested'), true);
    for (const state of ['submitted', 'approved', 'rejected', 'withdrawn'] as const) {
      assert.equal(isWritable(state), false, state);
    }
  });

  it('begins a new attempt only after a closed one, or beside a trial from another time', () => {
    assert.equal(mayStartAfter({ state: 'rejected', trial: false }, false), true);
    assert.equal(mayStartAfter({ state: 'withdrawn', trial: true }, true), true);
    assert.equal(mayStartAfter({ state: 'submitted', trial: false }, false), false);
    assert.equal(mayStartAfter({ state: 'approved', trial: false }, false), false);
    assert.equal(mayStartAfter({ state: 'submitted', trial: true }, false), true);
    assert.equal(mayStartAfter({ state: 'submitted', trial: true }, true), false);
  });

  it("answers someone else's submission like an unknown one", () => {
    assert.throws(() => demandLearner(submission(), 'other'), { code: 'NOT_FOUND' });
    assert.throws(() => demandLearner(submission(), undefined), { code: 'NOT_FOUND' });
    demandLearner(submission(), 'student');
  });

  it('takes an unfinished draft, as far as the limits', () => {
    const unfinished = roundContent({ evidence: [blank, evidenceItem({ url: 'my homework' })] });
    assert.deepEqual(draftFaults(unfinished, criteria), []);
  });

  it('names every limit at its field', () => {
    const content = roundContent({
      evidence: [
        evidenceItem(),
        evidenceItem({
          url: `https://folio.example/${'a'.repeat(2_000)}`,
          title: 'a'.repeat(10_000),
          note: 'a'.repeat(2_001),
          criteria: ['criterion-1', 'someone-else'],
        }),
      ],
      note: 'a'.repeat(5_001),
    });
    assert.deepEqual(named(draftFaults(content, criteria)), [
      'evidence.1.url submit.faults.tooLong',
      'evidence.1.title submit.faults.tooLong',
      'evidence.1.criteria submit.faults.criterionUnknown',
      'evidence.1.note submit.faults.tooLong',
      'note submit.faults.tooLong',
    ]);
  });

  it('takes 20 pieces of evidence, not 21', () => {
    const items = Array.from({ length: 21 }, (_, index) =>
      evidenceItem({ url: `https://folio.example/${index}` }),
    );
    assert.deepEqual(submissionFaults(roundContent({ evidence: items.slice(1) }), criteria), []);
    const faults = submissionFaults(roundContent({ evidence: items }), criteria);
    assert.deepEqual(named(faults), ['evidence submit.faults.tooMany']);
  });

  it('asks for at least one link', () => {
    for (const evidence of [[], [blank], [blank, blank]]) {
      const faults = submissionFaults(roundContent({ evidence }), criteria);
      assert.deepEqual(named(faults), ['evidence.0.url submit.faults.noEvidence']);
    }
  });

  it('names bad and repeated links by their place, blank items counted', () => {
    const evidence = [
      evidenceItem({ url: 'HTTPS://Folio.example/' }),
      blank,
      evidenceItem({ url: '' }),
      evidenceItem({ url: 'http://folio.example' }),
      evidenceItem({ url: 'https://folio.example' }),
    ];
    assert.deepEqual(named(submissionFaults(roundContent({ evidence }), criteria)), [
      'evidence.2.url submit.faults.addressMissing',
      'evidence.3.url submit.faults.addressHttp',
      'evidence.4.url submit.faults.addressTwice',
    ]);
  });

  it('names faults in the order of the form', () => {
    const evidence = [
      evidenceItem({ url: 'nothing', title: 'a'.repeat(201) }),
      evidenceItem({ url: '', note: 'a'.repeat(2_001) }),
    ];
    const faults = submissionFaults(roundContent({ evidence, note: 'a'.repeat(5_001) }), criteria);
    assert.deepEqual(
      faults.map(({ field }) => field),
      ['evidence.0.url', 'evidence.0.title', 'evidence.1.url', 'evidence.1.note', 'note'],
    );
  });

  it('keeps emoji and right-to-left text as typed', () => {
    const content = roundContent({ evidence: [evidenceItem({ title: 'محفظتي 🎓' })], note: '👩‍🏫 שלום' });
    assert.deepEqual(submissionFaults(content, criteria), []);
    assert.deepEqual(contentToSubmit(content), content);
  });

  it('sends without blank items, and names an untitled link by its website', () => {
    const evidence = [blank, evidenceItem({ title: '', url: 'https://www.folio.example/a' })];
    const sent = contentToSubmit(roundContent({ evidence })).evidence;
    assert.deepEqual(
      sent.map((item) => item.title),
      ['folio.example'],
    );
  });

  it('an item with only a chosen consent is still blank', () => {
    assert.equal(isBlank({ ...blank, consent: true }), true);
    assert.equal(isBlank({ ...blank, criteria: ['criterion-1'] }), false);
  });

  it('compares content by what it says, not by ids or order of ticks', () => {
    const one = roundContent();
    const repeated = roundContent({
      evidence: [evidenceItem({ id: 'drawn-anew', criteria: ['criterion-3', 'criterion-1'] })],
      selfAssessment: { 'criterion-2': 'partly', 'criterion-1': 'yes' },
    });
    assert.equal(isSameContent(one, repeated), true);
    assert.equal(isSameContent(one, roundContent({ note: 'Something else' })), false);
    assert.equal(isSameContent(one, roundContent({ evidence: [evidenceItem({ consent: true })] })), false);
  });

  it('makes the next round, from which the one after starts', () => {
    const now = new Date('2026-11-03T09:00:00.000Z');
    const work = { content: roundContent(), identifierConsent: true };
    const sent = withNewRound(submission(), work, now);
    assert.equal(sent.state, 'submitted');
    assert.equal(sent.waitingSince, now.toISOString());
    assert.equal(sent.identifierConsent, true);
    assert.deepEqual(sent.rounds, [{ ...work.content, number: 1, submittedAt: now.toISOString() }]);
    assert.deepEqual(sent.draft, work.content);
  });

  it('keeps a trial out of the review queue', () => {
    const work = { content: roundContent(), identifierConsent: false };
    const sent = withNewRound(submission({ trial: true }), work, new Date());
    assert.equal(sent.state, 'submitted');
    assert.equal(sent.waitingSince, undefined);
  });
});
