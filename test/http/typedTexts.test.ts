import assert from 'node:assert/strict';
import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import { fieldId } from '../../src/web/field.js';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import { type LandedClient, ToolClient } from '../toolClient.js';
import {
  approval,
  approve,
  begin,
  courseOf,
  EVIDENCE,
  enter,
  fill,
  idAfter,
  publishBadge,
  saying,
  submit,
} from './steps.js';

const LONG = 'ä'.repeat(10_000);
const MANY_LINES = Array.from({ length: 41 }, (_, index) => `Line ${index}`).join('\n');

/** What is typed over in a good form, and the fields that must be named for it. */
type Fault = readonly [what: string, changes: FieldValues, ...fields: string[]];

const BADGE_FAULTS: readonly Fault[] = [
  [
    '10,000 characters everywhere',
    eachOf(LONG, 'title', 'issuerContact', 'description'),
    'title',
    'issuerContact',
    'description',
  ],
  ['41 outcomes and criteria', eachOf(MANY_LINES, 'outcomes', 'criteria'), 'outcomes', 'criteria'],
  ['the same criterion in other letters', { criteria: 'Plans lessons\nPLANS  lessons' }, 'criteria'],
  ['numbers that are none', { ects: '-3', hours: '1e5' }, 'ects', 'hours'],
  [
    'choices that nobody offered',
    { eqfLevel: '9', participationForm: '__proto__', language: 'xx' },
    'eqfLevel',
    'participationForm',
    'language',
  ],
  ['a template that does not exist', { 'image.template': '../../etc', shownTemplate: '' }, 'image.template'],
];

const EVIDENCE_FAULTS: readonly Fault[] = [
  ['an address with a password', { 'evidence.0.url': 'https://me:secret@folio.example/' }, 'evidence.0.url'],
  ['an address in another guise', { 'evidence.0.url': 'https://folio.example/\u202Egpj' }, 'evidence.0.url'],
  [
    '10,000 characters everywhere',
    eachOf(LONG, 'evidence.0.title', 'evidence.0.note', 'note'),
    'evidence.0.title',
    'evidence.0.note',
    'note',
  ],
  ['21 pieces of evidence', manyItems(21), 'evidence'],
  ['a criterion of another badge', { 'evidence.0.criteria': ['another'] }, 'evidence.0.criteria'],
];

const REVIEW_FAULTS: readonly Fault[] = [
  ['no decision', { choice: '' }, 'choice'],
  ['no reason for changes', { choice: 'changesRequested', reason: ' \n ' }, 'reason'],
  ['10,000 characters everywhere', eachOf(LONG, 'reason', 'grade'), 'reason', 'grade'],
];

/** Not typed but chosen: what was never offered can't be shown as chosen. */
const CHOSEN = /^(eqfLevel|participationForm|language|image\.template|shownTemplate|choice|.*\.criteria)$/;

describe('A form with faults', () => {
  let tool: RunningTool;
  let teacher: LandedClient;
  let badge: string;
  let students = 0;

  before(async () => {
    tool = await startTool();
    teacher = await enter(tool.lms, 'teacher');
    badge = await publishBadge(teacher);
  });
  after(() => tool.close());

  const newStudent = () => {
    students += 1;
    return enter(tool.lms, 'student', `typing-${students}`);
  };

  /** Refused with the fields named, linked and explained, and every text as it was typed. */
  async function expectRefused(
    client: LandedClient,
    { path, fields }: { readonly path: string; readonly fields: FieldValues },
    typed: FieldValues,
    faulty: readonly string[],
  ): Promise<void> {
    const reply = await client.post(path, fields);
    assert.equal(reply.status, 422, saying(reply));
    for (const field of faulty) {
      assert.ok(reply.text.includes(`<a href="#${fieldId(field)}">`), `${field} is not in the summary`);
      assert.ok(new RegExp(`id="${fieldId(field)}(-fault)?"`).test(reply.text), `${field} is not marked`);
    }
    const kept = fill(reply, path);
    for (const [name, value] of Object.entries(typed)) {
      if (!CHOSEN.test(name)) assert.deepEqual(kept[name], [String(value).trim()], name);
    }
  }

  for (const [what, changes, ...fields] of BADGE_FAULTS) {
    it(`of a badge: ${what}`, async () => {
      const path = paths.editBadge(badge);
      const form = fill(await teacher.get(path), path, { ...changes, action: 'save' });
      await expectRefused(teacher, { path, fields: form }, changes, fields);
    });
  }

  for (const [what, changes, ...fields] of EVIDENCE_FAULTS) {
    it(`of evidence: ${what}`, async () => {
      const student = await newStudent();
      const path = paths.submissionEdit(await begin(student, badge));
      const form = fill(await student.get(path), path, { ...EVIDENCE, ...changes, action: 'submit' });
      await expectRefused(student, { path, fields: form }, changes, fields);
    });
  }

  for (const [what, changes, ...fields] of REVIEW_FAULTS) {
    it(`of a review: ${what}`, async () => {
      const submission = await submit(await newStudent(), badge);
      await expectRefused(teacher, await approval(teacher, submission, changes), changes, fields);
    });
  }

  it('of a revocation: no reason, or far too many words', async () => {
    const submission = await submit(await newStudent(), badge);
    await approve(teacher, submission);
    await tool.services.workDone();
    const path = paths.revoke(courseOf(teacher), submission);
    for (const reason of [' ', LONG]) {
      const fields = fill(await teacher.get(path), path, { reason });
      await expectRefused(teacher, { path, fields }, { reason }, ['reason']);
    }
  });
});

describe('Unusual writing', () => {
  let tool: RunningTool;
  let teacher: LandedClient;

  before(async () => {
    tool = await startTool();
    teacher = await enter(tool.lms, 'teacher');
  });
  after(() => tool.close());

  const WRITING = 'שלום مرحبا 🎓👩🏽‍🏫 e\u0301 ﷽ 𝒳 “&amp;” <b>x</b> \\ {{title}} %s \u2066ab\u2069';

  it('is kept to the character from the form into the credential and onto the public page', async () => {
    const badge = await publishBadge(teacher, {
      title: WRITING,
      description: WRITING,
      criteria: WRITING,
      'image.text': 'Plain',
    });
    const student = await enter(tool.lms, 'student');
    const submission = await submit(student, badge, {
      ...EVIDENCE,
      'evidence.0.title': WRITING,
      'evidence.0.note': WRITING,
      note: WRITING,
    });
    const edit = await teacher.get(paths.review(courseOf(teacher), submission));
    assert.ok(edit.text.includes('שלום مرحبا 🎓👩🏽‍🏫') && !edit.text.includes('<b>x</b>'));
    await approve(teacher, submission, { grade: WRITING });
    await tool.services.workDone();
    const page = await student.get(paths.submission(submission));
    const made = await student.post(
      paths.visibility(submission),
      fill(page, paths.visibility(submission), { visibility: 'public' }),
    );
    assert.equal(made.status, 303);
    const credential = JSON.parse((await student.get(paths.submissionCredential(submission))).text);
    const { achievement } = credential.credentialSubject;
    assert.deepEqual([achievement.name, achievement.description], [WRITING, WRITING]);
    assert.equal(achievement.resultDescription[0].name, WRITING);
    assert.deepEqual(
      credential.evidence.map(({ name }: { name: string }) => name),
      [WRITING],
    );
    const anyone = await new ToolClient(tool.url).get(
      paths.credential(idAfter('credentials', credential.id)),
    );
    assert.equal(anyone.status, 200);
    assert.ok(anyone.text.includes('שלום مرحبا 🎓👩🏽‍🏫') && !anyone.text.includes('<b>x</b>'));
    assert.doesNotMatch(anyone.text, /state-bad/);
  });

  // A NUL, a bell, half characters as they arrive from broken programs, and a byte order mark.
  const BROKEN = 'a\u0000b\u0007c\uFFFDd\uFEFFe';

  it('that no credential can hold does no harm to the badge it ends up in', async () => {
    const badge = await publishBadge(teacher, {
      ...eachOf(BROKEN, 'title', 'description', 'outcomes'),
      'image.text': 'Plain',
    });
    const student = await enter(tool.lms, 'student2');
    const submission = await submit(student, badge, {
      ...EVIDENCE,
      'evidence.0.title': BROKEN,
      'evidence.0.note': BROKEN,
      note: BROKEN,
    });
    await approve(teacher, submission, { grade: BROKEN, reason: BROKEN });
    await tool.services.workDone();
    const { text, status } = await student.get(paths.submissionCredential(submission));
    assert.equal(status, 200, text);
    const checked = await student.request('/api/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    const steps: { step: string; outcome: string }[] = JSON.parse(checked.text).steps;
    assert.deepEqual(
      steps.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    const picture = await student.get(paths.submissionPicture(submission));
    assert.equal(picture.headers.get('content-type'), 'image/png');
    const page = await student.get(paths.submission(submission));
    assert.ok(!page.text.includes('\0') && !page.text.includes('\u0007'));
  });
});

function eachOf(value: string, ...names: string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, value]));
}

function manyItems(count: number): FieldValues {
  const items = Array.from({ length: count }, (_, index) => [
    `evidence.${index}.url`,
    `https://folio.example/${index}`,
  ]);
  return Object.fromEntries(items);
}
