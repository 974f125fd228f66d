import assert from 'node:assert/strict';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { newId } from '../../../src/domain/ids.js';
import { paths } from '../../../src/web/paths.js';
import type { RunningTool } from '../../harness.js';
import type { LandedClient } from '../../toolClient.js';
import { words } from '../submit/rendering.js';
import { filled, ReviewedCourse } from './reviewedCourse.js';

describe('A teacher reviews what students submitted', () => {
  let school: ReviewedCourse;
  let tool: RunningTool;
  let teacher: LandedClient;
  let course: string;

  before(async () => {
    school = await ReviewedCourse.open();
    ({ tool, teacher, course } = school);
  });
  after(() => tool.close());

  it('from the queue to the awarded badge', async () => {
    const id = await school.submitted();
    const queue = await teacher.get(paths.reviews(course));
    assert.ok(queue.text.includes(`href="${school.review(id)}"`));
    assert.match(
      words(queue.text),
      new RegExp(`Student No ${school.students} EPORTFOLIO EXPERT Round 1 · waiting for`),
    );

    const page = await teacher.get(school.review(id));
    assert.match(
      page.text,
      /<a href="https:\/\/folio\.example\/design" target="_blank" rel="noopener noreferrer nofollow" dir="auto">/,
    );
    const sent = await teacher.post(
      school.review(id),
      filled(page, { ...school.verdicts('shown'), choice: 'approved', grade: '5' }),
    );
    assert.equal(sent.status, 303, sent.text);
    await tool.services.workDone();
    const decided = await teacher.follow(sent);
    assert.match(words(decided.text), /Approved Decided by Helena Virtanen on .* The badge was issued on/);

    const after = await teacher.get(paths.reviews(course));
    assert.ok(!after.text.includes(school.review(id)));
    const awarded = await teacher.get(`${paths.reviews(course)}?show=awarded`);
    assert.ok(awarded.text.includes(school.review(id)));
  });

  it('takes the same form twice as one decision', async () => {
    const id = await school.submitted();
    const page = await teacher.get(school.review(id));
    const fields = filled(page, { ...school.verdicts('shown'), choice: 'approved' });
    const replies = await Promise.all([1, 2, 3].map(() => teacher.post(school.review(id), fields)));
    assert.deepEqual(
      replies.map((reply) => reply.status),
      [303, 303, 303],
    );
    const { rounds, credential } = await school.find(id);
    assert.deepEqual([rounds[0]?.review?.id], fields.decision);
    await tool.services.workDone();
    const award = await tool.services.findAward(await school.find(id));
    assert.ok(award.kind === 'issued');
    assert.equal(award.issued.id, credential);
  });

  it('answers an incomplete form field by field, with everything typed kept', async () => {
    const id = await school.submitted();
    const page = await teacher.get(school.review(id));
    const typed = {
      ...school.verdicts('shown'),
      [`verdict.${school.criterion(2)}`]: 'notYet',
      [`comment.${school.criterion(2)}`]: 'أين الأدوات؟ 🛠',
    };
    const reply = await teacher.post(
      school.review(id),
      filled(page, { ...typed, choice: 'approved', grade: 'x'.repeat(200) }),
    );
    assert.equal(reply.status, 422);
    assert.match(words(reply.text), /There are 2 things to correct/);
    assert.match(words(reply.text), /Not yet shown: “Suggests ePortfolio tools/);
    const kept = formValues(reply.text);
    assert.deepEqual(kept[`comment.${school.criterion(2)}`], ['أين الأدوات؟ 🛠']);
    assert.deepEqual(kept[`verdict.${school.criterion(2)}`], ['notYet']);
    assert.deepEqual(kept.decision, formValues(page.text).decision);
    const again = await teacher.post(
      school.review(id),
      filled(reply, { grade: '', choice: 'changesRequested', reason: 'Name the tools' }),
    );
    assert.equal(again.status, 303, again.text);
  });

  it('shows round 2 beside round 1, and what changed', async () => {
    const [kept, dropped] = [
      school.item({ id: 'kept' }),
      school.item({ id: 'dropped', url: 'https://folio.example/old' }),
    ];
    const id = await school.submitted([kept, dropped]);
    const first = await teacher.get(school.review(id));
    const asked = {
      ...school.verdicts('notYet'),
      choice: 'changesRequested',
      reason: 'Show the assessment too',
    };
    await teacher.post(
      school.review(id),
      filled(first, { ...asked, [`comment.${school.criterion(1)}`]: 'Only a beginning' }),
    );
    assert.match(
      words((await teacher.get(school.review(id))).text),
      /Changes asked for .*Show the assessment too/,
    );

    const added = school.item({ id: 'added', url: 'https://folio.example/assessment', title: 'Assessment' });
    await school.submit(id, [{ ...kept, note: 'Now chapter three' }, added], 'I added the assessment');
    const second = words((await teacher.get(school.review(id))).text);
    assert.match(second, /Round 2 My learning design \(opens in a new window\) Changed Now chapter three/);
    assert.match(second, /Assessment \(opens in a new window\) New/);
    assert.match(second, /Round 1 My learning design .* Removed since .* Not yet Only a beginning/);
    assert.match(second, /Note from the student Changed/);
    assert.match(second, /Earlier rounds Round 1 .* Changes asked for Decided by Helena Virtanen/);
  });

  it('tells the second teacher who decided what, and keeps what they typed', async () => {
    const id = await school.submitted();
    const second = await school.launch('teacher2');
    const [page, pageOfSecond] = [await teacher.get(school.review(id)), await second.get(school.review(id))];
    const reject = { ...school.verdicts('notYet'), choice: 'rejected', reason: 'Copied from a colleague' };
    assert.equal((await teacher.post(school.review(id), filled(page, reject))).status, 303);
    const approve = {
      ...school.verdicts('shown'),
      choice: 'approved',
      [`comment.${school.criterion(1)}`]: 'Beautifully done',
    };
    const conflict = await second.post(school.review(id), filled(pageOfSecond, approve));
    assert.equal(conflict.status, 409);
    assert.match(
      words(conflict.text),
      /Rejected Decided by Helena Virtanen on .* Copied from a colleague .*Beautifully done/,
    );
    assert.equal((await school.find(id)).state, 'rejected');
  });

  it('tells when the student withdrew meanwhile', async () => {
    const id = await school.submitted();
    const page = await teacher.get(school.review(id));
    const submission = await school.find(id);
    await tool.services.withdrawSubmission(submission, submission.learner);
    const late = await teacher.post(
      school.review(id),
      filled(page, { ...school.verdicts('shown'), choice: 'approved' }),
    );
    assert.equal(late.status, 409);
    assert.match(words(late.text), /The student withdrew this submission before your decision arrived/);
    const now = await teacher.get(school.review(id));
    assert.match(words(now.text), /The student took this submission back/);
    assert.ok(!now.text.includes('folio.example'));
  });

  it('lets a teaching assistant review, but not revoke', async () => {
    const id = await school.submitted();
    const assistant = await school.launch('assistant');
    const page = await assistant.get(school.review(id));
    const sent = await assistant.post(
      school.review(id),
      filled(page, { ...school.verdicts('shown'), choice: 'approved' }),
    );
    assert.equal(sent.status, 303, sent.text);
    await tool.services.workDone();
    assert.ok(!(await assistant.get(school.review(id))).text.includes(paths.revoke(course, id)));
    assert.equal((await assistant.get(paths.revoke(course, id))).status, 403);
  });

  it('lets nobody review their own work, or see what is not theirs to review', async () => {
    const both = { sub: 'student-and-teacher' };
    const id = await school.submitted([school.item()], both);
    const colleague = await school.launch('teacher', both);
    const page = await colleague.get(school.review(id));
    assert.equal(page.status, 403);
    assert.match(words(page.text), /Nobody reviews their own work/);
    const form = await teacher.get(school.review(id));
    const { decision } = formValues(form.text);
    const fields = { ...school.verdicts('shown'), choice: 'approved', decision: decision?.[0], round: '1' };
    assert.equal((await colleague.post(school.review(id), fields)).status, 403);
    assert.ok(!(await colleague.get(paths.reviews(course))).text.includes(school.review(id)));

    const student = await school.launch('student2');
    assert.equal((await student.get(paths.reviews(course))).status, 403);
    assert.equal((await student.get(school.review(id))).status, 404);
    assert.equal((await student.get(paths.revoke(course, id))).status, 404);
    assert.equal((await teacher.get(school.review(newId()))).status, 404);
    assert.equal((await teacher.get(paths.review('other-course', id))).status, 404);
  });

  it('lists no trial and shows no draft', async () => {
    const trial = await school.begin(teacher);
    await school.submit(trial, [school.item()]);
    const second = await school.launch('teacher2');
    assert.equal((await second.get(school.review(trial))).status, 403);
    assert.ok(!(await second.get(paths.reviews(course))).text.includes(school.review(trial)));
    const student = await school.launch('student3');
    const id = await school.begin(student);
    assert.equal((await teacher.get(school.review(id))).status, 404);
  });

  it('puts a recovered draft back into the form without deciding', async () => {
    const id = await school.submitted();
    const page = await teacher.get(school.review(id));
    const fields = filled(page, {
      ...school.verdicts('shown'),
      [`comment.${school.criterion(1)}`]: 'Half a thought',
    });
    const back = await teacher.post(school.review(id), { ...fields, choice: 'approved', action: 'recover' });
    assert.equal(back.status, 200);
    assert.match(words(back.text), /What you had typed is back/);
    assert.deepEqual(formValues(back.text)[`comment.${school.criterion(1)}`], ['Half a thought']);
    assert.equal((await school.find(id)).state, 'submitted');
  });

  it('refuses a form without its decision or with an impossible round', async () => {
    const id = await school.submitted();
    const page = await teacher.get(school.review(id));
    for (const changes of [{ decision: '' }, { decision: '<b>' }, { round: '0' }, { round: 'x' }]) {
      const fields = filled(page, { ...school.verdicts('shown'), choice: 'approved', ...changes });
      assert.equal((await teacher.post(school.review(id), fields)).status, 400);
    }
  });
});
