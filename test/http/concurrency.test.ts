import assert from 'node:assert/strict';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import type { LandedClient } from '../toolClient.js';
import { approval, begin, courseOf, EVIDENCE, enter, fill, idAfter, publishBadge, submit } from './steps.js';

describe('What is sent twice or at once', () => {
  let tool: RunningTool;
  let teacher: LandedClient;
  let badge: string;

  before(async () => {
    tool = await startTool();
    teacher = await enter(tool.lms, 'teacher');
    badge = await publishBadge(teacher);
  });
  after(() => tool.close());

  it('issues one badge for 50 simultaneous approvals by two teachers, and tells the others', async () => {
    const colleague = await enter(tool.lms, 'teacher2');
    const student = await enter(tool.lms, 'student', 'fifty');
    const submission = await submit(student, badge);
    const forms = await Promise.all(
      Array.from({ length: 50 }, (_, index) => approval(index % 2 ? colleague : teacher, submission)),
    );
    const replies = await Promise.all(
      forms.map(({ path, fields }, index) => (index % 2 ? colleague : teacher).post(path, fields)),
    );
    const statuses = replies.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 303).length, 1);
    assert.equal(statuses.filter((status) => status === 409).length, 49);
    const late = replies.find(({ status }) => status === 409);
    assert.match(late?.text ?? '', /This has been decided already/);
    assert.match(late?.text ?? '', /Decided by/);
    await tool.services.workDone();
    const { awards } = await tool.services.listAwards({
      institution: (await tool.services.listInstitutions())[0]?.id ?? '',
      course: courseOf(teacher),
    });
    assert.equal(awards.filter((award) => award.submission === submission).length, 1);
  });

  it('takes the same decision sent twice for one', async () => {
    const submission = await submit(await enter(tool.lms, 'student', 'twice'), badge);
    const { path, fields } = await approval(teacher, submission);
    const replies = await Promise.all([teacher.post(path, fields), teacher.post(path, fields)]);
    assert.deepEqual(
      replies.map(({ status }) => status),
      [303, 303],
    );
  });

  it('makes one badge of a new form sent twice', async () => {
    const target = paths.badges(courseOf(teacher));
    const form = fill(await teacher.get(`${paths.newBadge(courseOf(teacher))}?example=eportfolio`), target, {
      action: 'save',
    });
    const replies = await Promise.all([teacher.post(target, form), teacher.post(target, form)]);
    const made = replies.map(({ location }) => idAfter('badges', location?.pathname));
    assert.equal(made[0], made[1]);
  });

  it('starts one submission, submits one round, withdraws once', async () => {
    const student = await enter(tool.lms, 'student', 'again');
    await student.get(paths.badge(badge));
    const started = await Promise.all([1, 2, 3].map(() => student.post(paths.startSubmission(badge))));
    const ids = new Set(started.map(({ location }) => idAfter('submissions', location?.pathname)));
    assert.equal(ids.size, 1);
    const id = await begin(student, badge);
    const edit = paths.submissionEdit(id);
    const form = fill(await student.get(edit), edit, { ...EVIDENCE, action: 'submit' });
    const sent = await Promise.all([student.post(edit, form), student.post(edit, form)]);
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303],
    );
    const page = await student.get(paths.submission(id));
    assert.doesNotMatch(page.text, /Round 2/);
    const gone = await Promise.all([1, 2].map(() => student.post(paths.withdraw(id))));
    assert.deepEqual(
      gone.map(({ status }) => status),
      [303, 303],
    );
  });
});
