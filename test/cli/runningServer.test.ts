import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { paths } from '../../src/web/paths.js';
import type { RunningTool } from '../harness.js';
import { ToolClient } from '../toolClient.js';
import { ReviewedCourse } from '../web/review/reviewedCourse.js';
import { runCli } from './runCli.js';

describe('The admin command line while the server runs', function () {
  // Each call is a process of its own.
  this.timeout(60_000);
  let school: ReviewedCourse;
  let tool: RunningTool;
  let folder: string;
  const admin = (...given: string[]) =>
    runCli(
      { DATA_DIR: tool.dataDir, PUBLIC_URL: tool.url, ALLOW_PRIVATE_NETWORK: '1', INIT_CWD: folder },
      ...given,
    );

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-'));
    school = await ReviewedCourse.open();
    tool = school.tool;
  });
  after(async () => {
    await tool.close();
    rmSync(folder, { recursive: true });
  });

  it('makes a setup link that opens the running server once', async () => {
    const { code, out, err } = await admin('setup-link');
    assert.equal(code, 0, err);
    const link = new URL(out.trim());
    assert.equal(link.origin, tool.url);
    const client = new ToolClient(tool.url);
    const opened = await client.follow(await client.post(link.pathname, { action: 'open' }));
    assert.equal(opened.url.pathname, paths.admin());
    assert.equal(opened.status, 200);
    assert.equal((await new ToolClient(tool.url).post(link.pathname, { action: 'open' })).status, 410);
  });

  it('lists the platforms, for people and for programs', async () => {
    const { out } = await admin('platforms');
    const [line = '', ...others] = out.trimEnd().split('\n');
    assert.deepEqual(others, []);
    const [id = '', state, , issuer, clientId] = line.split('\t');
    assert.deepEqual(
      [state, issuer, clientId],
      ['active', tool.lms.registration.issuer, tool.lms.registration.clientId],
    );
    const listed: unknown = JSON.parse((await admin('platforms', '--json')).out);
    assert.ok(Array.isArray(listed) && listed.length === 1);
    assert.equal(listed[0].id, id);
    assert.equal((await admin('platform', 'approve', id)).out, `${id}\tactive\n`);
  });

  it('checks badges, also those signed before the keys were rotated', async () => {
    const submission = await school.submitted();
    await school.approve(submission);
    const rotated = await admin('keys', 'rotate');
    assert.equal(rotated.code, 0, rotated.err);
    const award = await tool.services.findAward(await school.find(submission));
    assert.ok(award.kind === 'issued');
    const { credential } = award.issued;
    writeFileSync(join(folder, 'badge.json'), credential);
    writeFileSync(join(folder, 'changed.json'), credential.replace('EPORTFOLIO EXPERT', 'EPORTFOLIO MASTER'));
    const sound = await admin('verify', 'badge.json');
    assert.equal(sound.code, 0, sound.out + sound.err);
    for (const step of ['Signature', 'Issuer', 'Revocation'])
      assert.match(sound.out, new RegExp(`passed +${step}: `));
    const changed = await admin('verify', 'changed.json');
    assert.equal(changed.code, 1);
    assert.match(changed.out, /failed +Signature: /);
    assert.match(changed.err, /^lti-open-badges: \d+ of \d+ steps failed\.\n$/);
    const learner = award.issued.learner;
    await tool.services.setVisibility({
      submission: await school.find(submission),
      learner,
      visibility: 'public',
    });
    const address = `${tool.url}${paths.credential(award.issued.id)}`;
    const there = await admin('verify', address, '--recipient', 'nobody@example.org');
    assert.match(there.out, /passed +Signature: [\s\S]*Recipient: /);
    const nowhere = await admin('verify', `${tool.url}/credentials/unknown`);
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.err, /^lti-open-badges: There is no badge at this address\.\n$/);
    writeFileSync(join(folder, 'badge.svg'), await tool.services.bakeSvg(award.issued));
    assert.equal((await admin('verify', 'badge.svg')).code, 0);
    writeFileSync(join(folder, 'picture.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    const picture = await admin('verify', 'picture.jpg');
    assert.equal(picture.code, 1);
    assert.match(picture.err, /^lti-open-badges: A badge picture is a PNG or SVG file.*\n$/);
  });

  it('refuses to restore under a running server', async () => {
    assert.equal((await admin('backup', 'copy.sqlite')).code, 0);
    const { code, err } = await admin('restore', 'copy.sqlite', '--replace');
    assert.equal(code, 1);
    assert.match(err, /is in use: stop the server first/);
  });

  it('shows what waits for approval, approves it, shuts a platform out and a person', async () => {
    const student = await ToolClient.launch(tool.lms, { person: 'student', course: 'eportfolio' });
    const held = await ToolClient.launch(tool.lms, {
      person: 'student',
      course: 'eportfolio',
      loginFields: { lti_deployment_id: undefined },
      claims: { 'https://purl.imsglobal.org/spec/lti/claim/deployment_id': '77' },
    });
    assert.equal(held.landing.status, 400);
    const line = (await admin('platforms')).out.trimEnd();
    const [id = ''] = line.split('\t');
    assert.match(line, /\twaiting deployments: 77$/);
    assert.equal((await admin('platform', 'approve', id)).code, 0);
    assert.doesNotMatch((await admin('platforms')).out, /waiting/);

    const { person } = tool.lms.find({ person: 'student', course: 'eportfolio' });
    assert.equal((await admin('person', 'sign-out', id, person.id)).code, 0);
    assert.equal((await student.get(student.location)).status, 401);
    assert.match((await admin('person', 'sign-out', id, '999')).err, /Nobody came from platform/);

    const teacher = await ToolClient.launch(tool.lms, { person: 'teacher', course: 'eportfolio' });
    assert.equal((await admin('platform', 'suspend', id)).out, `${id}\twaiting\n`);
    assert.equal((await teacher.get(teacher.location)).status, 401);
    assert.equal((await admin('platform', 'approve', id)).out, `${id}\tactive\n`);
    assert.equal((await teacher.get(teacher.location)).status, 401);
    assert.match((await admin('platform', 'suspend', 'x')).err, /There is no platform x/);
  });
});
