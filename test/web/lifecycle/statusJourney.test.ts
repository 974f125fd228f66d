import assert from 'node:assert/strict';
import { approveWork, describeBadge, makePublic, submitWork } from '../../../src/demo/mainJob.js';
import { Visitor } from '../../../src/demo/visitor.js';
import { type RunningTool, startTool } from '../../harness.js';
import { words } from '../submit/rendering.js';

describe('A badge after it was issued', () => {
  let tool: RunningTool;
  let teacher: Visitor;
  let badge: string;
  before(async () => {
    tool = await startTool();
    teacher = await enter('teacher');
    badge = await describeBadge(teacher);
  });
  after(() => tool.close());

  const enter = (person: 'teacher' | 'student' | 'student2' | 'student3') =>
    Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
  const award = async (person: 'student' | 'student2' | 'student3') => {
    const student = await enter(person);
    const submission = await submitWork(student, badge);
    await approveWork(teacher, submission);
    await tool.services.workDone();
    return { student, submission, address: await makePublic(student, submission) };
  };
  const inReviews = (submission: string, page: string) =>
    submission.replace('/submissions/', `${teacher.course.replace('/courses/', '/reviews/')}/`) + page;
  const publicPage = async (address: string) => {
    const response = await fetch(address, { headers: { accept: 'text/html' } });
    return words(await response.text());
  };
  const listBody = async (address: string, name: 'credentialStatus' | 'suspensionStatus') => {
    const credential = JSON.parse(await (await fetch(address)).text());
    return JSON.parse(await (await fetch(credential[name].statusListCredential)).text());
  };

  it('is suspended and restored, and everyone reads so', async () => {
    const { student, submission, address } = await award('student');
    const path = inReviews(submission, '/suspension');
    const form = await teacher.get(path);
    assert.match(words(form.text), /What suspending means/);
    assert.equal((await teacher.submit(form, path, { reason: '' })).status, 422);
    await teacher.send(form, path, { reason: 'We look into a question.' });

    const suspended = await publicPage(address);
    assert.match(
      suspended,
      /This badge is suspended The issuer suspended it on .* We look into a question\./,
    );
    assert.match(suspended, /Suspension : Failed/);
    assert.doesNotMatch(suspended, /This badge is genuine and valid/);
    const list = await listBody(address, 'suspensionStatus');
    assert.equal(list.credentialSubject.statusPurpose, 'suspension');
    assert.equal(list.validUntil, undefined);

    const course = await student.get(student.course);
    assert.match(words(course.text), /is suspended .* Reason: We look into a question\./);
    assert.match(words((await student.get(submission)).text), /This badge is suspended/);
    const dismiss = /action="([^"]+\/notices\/[^"]+)"/.exec(course.text)?.[1] ?? '';
    await student.send(course, dismiss, {});
    assert.doesNotMatch(words((await student.get(student.course)).text), /is suspended/);

    const again = await teacher.get(path);
    assert.match(words(again.text), /Suspended by .* We look into a question\./);
    await teacher.send(again, path, { reason: 'It was answered.' });
    assert.match(await publicPage(address), /This badge is genuine and valid/);
    assert.match(words((await student.get(student.course)).text), /counts again .* It was answered\./);
  });

  it('is given up by its holder only, once asked whether they are sure', async () => {
    const { student, submission, address } = await award('student2');
    const path = `${submission}/give-up`;
    const form = await student.get(path);
    assert.match(words(form.text), /This can't be undone/);
    assert.equal((await student.submit(form, path, {})).status, 422);
    assert.match(await publicPage(address), /This badge is genuine and valid/);
    assert.equal(await student.send(form, path, { sure: 'yes' }), submission);
    assert.match(words((await student.get(submission)).text), /You gave this badge up/);
    assert.match(await publicPage(address), /This badge was given up Its holder gave it up on/);
    assert.match(await publicPage(address), /Revocation : Failed/);
    assert.match(words((await student.get(path)).text), /nothing to give up/);
    const review = await teacher.get(inReviews(submission, ''));
    assert.match(words(review.text), /The student gave the badge up on/);
  });

  it('is revoked together with others, after a look at the choice', async () => {
    const { student, submission, address } = await award('student3');
    const path = `${badge}/holders`;
    const list = await teacher.get(path);
    const ids = [...list.text.matchAll(/name="chosen" value="([^"]+)"/g)].map(([, id = '']) => id);
    assert.equal(ids.length, 2, 'the badge that was given up can’t be chosen');
    const nobody = await teacher.submit(list, path, { reason: 'Flawed' });
    assert.equal(nobody.status, 422);
    assert.match(words(nobody.text), /Choose at least one person/);
    const without = await teacher.submit(list, path, { chosen: ids, reason: '' });
    assert.equal(without.status, 422);
    assert.equal(without.text.match(/ checked/g)?.length, 2);
    const confirm = await teacher.submit(list, path, { chosen: ids, reason: 'The assessment was flawed.' });
    assert.match(words(confirm.text), /Revoke 2 badges\?/);
    assert.match(await publicPage(address), /This badge is genuine and valid/);
    const sent = await teacher.submit(confirm, `${badge}/revocations`, {});
    assert.equal(sent.location?.search, '?revoked=2');
    assert.match(words((await teacher.get(`${path}?revoked=2`)).text), /2 badges are revoked/);
    assert.match(await publicPage(address), /This badge was revoked .* The assessment was flawed\./);
    assert.match(
      words((await student.get(student.course)).text),
      /was revoked .* The assessment was flawed\./,
    );
    assert.match(words((await student.get(submission)).text), /This badge has been revoked/);
  });
});
