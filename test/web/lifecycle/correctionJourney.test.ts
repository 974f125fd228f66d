import assert from 'node:assert/strict';
import { approveWork, makePublic, submitWork } from '../../../src/demo/mainJob.js';
import { Visitor } from '../../../src/demo/visitor.js';
import { type RunningTool, startTool } from '../../harness.js';
import { words } from '../submit/rendering.js';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('A badge that is corrected and renewed', () => {
  let tool: RunningTool;
  let passed = 0;
  let teacher: Visitor;
  let student: Visitor;
  let badge: string;
  let submission: string;
  let address: string;
  before(async () => {
    tool = await startTool({ clock: () => new Date(Date.now() + passed) });
    teacher = await enter('teacher');
    const form = await teacher.get(`${teacher.course}/badges/new?example=eportfolio`);
    badge = await teacher.send(form, `${teacher.course}/badges`, { action: 'publish', validMonths: '12' });
    student = await enter('student');
    submission = await submitWork(student, badge);
    await approve(submission);
    address = await makePublic(student, submission);
  });
  after(() => tool.close());

  const enter = (person: 'teacher' | 'student') =>
    Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
  const approve = async (id: string) => {
    await approveWork(teacher, id);
    await tool.services.workDone();
  };
  const publicPage = async (at: string) => {
    const response = await fetch(at, { headers: { accept: 'text/html' } });
    return words(await response.text());
  };

  it('says in the form that a number of months is needed', async () => {
    const path = `${badge}/edit`;
    const form = await teacher.get(path);
    assert.match(form.text, /name="validMonths" type="text" value="12"/);
    const reply = await teacher.submit(form, path, { validMonths: '1.5', action: 'save' });
    assert.equal(reply.status, 422);
    assert.match(words(reply.text), /whole number of months from 1 to 120/);
  });

  it('is corrected in one action; earlier copies are refused and say why', async () => {
    const path = submission.replace('/submissions/', `${teacher.course.replace('courses', 'reviews')}/`);
    assert.match((await teacher.get(path)).text, new RegExp(`href="${path}/correction"`));
    const form = await teacher.get(`${path}/correction`);
    assert.match(words(form.text), /What correcting means/);
    const old = await (await fetch(`${address}.json`)).text();
    const wrong = await teacher.submit(form, `${path}/correction`, { awardedOn: 'soon', reason: '' });
    assert.equal(wrong.status, 422);
    assert.match(words(wrong.text), /Give the day of the award/);
    passed += 2000;
    const changes = { grade: 'Good', reason: 'The grade was missing.' };
    await teacher.send(form, `${path}/correction`, changes);
    const again = await teacher.submit(form, `${path}/correction`, { ...changes, reason: 'Another reason' });
    assert.equal(again.status, 409);
    assert.match(words(again.text), /corrected by somebody else/);

    const page = await publicPage(address);
    assert.match(page, /This badge is genuine and valid/);
    assert.match(page, /Grade Good/);
    assert.match(page, /This badge was corrected on .* Copies from before no longer count\./);
    const headers = { 'content-type': 'application/json' };
    const checked = await fetch(`${tool.url}/api/verify`, { method: 'POST', headers, body: old });
    const { steps } = JSON.parse(await checked.text());
    const status = steps.find((one: { step: string }) => one.step === 'status');
    assert.equal(status.reason, 'status.replaced');
    assert.match(words((await student.get(student.course)).text), /was corrected .* The grade was missing\./);
    assert.match(words((await student.get(submission)).text), /use these files/);
  });

  it('is renewed by showing the skills again, and then points to the new badge', async () => {
    assert.match(words((await student.get(submission)).text), /Valid until/);
    assert.doesNotMatch((await student.get(submission)).text, /Renew the badge/);
    passed += 300 * DAY_MS;
    student = await enter('student');
    teacher = await enter('teacher');
    const page = await student.get(submission);
    assert.match(words(page.text), /Your badge expires on/);
    const edit = await student.send(page, `${badge}/submissions`, {});
    const renewal = edit.replace(/\/edit$/, '');
    assert.notEqual(renewal, submission);
    await submitWorkAt(edit);
    await approve(renewal);
    assert.match(words((await student.get(submission)).text), /This badge was renewed/);
    assert.match(await publicPage(address), /This badge was renewed There is a newer badge since/);
    const newer = await makePublic(student, renewal);
    const html = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
    assert.ok(html.includes(`href="${new URL(newer).pathname}"`));
    assert.match(await publicPage(newer), /This badge is genuine and valid/);
    passed += 100 * DAY_MS;
    assert.match(await publicPage(address), /Dates : Failed\. Expired on/);
  });

  async function submitWorkAt(edit: string): Promise<void> {
    await student.send(await student.get(edit), edit, {
      'evidence.0.url': 'https://eportfolio.example.org/second',
      'evidence.0.title': 'A second design',
      action: 'submit',
    });
  }
});
