import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { paths } from '../../../src/web/paths.js';
import { ReviewedCourse } from '../review/reviewedCourse.js';

describe('Issued badges in the admin overview', () => {
  let school: ReviewedCourse;
  before(async () => {
    school = await ReviewedCourse.open();
  });
  after(() => school.tool.close());

  it('are listed with the way to revoke them, which an admin may', async () => {
    const submission = await school.submitted();
    await school.approve(submission);
    const admin = await school.launch('admin');
    const revoke = paths.revoke(school.course, submission);
    const overview = await admin.get(paths.admin());
    assert.match(overview.text, /<h3 dir="auto">EPORTFOLIO EXPERT<\/h3>/);
    assert.match(overview.text, /Student No 1/);
    assert.ok(overview.text.includes(`href="${revoke}"`));
    const page = await admin.get(revoke);
    assert.equal(page.status, 200);
    const revoked = await admin.post(revoke, { reason: 'Given by mistake' });
    assert.equal(revoked.status, 303, revoked.text);
    const after = await admin.get(paths.admin());
    assert.match(after.text, /Revoked on .* Reason: Given by mistake/);
    assert.ok(!after.text.includes(`href="${revoke}"`));
  });

  it('keep the profile they were signed with when it is edited', async () => {
    const submission = await school.submitted();
    await school.approve(submission);
    const before = await school.tool.services.findAward(await school.find(submission));
    const admin = await school.launch('admin');
    const form = await admin.get(paths.adminIssuer());
    const revision = /name="revision" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    assert.equal((await admin.upload(paths.adminIssuer(), { name: 'Renamed', revision })).status, 303);
    const now = await school.tool.services.findAward(await school.find(submission));
    assert.ok(before.kind === 'issued' && now.kind === 'issued');
    assert.equal(now.issued.credential, before.issued.credential);
    const { steps } = await school.tool.services.verifyBadge({ text: now.issued.credential });
    assert.deepEqual(
      steps.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
  });
});
