import assert from 'node:assert/strict';
import { RECOVERY_MS, SESSION_ABSOLUTE_MS } from '../../src/domain/session.js';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import { approval, courseOf, enter, fill, publishBadge, submit } from './steps.js';

const TYPED = 'Typed just before the session ended';

describe('A form sent after the session has expired', () => {
  let tool: RunningTool;
  let passed: number;

  beforeEach(async () => {
    passed = 0;
    tool = await startTool({ clock: () => new Date(Date.now() + passed) });
  });
  afterEach(() => tool.close());

  it('is kept, offered at the next launch, put back into its form, and taken once', async () => {
    const teacher = await enter(tool.lms, 'teacher');
    const edit = paths.editBadge(await publishBadge(teacher));
    const form = fill(await teacher.get(edit), edit, { description: TYPED, action: 'publish' });
    passed = SESSION_ABSOLUTE_MS + 1_000;
    const late = await teacher.post(edit, form);
    assert.equal(late.status, 401);
    assert.match(late.text, /What you had just typed has been kept/);

    const again = await enter(tool.lms, 'teacher');
    const course = await again.get(paths.course(courseOf(again)));
    const [recovered] = /\/recovered\/[0-9a-f-]{36}/.exec(course.text) ?? [];
    assert.ok(recovered);
    const kept = await again.get(recovered);
    assert.ok(kept.text.includes(TYPED));
    const back = await again.post(edit, fill(kept, edit));
    assert.ok(back.text.includes(TYPED));
    assert.doesNotMatch(
      (await again.get(edit)).text,
      new RegExp(TYPED),
      'it was saved or published by itself',
    );
    await again.get(recovered);
    assert.equal((await again.post(recovered)).status, 303);
    assert.equal((await again.get(recovered)).status, 404);
  });

  it('decides nothing', async () => {
    const teacher = await enter(tool.lms, 'teacher');
    const submission = await submit(await enter(tool.lms, 'student'), await publishBadge(teacher));
    const { path, fields } = await approval(teacher, submission);
    passed = SESSION_ABSOLUTE_MS + 1_000;
    assert.equal((await teacher.post(path, fields)).status, 401);
    const again = await enter(tool.lms, 'teacher');
    const course = await again.get(paths.course(courseOf(again)));
    const [recovered] = /\/recovered\/[0-9a-f-]{36}/.exec(course.text) ?? [];
    assert.ok(recovered);
    await again.post(path, fill(await again.get(recovered), path));
    await tool.services.workDone();
    assert.match((await again.get(path)).text, /Send the decision/, 'the review is still open');
  });

  it('is not kept without its form token, after signing out, or a day later', async () => {
    const edits: string[] = [];
    for (const end of ['forged', 'signedOut', 'tooLate'] as const) {
      const teacher = await enter(tool.lms, 'teacher', end);
      const edit = paths.editBadge(await publishBadge(teacher));
      edits.push(edit);
      const form = fill(await teacher.get(edit), edit, { description: TYPED, action: 'save' });
      if (end === 'signedOut') await teacher.post(paths.signOut());
      passed += SESSION_ABSOLUTE_MS + (end === 'tooLate' ? RECOVERY_MS : 0) + 1_000;
      const reply = await teacher.post(
        edit,
        end === 'forged' ? { ...form, formToken: 'x'.repeat(43) } : form,
      );
      assert.equal(reply.status, end === 'forged' ? 403 : 401);
      const again = await enter(tool.lms, 'teacher', end);
      const course = await again.get(paths.course(courseOf(again)));
      assert.doesNotMatch(course.text, /\/recovered\//, end);
    }
    assert.equal(edits.length, 3);
  });
});
