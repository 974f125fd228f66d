import assert from 'node:assert/strict';
import { join } from 'node:path';
import Database from 'libsql';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import { courseOf, enter, fill, idAfter, publishBadge } from '../http/steps.js';
import type { LandedClient } from '../toolClient.js';

const TYPED = 'Everything that was typed into this form';

describe('A store that cannot write', () => {
  let tool: RunningTool;
  afterEach(() => tool.close());

  it('that is locked answers 503 and hands the form back; once free, the same form succeeds', async () => {
    tool = await startTool({ store: { busyTimeoutMs: 100 } });
    const { teacher, path, form } = await openForm();
    const other = new Database(join(tool.dataDir, 'badges.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const refused = await teacher.post(path, form);
    other.exec('ROLLBACK');
    other.close();
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('retry-after'), '5');
    assert.match(refused.text, /nothing was saved just now/);
    assert.ok(refused.text.includes(TYPED));
    assert.doesNotMatch((await teacher.get(path)).text, new RegExp(TYPED));
    const sentAgain = await teacher.post(path, fill(refused, path));
    assert.equal(sentAgain.status, 303);
    assert.match((await teacher.get(path)).text, new RegExp(TYPED));
  });

  it('that is full answers 503, writes nothing by halves, and goes on reading', async () => {
    tool = await startTool({ store: { maxPageCount: 150 } });
    const { teacher, path, form } = await openForm();
    let reply = await teacher.post(path, form);
    for (let round = 0; round < 400 && reply.status === 303; round += 1) {
      const target = paths.badges(courseOf(teacher));
      const fresh = await teacher.get(`${paths.newBadge(courseOf(teacher))}?example=eportfolio`);
      const description = 'x'.repeat(3_000 + round);
      reply = await teacher.post(target, fill(fresh, target, { description, action: 'save' }));
      if (reply.status === 303) idAfter('badges', reply.location?.pathname);
    }
    assert.equal(reply.status, 503);
    assert.match(reply.text, /disk is full/);
    assert.equal((await teacher.get(path)).status, 200);
  });

  async function openForm(): Promise<{ teacher: LandedClient; path: string; form: ReturnType<typeof fill> }> {
    const teacher = await enter(tool.lms, 'teacher');
    const path = paths.editBadge(await publishBadge(teacher));
    const form = fill(await teacher.get(path), path, { description: TYPED, action: 'save' });
    return { teacher, path, form };
  }
});
