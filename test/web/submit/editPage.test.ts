import assert from 'node:assert/strict';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { submissionFaults } from '../../../src/domain/submissionRules.js';
import { Form } from '../../../src/web/form.js';
import { editPage } from '../../../src/web/submit/editPage.js';
import { lockedPage } from '../../../src/web/submit/lockedPage.js';
import { applyAction, readAction, readRevision, readWork } from '../../../src/web/submit/workForm.js';
import { ePortfolioContent } from '../../factories/badgeContent.js';
import { evidenceItem, roundContent, submission } from '../../factories/submission.js';
import { reader, render, words } from './rendering.js';

const { criteria } = ePortfolioContent().assessmentCriteria;
const criterionIds = criteria.map(({ id }) => id);
const blankWork = { content: submission().draft, identifierConsent: false };
const work = {
  content: roundContent({
    evidence: [
      evidenceItem({ id: 'one', consent: true }),
      evidenceItem({ id: 'two', url: 'https://folio.example/"><script>', title: 'محفظتي 🎓', criteria: [] }),
    ],
  }),
  identifierConsent: true,
};

describe("the form of the student's evidence", () => {
  it('begins with one empty piece of evidence and no consent', () => {
    const html = render(
      'submit/edit',
      editPage(reader(), { work: blankWork, faults: [], email: 'anna@school.fi' }),
    );
    const values = formValues(html);
    assert.deepEqual(values['evidence.0.url'], ['']);
    assert.deepEqual(values['evidence.0.consent'], ['no']);
    assert.deepEqual(values.identifierConsent, ['no']);
    assert.equal(values['evidence.1.url'], undefined);
    assert.doesNotMatch(html, /Remove evidence/);
  });

  it('comes back as it was typed: what is shown is what is read', () => {
    const draft = { state: 'draft', draft: work.content, identifierConsent: true } as const;
    const named = { ...work, shownName: 'Šárka <b>Öberg</b>' };
    const html = render(
      'submit/edit',
      editPage(reader({ submission: draft }), { work: named, faults: [], email: 'a@b.fi' }),
    );
    const form = new Form(formValues(html));
    assert.deepEqual(readWork(form, submission(draft), criterionIds), named);
    assert.equal(readRevision(form), 5);
  });

  it('shows each fault at its field and in the summary, and keeps the rest', () => {
    const typed = {
      ...work,
      content: roundContent({ evidence: [evidenceItem(), evidenceItem({ url: 'http://folio.example' })] }),
    };
    const faults = submissionFaults(typed.content, criteria);
    const html = render('submit/edit', editPage(reader(), { work: typed, faults, email: undefined }));
    assert.match(html, /<a href="#evidence-1-url">The link begins with http:\/\//);
    assert.match(html, /id="evidence-1-url-fault"/);
    assert.match(html, /value="http:\/\/folio\.example"/);
  });

  it('explains where a badge stays nameless because no email is known', () => {
    const html = render('submit/edit', editPage(reader(), { work, faults: [], email: undefined }));
    assert.match(words(html), /did not tell us your email address/);
    assert.doesNotMatch(html, /name="identifierConsent"/);
  });

  it('puts what the teacher said above the form', () => {
    const review = {
      id: 'review-1',
      reviewer: 'teacher-1',
      reviewedAt: '2026-11-22T10:00:00.000Z',
      decision: 'changesRequested' as const,
      reason: 'Chapter two is missing.',
      verdicts: [{ criterion: 'criterion-2', verdict: 'notYet' as const, comment: 'Name two tools.' }],
    };
    const round = { ...roundContent(), number: 1, submittedAt: '2026-11-20T10:00:00.000Z', review };
    const changes = { state: 'changesRequested', rounds: [round], draft: roundContent() } as const;
    const html = render(
      'submit/edit',
      editPage(reader({ submission: changes }), { work, faults: [], email: undefined }),
    );
    assert.match(
      words(html),
      /Chapter two is missing\..*Suggests ePortfolio tools.* Not yet Name two tools\./,
    );
    assert.match(html, />Submit again</);
  });

  it('shows both versions after a stale edit and goes on from the newest', () => {
    const conflict = submission({ draft: roundContent({ note: 'from the other window' }) });
    const html = render('submit/edit', editPage(reader(), { work, faults: [], email: undefined, conflict }));
    assert.match(words(html), /saved in another window/);
    assert.match(html, /from the other window/);
    assert.deepEqual(formValues(html).note, [work.content.note]);
  });

  it('hands back what was typed after the work was already sent', () => {
    const html = render('submit/locked', lockedPage(reader({ submission: { state: 'submitted' } }), work));
    assert.match(html, /محفظتي 🎓/);
    assert.match(words(html), /was already submitted/);
  });
});

describe('readWork', () => {
  const read = (fields: Record<string, string[]>, of = submission()) =>
    readWork(new Form(fields), of, criterionIds);

  it('reads items in their order, also with gaps between their numbers', () => {
    const { content } = read({
      'evidence.7.url': ['https://b.example'],
      'evidence.2.url': ['https://a.example'],
    });
    assert.deepEqual(
      content.evidence.map(({ url }) => url),
      ['https://a.example', 'https://b.example'],
    );
  });

  it('keeps ids of this submission, each once, and draws new ones for any other', () => {
    const of = submission({ draft: roundContent({ evidence: [evidenceItem({ id: 'mine' })] }) });
    const ids = read(
      { 'evidence.0.id': ['mine'], 'evidence.1.id': ['mine'], 'evidence.2.id': ['someone-elses'] },
      of,
    ).content.evidence.map(({ id }) => id);
    assert.equal(ids[0], 'mine');
    assert.equal(new Set(ids).size, 3);
    assert.ok(!ids.includes('someone-elses'));
  });

  it('takes no answer it does not know', () => {
    const { content, identifierConsent } = read({
      'selfAssessment.criterion-1': ['perhaps'],
      'selfAssessment.criterion-2': ['partly'],
      'selfAssessment.unknown': ['yes'],
      identifierConsent: ['on'],
    });
    assert.deepEqual(content.selfAssessment, { 'criterion-2': 'partly' });
    assert.equal(identifierConsent, false);
  });

  it('adds a blank item, removes the named one, and takes anything else for saving', () => {
    const pressed = (action: string) => applyAction(work, readAction(new Form({ action: [action] })));
    assert.equal(pressed('add').content.evidence.length, 3);
    assert.deepEqual(
      pressed('remove.0').content.evidence.map(({ id }) => id),
      ['two'],
    );
    assert.deepEqual(pressed('remove.9'), work);
    assert.deepEqual(readAction(new Form({ action: ['approve'] })), { kind: 'save' });
  });

  it('takes a form without a revision for one that is out of date', () => {
    assert.equal(readRevision(Form.empty), -1);
    assert.equal(readRevision(new Form({ revision: ['1e9'] })), -1);
  });
});
