import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/platform.js';
import type { Review, Round, Submission } from '../../../src/domain/submission.js';
import { conflictPage } from '../../../src/web/review/conflictPage.js';
import { SETUP_LINK } from '../../../src/web/review/names.js';
import { awardsPage, queuePage } from '../../../src/web/review/queuePage.js';
import { EMPTY_DRAFT } from '../../../src/web/review/reviewForm.js';
import { type ReviewDetails, type ReviewFormState, reviewPage } from '../../../src/web/review/reviewPage.js';
import { revokePage } from '../../../src/web/review/revokePage.js';
import { ePortfolioContent } from '../../factories/badgeContent.js';
import { evidenceItem, roundContent, submission } from '../../factories/submission.js';
import { sampleIssuedBadge } from '../../store/sampleDocuments.js';
import { reader, render, words } from '../submit/rendering.js';

const NOW = new Date('2026-11-24T09:00:00.000Z');
const DECISION = '01940000-0000-7000-8000-0000000000d1';
const EMPTY: ReviewFormState = { decision: DECISION, draft: EMPTY_DRAFT, faults: [] };
const { criteria } = ePortfolioContent().assessmentCriteria;

function person(id: string, name?: string): [string, Person] {
  const createdAt = '2026-11-01T08:00:00.000Z';
  const known = { id, institution: 'school', platform: 'platform', sub: id, createdAt };
  return [id, { ...known, ...(name === undefined ? {} : { name }) }];
}

const DETAILS: ReviewDetails = {
  people: new Map([person('student', 'Sara <b>Student</b>'), person('teacher', 'Terhi Teacher')]),
  issued: undefined,
  score: undefined,
};

function round(changes: Partial<Round> = {}): Round {
  return { ...roundContent(), number: 1, submittedAt: '2026-11-20T10:00:00.000Z', ...changes };
}

function review(changes: Partial<Review> = {}): Review {
  return {
    id: 'decision-1',
    reviewer: 'teacher',
    reviewedAt: '2026-11-21T10:00:00.000Z',
    decision: 'changesRequested',
    reason: 'Say more about assessment',
    verdicts: [
      { criterion: 'criterion-1', verdict: 'shown', comment: 'Clear' },
      { criterion: 'criterion-2', verdict: 'notYet', comment: '' },
    ],
    ...changes,
  };
}

function teacherReading(changes: Partial<Submission>) {
  const waiting = { state: 'submitted', rounds: [round()], ...changes } as const;
  return { ...reader({ submission: waiting, roles: ['teacher'] }), now: NOW };
}

function rendered(changes: Partial<Submission>, details = DETAILS, state = EMPTY): string {
  return render('review/review', reviewPage(teacherReading(changes), details, state));
}

describe('The review page', () => {
  it('has the evidence beside each criterion, with verdict, comment and decision to fill in', () => {
    const html = rendered({});
    assert.equal(html.match(/type="radio"/g)?.length, 2 * criteria.length + 3);
    assert.equal(html.match(/<textarea/g)?.length, criteria.length + 1);
    assert.ok(html.includes(`name="decision" value="${DECISION}"`));
    assert.ok(html.includes('name="round" value="1"'));
    const read = words(html);
    assert.match(
      read,
      /Criterion 1 Creates a learning design .* My learning design \(opens in a new window\) See chapter two/,
    );
    assert.match(read, /Criterion 2 Suggests .* No evidence for this criterion\. The student says: Partly/);
    assert.match(read, /formulate assessment criteria for ePortfolios/);
  });

  it('escapes what people typed, and links only to https addresses', () => {
    const evidence = [
      evidenceItem({ title: '<script>alert(1)</script>', url: 'javascript:alert(1)' }),
      evidenceItem({ id: 'evidence-2', url: 'http://folio.example/plain', title: 'Plain' }),
    ];
    const html = rendered({ rounds: [round({ evidence, note: '<img src=x onerror=alert(1)>' })] });
    assert.doesNotMatch(html, /<script>alert|href="javascript|href="http:|<img src=x/);
    assert.match(html, /<code dir="auto">javascript:alert\(1\)<\/code>/);
    assert.match(html, /Sara &lt;b&gt;Student/);
  });

  it('keeps evidence in sight that claims no criterion', () => {
    const html = rendered({
      rounds: [round({ evidence: [evidenceItem({ criteria: [], title: 'Loose' })] })],
    });
    assert.match(words(html), /Evidence without a criterion Loose/);
  });

  it('marks what changed between the rounds, with the verdicts of the earlier one beside', () => {
    const first = round({
      evidence: [evidenceItem(), evidenceItem({ id: 'dropped', title: 'Dropped' })],
      review: review(),
    });
    const second = round({
      number: 2,
      evidence: [evidenceItem({ note: 'Rewritten' }), evidenceItem({ id: 'more', title: 'More' })],
      selfAssessment: { 'criterion-1': 'yes', 'criterion-2': 'yes' },
      note: 'Second try',
    });
    const read = words(rendered({ rounds: [first, second] }));
    assert.match(read, /Round 2 My learning design \(opens in a new window\) Changed Rewritten/);
    assert.match(read, /More \(opens in a new window\) New/);
    assert.match(read, /Dropped \(opens in a new window\) Removed since/);
    assert.match(read, /The student says: Yes Changed/);
    assert.match(read, /Shown Clear/);
    assert.match(read, /Earlier rounds Round 1 .* Decided by Terhi Teacher on 21 November 2026/);
  });

  it('keeps what was typed beside its faults', () => {
    const draft = {
      choice: 'rejected' as const,
      reason: '',
      grade: 'B+',
      verdicts: { 'criterion-1': { verdict: 'notYet' as const, comment: 'שלום' } },
    };
    const faults = [{ field: 'reason', message: 'review.faults.reasonMissing.rejected' }];
    const html = rendered({}, DETAILS, { decision: DECISION, draft, faults });
    assert.match(html, /<a href="#reason">Write why you reject it\.<\/a>/);
    assert.match(html, /value="rejected" checked/);
    assert.match(html, /value="notYet" checked/);
    assert.match(html, />שלום<\/textarea>/);
    assert.match(html, /value="B\+"/);
  });

  it('shows a decision without a form: who, when, why, and the badge', () => {
    const rounds = [round({ review: review({ decision: 'approved', reason: '', grade: '5' }) })];
    const signing = rendered({ state: 'approved', rounds });
    assert.doesNotMatch(signing, /<form method="post" action="\/reviews/);
    assert.match(
      words(signing),
      /Approved Decided by Terhi Teacher on 21 November 2026.* Grade: 5 .*is being signed/,
    );
    const issued = sampleIssuedBadge({ issuedAt: '2026-11-21T10:00:01.000Z', visibility: 'public' });
    const done = rendered({ state: 'approved', rounds }, { ...DETAILS, issued });
    assert.match(done, /href="\/reviews\/[^"]+\/revoke"/);
    assert.ok(done.includes(`href="/credentials/${issued.id}"`));
  });

  it('offers revoking to teachers only', () => {
    const rounds = [round({ review: review({ decision: 'approved' }) })];
    const reading = { ...teacherReading({ state: 'approved', rounds }), roles: ['reviewer'] as const };
    const html = render(
      'review/review',
      reviewPage(reading, { ...DETAILS, issued: sampleIssuedBadge() }, EMPTY),
    );
    assert.doesNotMatch(html, /\/revoke"/);
  });

  it('shows nothing of withdrawn work', () => {
    const html = rendered({ state: 'withdrawn' });
    assert.match(words(html), /The student took this submission back/);
    assert.doesNotMatch(html, /folio\.example/);
  });

  it('calls a student without a name by a mark', () => {
    const html = rendered(
      { learner: '01940000-0000-7000-8000-00000abc1234' },
      { ...DETAILS, people: new Map() },
    );
    assert.match(html, /Review: Student BC1234/);
  });
});

describe('The list of reviews', () => {
  const description = { learner: DETAILS.people.get('student'), title: 'EPORTFOLIO EXPERT' };
  const speaker = teacherReading({});

  it('says whose, which badge, which round and since when', () => {
    const waiting = [
      {
        ...submission({ rounds: [round(), round({ number: 2 })], waitingSince: '2026-11-21T09:00:00.000Z' }),
        description,
      },
    ];
    const html = render('review/queue', queuePage(speaker, { waiting, next: 'next+page' }));
    assert.match(words(html), /Sara .*EPORTFOLIO EXPERT Round 2 · waiting for 3 days/);
    assert.ok(html.includes('?after&#x3D;next%2Bpage"'));
    assert.match(html, /aria-current="page">Waiting for review/);
  });

  it('says what to expect where nothing waits', () => {
    assert.match(words(render('review/queue', queuePage(speaker, { waiting: [] }))), /Nothing is waiting/);
    assert.match(words(render('review/queue', awardsPage(speaker, { awards: [] }))), /No badges yet/);
  });

  it('marks revoked badges among those awarded', () => {
    const awards = [{ ...sampleIssuedBadge({ state: 'revoked' }), description }];
    const html = render('review/queue', awardsPage(speaker, { awards, next: 'more' }));
    assert.match(words(html), /Awarded on 1 September 2026 Revoked/);
    assert.ok(html.includes('?show&#x3D;awarded&amp;after&#x3D;more"'));
  });
});

describe('The page for a decision that came too late', () => {
  const draft = {
    choice: 'approved' as const,
    reason: 'A reason <i>typed</i>',
    grade: '4',
    verdicts: { 'criterion-1': { verdict: 'shown' as const, comment: 'Nice' } },
  };

  it('says who decided what, and shows everything typed', () => {
    const html = render(
      'review/conflict',
      conflictPage(teacherReading({}), DETAILS, { draft, criteria, review: review() }),
    );
    const read = words(html);
    assert.match(read, /Changes asked for Decided by Terhi Teacher on .* Say more about assessment/);
    assert.match(read, /What you typed .* Approve: .* Grade 4 .* Shown Nice/);
    assert.match(html, /&lt;i&gt;typed/);
  });

  it('says what the student did', () => {
    const typed = { draft, criteria, review: undefined };
    const pageOf = (changes: Partial<Submission>) =>
      words(render('review/conflict', conflictPage(teacherReading(changes), DETAILS, typed)));
    assert.match(pageOf({ state: 'withdrawn' }), /The student withdrew/);
    assert.match(pageOf({}), /The student has sent new work/);
  });
});

describe('The page for revoking', () => {
  const state = { reason: '', faults: [] };
  const rounds = [round({ review: review({ decision: 'approved' }) })];

  it('says what it means and asks for the reason', () => {
    const html = render(
      'review/revoke',
      revokePage(teacherReading({ rounds }), DETAILS, sampleIssuedBadge(), state),
    );
    assert.match(words(html), /Badge EPORTFOLIO EXPERT Student Sara .*Up to 500 characters/);
    assert.match(html, /<textarea id="reason"/);
  });

  it('shows what was done, also by an admin from the setup link', () => {
    const revocation = { at: '2026-11-23T10:00:00.000Z', by: SETUP_LINK, reason: 'By mistake' };
    const issued = sampleIssuedBadge({ state: 'revoked', revocation });
    const html = render('review/revoke', revokePage(teacherReading({ rounds }), DETAILS, issued, state));
    assert.match(words(html), /Revoked by an administrator of the school on 23 November 2026.* By mistake/);
    assert.doesNotMatch(html, /<textarea/);
  });
});
