import assert from 'node:assert/strict';
import type { Review, Submission, SubmissionState } from '../../../src/domain/submission.js';
import { submissionPage } from '../../../src/web/submit/submissionPage.js';
import type { Award } from '../../../src/web/submit/submissionReader.js';
import { evidenceItem, roundContent } from '../../factories/submission.js';
import { reader, render, words } from './rendering.js';

const PUBLIC_URL = 'https://badges.example.org';
const round = { ...roundContent(), number: 1, submittedAt: '2026-11-20T10:00:00.000Z' };
const review: Review = {
  id: 'review-1',
  reviewer: 'teacher-1',
  reviewedAt: '2026-11-22T10:00:00.000Z',
  decision: 'changesRequested',
  reason: 'Chapter two is missing.',
  verdicts: [
    { criterion: 'criterion-1', verdict: 'shown', comment: 'Clear.' },
    { criterion: 'criterion-2', verdict: 'notYet', comment: 'Name two tools.' },
  ],
};

function issued(changes: Partial<Extract<Award, { kind: 'issued' }>['issued']> = {}): Award {
  return {
    kind: 'issued',
    issued: {
      id: 'credential-1',
      institution: 'school',
      course: 'course',
      badge: 'badge',
      version: 1,
      submission: 'submission',
      learner: 'student',
      state: 'issued',
      visibility: 'private',
      credential: '{}',
      digest: 'digest',
      picture: 'picture',
      statusList: 'list',
      statusIndex: 1,
      issuedAt: '2026-11-24T09:00:00.000Z',
      statusChangedAt: '2026-11-24T09:00:00.000Z',
      revision: 1,
      ...changes,
    },
  };
}

function show(submission: Partial<Submission>, award: Award = { kind: 'none' }): string {
  return render('submit/submission', submissionPage(reader({ submission }), award, PUBLIC_URL));
}

describe("the student's submission page", () => {
  const steps: readonly (readonly [SubmissionState, RegExp, RegExp | undefined, RegExp | undefined])[] = [
    ['draft', /You have not submitted yet/, /Continue/, /Start again/],
    [
      'submitted',
      /Your teacher has had it since 20 November 2026 at 10:00 UTC/,
      undefined,
      /Start again|Improve/,
    ],
    ['changesRequested', /Your teacher has read your work/, /Improve and submit again/, /Start again/],
    ['rejected', /has not approved your work/, /Start again/, /Withdraw|Improve/],
    ['withdrawn', /You took your work back/, /Start again/, /Withdraw my|Improve/],
  ];
  for (const [state, next, offered, absent] of steps) {
    it(`says what happens next when it is ${state}`, () => {
      const shown = words(show({ state, rounds: [round], waitingSince: round.submittedAt }));
      assert.match(shown, next);
      if (offered) assert.match(shown, offered);
      if (absent) assert.doesNotMatch(shown, absent);
    });
  }

  it('gives the reason first, then each criterion with verdict, comment and evidence', () => {
    const shown = words(show({ state: 'changesRequested', rounds: [{ ...round, review }] }));
    const order = [
      'Your teacher asks for changes',
      'Chapter two is missing.',
      'Creates a learning design',
      'Shown',
      'Clear.',
      'My learning design',
      'Suggests ePortfolio tools',
      'Not yet',
      'Name two tools.',
      'You gave no evidence for this criterion.',
    ];
    let from = 0;
    for (const part of order) {
      const found = shown.indexOf(part, from);
      assert.ok(found >= 0, `"${part}" comes too early or not at all`);
      from = found;
    }
  });

  it('keeps earlier rounds, newest first', () => {
    const second = { ...round, number: 2, note: 'Second try' };
    const html = show({ state: 'submitted', rounds: [{ ...round, review }, second] });
    assert.ok(html.indexOf('Second try') < html.indexOf('Chapter two is missing.'));
    assert.match(words(html), /Earlier rounds/);
  });

  it('says what has been left out of the badge, and shows evidence without a criterion', () => {
    const evidence = [evidenceItem({ criteria: [] }), evidenceItem({ title: 'Agreed', consent: true })];
    const shown = words(show({ state: 'submitted', rounds: [{ ...round, evidence }] }));
    assert.match(shown, /Evidence without a criterion My learning design/);
    assert.match(shown, /Only for your teacher/);
    assert.match(shown, /May be part of your badge/);
  });

  it('shows text as typed and never as markup', () => {
    const evidence = [evidenceItem({ title: '<b>محفظتي</b> 🎓' })];
    const html = show({ state: 'submitted', rounds: [{ ...round, evidence }] });
    assert.match(html, /dir="auto">&lt;b&gt;محفظتي&lt;\/b&gt; 🎓</);
  });

  it('marks a trial', () => {
    const shown = words(show({ state: 'submitted', trial: true, rounds: [round] }));
    assert.match(shown, /A trial is reviewed by nobody and issues nothing/);
    assert.doesNotMatch(shown, /Your teacher has had it/);
  });

  it('says that the badge is being signed', () => {
    const html = show({ state: 'approved', rounds: [round] }, { kind: 'pending' });
    assert.match(words(html), /Your badge is being signed/);
    assert.doesNotMatch(html, /Download PNG/);
  });

  it('hands over the badge: picture, files, link, visibility', () => {
    const html = show({ state: 'approved', rounds: [round] }, issued());
    assert.match(html, /alt="Picture of the badge “EPORTFOLIO EXPERT”"/);
    assert.match(html, /href="\/submissions\/[\w-]+\/badge\.png">Download PNG/);
    assert.match(html, /href="\/submissions\/[\w-]+\/badge\.json">Download JSON/);
    assert.match(html, /readonly value="https:\/\/badges\.example\.org\/credentials\/credential-1"/);
    assert.match(html, /name="visibility" value="public"/);
    assert.match(words(html), /Whoever opens the link reads that this badge is private/);
    assert.match(words(html), /Your badge names nobody\./);
    assert.doesNotMatch(words(html), /Withdraw my submission/);
  });

  it('offers the public page of a public badge in a window of its own, for frames may not show it', () => {
    const html = show({ state: 'approved', rounds: [round] }, issued({ visibility: 'public' }));
    assert.match(html, /href="https:\/\/badges\.example\.org\/credentials\/credential-1" target="_blank"/);
    assert.match(html, /name="visibility" value="private"/);
  });

  it('tells the truth about the identification from the signed badge itself', () => {
    const credential = JSON.stringify({ identifier: [{ identityHash: 'sha256$…' }] });
    const shown = words(show({ state: 'approved', rounds: [round] }, issued({ credential })));
    assert.match(shown, /Your badge carries a code made from your email address/);
  });

  it('says that a badge was revoked, and why', () => {
    const revocation = {
      at: '2026-12-01T09:00:00.000Z',
      by: 'teacher-1',
      reason: 'Issued to the wrong person.',
    };
    const shown = words(
      show({ state: 'approved', rounds: [round] }, issued({ state: 'revoked', revocation })),
    );
    assert.match(shown, /This badge has been revoked The school took it back on 1 December 2026/);
    assert.match(shown, /Issued to the wrong person\./);
  });
});
