import assert from 'node:assert/strict';
import { paths } from '../../../src/web/paths.js';
import type { RunningTool } from '../../harness.js';
import type { LandedClient } from '../../toolClient.js';
import { words } from '../submit/rendering.js';
import { ReviewedCourse } from './reviewedCourse.js';

describe('A teacher or an admin revokes a badge', () => {
  let school: ReviewedCourse;
  let tool: RunningTool;
  let teacher: LandedClient;
  let course: string;

  before(async () => {
    school = await ReviewedCourse.open();
    ({ tool, teacher, course } = school);
  });
  after(() => tool.close());

  it('revokes with a reason, once', async () => {
    const id = await school.submitted();
    assert.equal((await teacher.get(paths.revoke(course, id))).status, 404);
    await school.approve(id);
    const ask = await teacher.get(paths.revoke(course, id));
    assert.match(words(ask.text), /What revoking means/);
    assert.equal((await teacher.post(paths.revoke(course, id), { reason: ' ' })).status, 422);
    const reason = 'Issued to the wrong person';
    const sent = await teacher.post(paths.revoke(course, id), { reason });
    assert.equal(sent.status, 303);
    assert.match(
      words((await teacher.follow(sent)).text),
      /Revoked by Helena Virtanen on .* Issued to the wrong person/,
    );
    assert.equal((await teacher.post(paths.revoke(course, id), { reason: 'Again' })).status, 303);
    const again = await teacher.get(paths.revoke(course, id));
    assert.ok(again.text.includes(reason) && !again.text.includes('Again'));
    assert.match(words((await teacher.get(school.review(id))).text), /The badge was revoked on/);
  });

  it('lets an admin of the school revoke without a role in the course', async () => {
    const id = await school.submitted();
    await school.approve(id);
    const admin = await school.launch('admin');
    const ask = await admin.get(paths.revoke(course, id));
    assert.equal(ask.status, 200);
    const sent = await admin.post(paths.revoke(course, id), { reason: 'Ordered by the board' });
    assert.match(words((await admin.follow(sent)).text), /Revoked by Sofia Lindqvist/);
  });
});
