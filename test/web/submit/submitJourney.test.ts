import assert from 'node:assert/strict';
import type { FieldValues, PageReply } from '../../../src/demo/lms/client/browser.js';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import type { PersonKey } from '../../../src/demo/lms/lms.js';
import type { BadgeDefinition } from '../../../src/domain/badgeDefinition.js';
import { newId } from '../../../src/domain/ids.js';
import type { Decision, Submission } from '../../../src/domain/submission.js';
import { typedBadge } from '../../../src/domain/typedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { ePortfolioContent } from '../../factories/badgeContent.js';
import { type RunningTool, startTool } from '../../harness.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';
import { words } from './rendering.js';

describe('A student shows their skills', () => {
  let tool: RunningTool;
  let badge: BadgeDefinition;
  let students = 0;

  const launch = (person: PersonKey, sub = `person-${students}`) =>
    ToolClient.launch(tool.lms, { person, course: 'eportfolio', claims: { sub } });
  /** Somebody new, so that no test sees another one's work. */
  const newStudent = () => {
    students += 1;
    return launch('student');
  };

  before(async () => {
    tool = await startTool();
    badge = await publishBadge();
  });
  after(() => tool.close());

  async function publishBadge(): Promise<BadgeDefinition> {
    const teacher = await launch('teacher', 'teacher');
    const course = /courses\/([^/?]+)/.exec(teacher.location)?.[1] ?? '';
    const [institution] = await tool.services.listInstitutions();
    assert.ok(institution);
    const content = ePortfolioContent();
    const made = await tool.services.createBadge({
      institution,
      course,
      person: 'teacher-1',
      id: newId(),
      typed: typedBadge({ ...content, image: { template: 'medal', parameters: {} } }),
    });
    const { id, revision } = made.badge;
    const published = await tool.services.publishBadge({
      institution,
      badge: id,
      revision,
      person: 'teacher-1',
    });
    assert.equal(published.kind, 'published');
    return tool.services.findBadge(institution.id, id);
  }

  /** The form as the page shows it, some fields typed over, one button pressed. */
  function filled(page: PageReply, action: string, changes: FieldValues = {}): FieldValues {
    const form = page.text.slice(page.text.indexOf('name="revision"') - 200);
    const { formToken: _, visibility: _visibility, ...values } = formValues(form);
    return { ...values, ...changes, action };
  }

  async function begin(client: LandedClient): Promise<{ id: string; form: PageReply }> {
    await client.get(paths.badge(badge.id));
    const started = await client.post(paths.startSubmission(badge.id));
    assert.equal(started.status, 303, started.text);
    const id = /submissions\/([^/]+)\/edit/.exec(started.location?.pathname ?? '')?.[1] ?? '';
    return { id, form: await client.get(paths.submissionEdit(id)) };
  }

  const evidence: FieldValues = {
    'evidence.0.url': 'https://folio.example/learning-design',
    'evidence.0.title': 'Oppimisen suunnittelu čšž',
    note: 'محفظتي 🎓',
  };

  async function submitted(client: LandedClient): Promise<string> {
    const { id, form } = await begin(client);
    const reply = await client.post(paths.submissionEdit(id), filled(form, 'submit', evidence));
    assert.equal(reply.status, 303, reply.text);
    assert.equal(reply.location?.pathname, paths.submission(id));
    return id;
  }

  const find = (id: string): Promise<Submission> => tool.services.findSubmission(badge.institution, id);

  async function decide(id: string, choice: Decision): Promise<void> {
    const { rounds, institution } = await find(id);
    const { criteria } = badge.draft.assessmentCriteria;
    const verdict = { verdict: choice === 'approved' ? 'shown' : 'notYet', comment: 'Say more.' } as const;
    const outcome = await tool.services.reviewSubmission({
      institution,
      submission: id,
      reviewer: 'teacher-1',
      decision: newId(),
      round: rounds.length,
      draft: {
        choice,
        reason: 'Because of chapter two.',
        grade: '',
        verdicts: Object.fromEntries(criteria.map((criterion) => [criterion.id, verdict])),
      },
    });
    assert.equal(outcome.outcome, 'recorded');
    await tool.services.workDone();
  }

  it('starts once, however often the button is pressed', async () => {
    const student = await newStudent();
    const page = await student.get(paths.badge(badge.id));
    assert.match(words(page.text), /Show your skills/);
    const replies = await Promise.all([1, 2, 3].map(() => student.post(paths.startSubmission(badge.id))));
    assert.equal(new Set(replies.map((reply) => reply.location?.pathname)).size, 1);
    assert.match(words((await student.get(paths.badge(badge.id))).text), /Continue/);
  });

  it('keeps a draft, adds and removes evidence, and loses nothing on the way', async () => {
    const student = await newStudent();
    const { id, form } = await begin(student);
    const edit = paths.submissionEdit(id);
    const added = await student.post(edit, filled(form, 'add', evidence));
    assert.equal(added.status, 303, added.text);
    assert.equal(added.location?.hash, '#evidence-1');
    const two = await student.get(edit);
    const saved = await student.post(edit, filled(two, 'save', { 'evidence.1.url': 'not finished' }));
    assert.match((await student.follow(saved)).text, /Your draft is saved/);
    const removed = await student.post(edit, filled(await student.get(edit), 'remove.0'));
    assert.equal(removed.status, 303);
    const values = formValues((await student.get(edit)).text);
    assert.deepEqual(values['evidence.0.url'], ['not finished']);
    assert.deepEqual(values['evidence.1.url'], undefined);
    assert.deepEqual(values.note, ['محفظتي 🎓']);
  });

  it('answers faults at their fields, with everything kept', async () => {
    const student = await newStudent();
    const { id, form } = await begin(student);
    const changes = {
      ...evidence,
      'evidence.0.url': 'javascript:alert(1)',
      'evidence.0.title': 'x'.repeat(10_000),
    };
    const reply = await student.post(paths.submissionEdit(id), filled(form, 'submit', changes));
    assert.equal(reply.status, 422);
    assert.match(reply.text, /<a href="#evidence-0-url">This is not a link to a web page/);
    assert.match(reply.text, /<a href="#evidence-0-title">This is too long: 10000 characters/);
    assert.deepEqual(formValues(reply.text)['evidence.0.title'], ['x'.repeat(10_000)]);
    assert.equal((await find(id)).state, 'draft');
  });

  it('submits once, however often the form is sent', async () => {
    const student = await newStudent();
    const { id, form } = await begin(student);
    const send = () => student.post(paths.submissionEdit(id), filled(form, 'submit', evidence));
    for (const reply of [...(await Promise.all([send(), send(), send()])), await send()]) {
      assert.equal(reply.status, 303, reply.text);
    }
    assert.equal((await find(id)).rounds.length, 1);
    const page = await student.get(paths.submission(id));
    assert.match(words(page.text), /Your teacher has had it since/);
    assert.match(page.text, /Oppimisen suunnittelu čšž/);
  });

  it('shows the conflict between two windows, with both texts', async () => {
    const student = await newStudent();
    const { id, form } = await begin(student);
    const edit = paths.submissionEdit(id);
    await student.post(edit, filled(form, 'save', { note: 'from the first window' }));
    const conflict = await student.post(edit, filled(form, 'save', { note: 'from the second window' }));
    assert.equal(conflict.status, 409);
    assert.match(conflict.text, /from the first window/);
    assert.deepEqual(formValues(conflict.text).note, ['from the second window']);
    const kept = await student.post(edit, filled(conflict, 'save'));
    assert.equal(kept.status, 303);
    assert.equal((await find(id)).draft.note, 'from the second window');
  });

  it('hands back what was typed after another window had submitted', async () => {
    const student = await newStudent();
    const { id, form } = await begin(student);
    const edit = paths.submissionEdit(id);
    await student.post(edit, filled(form, 'submit', evidence));
    const late = await student.post(edit, filled(form, 'save', { note: 'one more thing' }));
    assert.equal(late.status, 409);
    assert.match(late.text, /one more thing/);
    assert.equal((await student.get(edit)).location?.pathname, paths.submission(id));
  });

  it('answers asked-for changes with a second round', async () => {
    const student = await newStudent();
    const id = await submitted(student);
    await decide(id, 'changesRequested');
    const page = await student.get(paths.submission(id));
    assert.match(words(page.text), /Because of chapter two\..*Not yet.*Say more\./);
    const form = await student.get(paths.submissionEdit(id));
    assert.match(words(form.text), /Because of chapter two\./);
    const reply = await student.post(
      paths.submissionEdit(id),
      filled(form, 'submit', { note: 'Better now' }),
    );
    assert.equal(reply.status, 303, reply.text);
    assert.deepEqual(
      (await find(id)).rounds.map((round) => round.evidence.map((item) => item.url)),
      [['https://folio.example/learning-design'], ['https://folio.example/learning-design']],
    );
  });

  it('withdraws, and starts again', async () => {
    const student = await newStudent();
    const id = await submitted(student);
    await student.get(paths.submission(id));
    assert.equal((await student.post(paths.withdraw(id))).status, 303);
    assert.match(
      words((await student.get(paths.submission(id))).text),
      /You took your work back.*Start again/,
    );
    const again = await begin(student);
    assert.notEqual(again.id, id);
    assert.equal((await find(again.id)).attempt, 2);
  });

  it('hands over the badge at once, private until its owner says otherwise', async () => {
    const student = await newStudent();
    const id = await submitted(student);
    await decide(id, 'approved');
    const page = await student.get(paths.submission(id));
    assert.match(words(page.text), /Your badge: EPORTFOLIO EXPERT/);
    assert.equal(page.headers.get('refresh'), null);
    const json = await student.get(paths.submissionCredential(id));
    assert.match(json.headers.get('content-disposition') ?? '', /filename="EPORTFOLIO EXPERT\.json"/);
    assert.equal(JSON.parse(json.text).name, 'EPORTFOLIO EXPERT');
    const png = await student.get(paths.submissionPicture(id));
    assert.equal(png.headers.get('content-type'), 'image/png');
    assert.ok(png.bytes.includes(Buffer.from(json.text)), 'the exact bytes are baked in');
    for (const visibility of ['public', 'private']) {
      assert.equal((await student.post(paths.visibility(id), { visibility })).status, 303);
      const award = await tool.services.findAward(await find(id));
      assert.ok(award.kind === 'issued');
      assert.equal(award.issued.visibility, visibility);
    }
    assert.equal((await student.post(paths.visibility(id), { visibility: 'everyone' })).status, 400);
  });

  it('has no files before there is a badge', async () => {
    const student = await newStudent();
    const id = await submitted(student);
    for (const path of [paths.submissionPicture(id), paths.submissionCredential(id)]) {
      assert.equal((await student.get(path)).status, 404);
    }
  });

  it('is nobody else’s: another student finds nothing, a teacher goes to the review and writes nothing', async () => {
    const student = await newStudent();
    const id = await submitted(student);
    const other = await newStudent();
    const teacher = await launch('teacher', 'teacher');
    for (const path of [paths.submission(id), paths.submissionEdit(id), paths.submissionPicture(id)]) {
      assert.equal((await other.get(path)).status, 404, path);
    }
    for (const path of [paths.submissionEdit(id), paths.withdraw(id), paths.visibility(id)]) {
      await other.get(paths.badge(badge.id));
      assert.equal((await other.post(path, { visibility: 'public' })).status, 404, path);
      await teacher.get(paths.badge(badge.id));
      assert.equal((await teacher.post(path, { visibility: 'public' })).status, 404, path);
    }
    const reply = await teacher.get(paths.submission(id));
    assert.equal(reply.location?.pathname, paths.review(badge.course, id));
    assert.equal((await find(id)).state, 'submitted');
  });

  it('lets a teacher try: marked, waiting for nobody', async () => {
    const teacher = await launch('teacher', 'teacher');
    const id = await submitted(teacher);
    const page = await teacher.get(paths.submission(id));
    assert.match(words(page.text), /A trial is reviewed by nobody and issues nothing/);
    assert.equal((await find(id)).waitingSince, undefined);
  });
});
