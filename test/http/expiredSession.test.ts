import assert from 'node:assert/strict';
import { RECOVERY_MS, SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from '../../src/domain/session.js';
import { databaseFile } from '../../src/store/sqlite/databaseFile.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import type { LandedClient } from '../toolClient.js';
import { approval, begin, courseOf, EVIDENCE, enter, fill, publishBadge, submit, verdicts } from './steps.js';

const TYPED = 'Typed just before the session ended';

describe('A form sent after the session has expired', () => {
  let tool: RunningTool;
  let passed: number;

  beforeEach(async () => {
    passed = 0;
    tool = await startTool({ clock: () => new Date(Date.now() + passed) });
  });
  afterEach(() => tool.close());

  /** Where the course page says that something was kept. */
  async function offered(client: LandedClient): Promise<string> {
    const course = await client.get(paths.course(courseOf(client)));
    const [recovered] = /\/recovered\/[0-9a-f-]{36}/.exec(course.text) ?? [];
    assert.ok(recovered, 'nothing is offered');
    return recovered;
  }

  it('is kept, offered at the next launch, put back into its form, and taken once', async () => {
    const teacher = await enter(tool.lms, 'teacher');
    const edit = paths.editBadge(await publishBadge(teacher));
    const form = fill(await teacher.get(edit), edit, { description: TYPED, action: 'publish' });
    passed = SESSION_ABSOLUTE_MS + 1_000;
    const late = await teacher.post(edit, form);
    assert.equal(late.status, 401);
    assert.match(late.text, /What you had just typed has been kept/);

    const again = await enter(tool.lms, 'teacher');
    const recovered = await offered(again);
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

  it('decides nothing: the review comes back open, with what was typed', async () => {
    const teacher = await enter(tool.lms, 'teacher');
    const submission = await submit(await enter(tool.lms, 'student'), await publishBadge(teacher));
    const { path, fields } = await approval(teacher, submission, { reason: TYPED });
    passed = SESSION_ABSOLUTE_MS + 1_000;
    assert.equal((await teacher.post(path, fields)).status, 401);
    const again = await enter(tool.lms, 'teacher');
    const kept = await again.get(await offered(again));
    const back = await again.post(path, fill(kept, path));
    assert.equal(back.status, 200);
    const shown = fill(back, path);
    assert.deepEqual(shown.reason, [TYPED]);
    assert.deepEqual(
      Object.entries(verdicts(back, 'shown')).map(([name]) => shown[name]),
      Object.keys(verdicts(back, 'shown')).map(() => ['shown']),
    );
    assert.equal(shown.choice, undefined, 'the decision itself is to be taken anew');
    await tool.services.workDone();
    assert.match((await again.get(path)).text, /Send the decision/, 'the review is still open');
    assert.equal((await again.post(path, { ...fill(back, path), choice: 'approved' })).status, 303);
  });

  it('submits nothing: the evidence comes back into its form', async () => {
    const badge = await publishBadge(await enter(tool.lms, 'teacher'));
    const student = await enter(tool.lms, 'student');
    const edit = paths.submissionEdit(await begin(student, badge));
    const form = fill(await student.get(edit), edit, { ...EVIDENCE, note: TYPED, action: 'submit' });
    passed = SESSION_IDLE_MS + 1_000;
    assert.equal((await student.post(edit, form)).status, 401);
    const again = await enter(tool.lms, 'student');
    assert.doesNotMatch((await again.get(edit)).text, new RegExp(TYPED));
    await again.post(edit, fill(await again.get(await offered(again)), edit));
    const values = fill(await again.get(edit), edit);
    assert.deepEqual([values.note, values['evidence.0.url']], [[TYPED], [EVIDENCE['evidence.0.url']]]);
    assert.match((await again.get(edit.replace('/edit', ''))).text, /draft/i, 'it is no round yet');
  });

  it('is its person’s alone', async () => {
    const teacher = await enter(tool.lms, 'teacher');
    const edit = paths.editBadge(await publishBadge(teacher));
    const form = fill(await teacher.get(edit), edit, { description: TYPED, action: 'save' });
    passed = SESSION_ABSOLUTE_MS + 1_000;
    assert.equal((await teacher.post(edit, form)).status, 401);
    const again = await enter(tool.lms, 'teacher');
    const recovered = await offered(again);
    const colleague = await enter(tool.lms, 'teacher2');
    assert.equal((await colleague.get(recovered)).status, 404);
    assert.equal((await colleague.post(recovered)).status, 404);
    assert.doesNotMatch((await colleague.get(colleague.location)).text, /\/recovered\//);
    assert.equal((await again.get(recovered)).status, 200);
  });

  it('is not kept once the LMS or its deployment is no longer let in', async () => {
    const teacher = await enter(tool.lms, 'teacher');
    const edit = paths.editBadge(await publishBadge(teacher));
    const form = fill(await teacher.get(edit), edit, { description: TYPED, action: 'save' });
    const store = await openSqliteStore({ file: databaseFile(tool.dataDir) });
    const [platform] = (await store.page('platforms', { where: {}, orderBy: 'createdAt', limit: 1 })).items;
    assert.ok(platform);
    passed = SESSION_ABSOLUTE_MS + 1_000;
    assert.ok(await store.replace('platforms', { ...platform, deploymentIds: ['another'] }));
    const refused = await teacher.post(edit, form);
    assert.equal(refused.status, 401);
    assert.doesNotMatch(refused.text, /has been kept/);
    const changed = await store.find('platforms', { id: platform.id });
    assert.ok(changed);
    assert.ok(await store.replace('platforms', { ...platform, revision: changed.revision }));
    await store.close();
    const again = await enter(tool.lms, 'teacher');
    assert.doesNotMatch((await again.get(again.location)).text, /\/recovered\//);
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
