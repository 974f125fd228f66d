import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/runCommand.js';
import { approveWork, describeBadge, makePublic, submitWork } from '../../src/demo/mainJob.js';
import { Visitor } from '../../src/demo/visitor.js';
import { secondOpinion } from '../credentials/secondVerifier.js';
import { type RunningTool, startTool } from '../harness.js';
import { serveFolder } from './staticServer.js';
import { getJson, getText, verifyThrough } from './verifyThrough.js';

describe('The survival kit, served by a plain web server after the tool is gone', function () {
  this.timeout(180_000);
  let folder: string;
  let kit: string;
  let url: string;
  let server: Server | undefined;
  const address: Record<'good' | 'revoked' | 'suspended', string> = { good: '', revoked: '', suspended: '' };
  let privateFile: string;
  let printed: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kit-'));
    kit = join(folder, 'kit');
    const tool = await startTool();
    url = tool.url;
    await fillSchool(tool);
    const variables = { DATA_DIR: tool.dataDir, PUBLIC_URL: url, ALLOW_PRIVATE_NETWORK: '1' };
    writeFileSync(join(folder, 'mine.txt'), 'keep me');
    const admin = async (...given: string[]) => {
      const [out, err]: [string[], string[]] = [[], []];
      const streams = { result: (line: string) => out.push(line), notes: (line: string) => err.push(line) };
      const code = await runCommand(given, variables, streams);
      return { code, out: out.join('\n'), err: err.join('\n') };
    };
    assert.match((await admin('survival-kit', folder)).err, /holds something else/);
    const made = await admin('survival-kit', kit);
    assert.equal(made.code, 0, made.err);
    printed = made.out;
    assert.match((await admin('survival-kit', kit)).err, /Add --replace/);
    assert.equal((await admin('survival-kit', kit, '--replace')).code, 0);
    await tool.close();
    server = await serveFolder(kit, Number(new URL(url).port));
  });
  after(async () => {
    if (server !== undefined) await new Promise((resolve) => server?.close(resolve));
    rmSync(folder, { recursive: true });
  });

  async function fillSchool(tool: RunningTool): Promise<void> {
    const enter = (person: 'teacher' | 'student' | 'student2' | 'student3') =>
      Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
    const teacher = await enter('teacher');
    const badge = await describeBadge(teacher);
    const award = async (person: 'student' | 'student2' | 'student3', of = badge) => {
      const student = await enter(person);
      const submission = await submitWork(student, of);
      await approveWork(teacher, submission);
      await tool.services.workDone();
      return { student, submission };
    };
    const change = async (submission: string, page: string, reason: string) => {
      const path =
        submission.replace('/submissions/', `${teacher.course.replace('courses', 'reviews')}/`) + page;
      await teacher.send(await teacher.get(path), path, { reason });
    };
    const [good, revoked, suspended] = [
      await award('student'),
      await award('student2'),
      await award('student3'),
    ];
    address.good = await makePublic(good.student, good.submission);
    address.revoked = await makePublic(revoked.student, revoked.submission);
    address.suspended = await makePublic(suspended.student, suspended.submission);
    await change(revoked.submission, '/revoke', 'Not their own work');
    await change(suspended.submission, '/suspension', 'A question');
    const hidden = await award('student', await describeBadge(teacher));
    privateFile = (await hidden.student.get(`${hidden.submission}/badge.json`)).text;
  }

  const verify = (text: string) => verifyThrough(url, text);

  it('prints its folder, and has every file an address needs', () => {
    assert.equal(printed, kit);
    for (const name of ['README.md', 'kit.json', '.htaccess', 'index.html', 'verify/index.html']) {
      assert.ok(existsSync(join(kit, name)), name);
    }
    assert.equal(JSON.parse(readFileSync(join(kit, 'kit.json'), 'utf8')).badges, 3);
  });

  it('lets our engine verify every badge, also a private one, in every file', async () => {
    for (const format of ['.json', '.jwt'] as const) {
      const steps = await verify(await getText(`${address.good}${format}`));
      const failed = Object.entries(steps).filter(([, said]) => said.startsWith('failed'));
      assert.deepEqual(failed, []);
      assert.equal(steps.proof, 'passed proof.passed');
      assert.equal(steps.status, 'passed status.passed');
      assert.equal(steps.suspension, 'passed suspension.passed');
    }
    const steps = await verify(privateFile);
    assert.equal(steps.proof, 'passed proof.passed');
    assert.equal(steps.status, 'passed status.passed');
    const png = Buffer.from(await (await fetch(`${address.good}.png`)).arrayBuffer());
    assert.ok(png.includes(await getText(`${address.good}.json`)));
  });

  it('still tells revoked and suspended badges', async () => {
    assert.equal((await verify(await getText(`${address.revoked}.json`))).status, 'failed status.revoked');
    assert.equal(
      (await verify(await getText(`${address.suspended}.json`))).suspension,
      'failed suspension.suspended',
    );
  });

  it('lets another library verify, with the DID document that it finds', async () => {
    const credential = await getJson(`${address.good}.json`);
    const institution = credential.issuer.id.split(':').at(-1);
    const did = await getJson(`${url}/issuers/${institution}/did.json`);
    assert.equal(await secondOpinion(JSON.stringify(credential), did, new Date()), undefined);
    const forged = { ...credential, name: 'Another badge' };
    assert.notEqual(await secondOpinion(JSON.stringify(forged), did, new Date()), undefined);
  });

  it('answers every address that a credential names', async () => {
    const credential = await getJson(`${address.good}.json`);
    const { achievement } = credential.credentialSubject;
    const key = JSON.parse(
      Buffer.from((await getText(`${address.good}.jwt`)).split('.')[0] ?? '', 'base64url').toString(),
    ).kid;
    for (const named of [
      credential.id,
      credential.issuer.url,
      credential.credentialStatus.statusListCredential,
      credential.suspensionStatus.statusListCredential,
      achievement.id,
      achievement.image.id,
      key,
    ]) {
      await getText(named);
    }
    assert.equal((await getJson(key)).kid, key);
    const list = await getJson(credential.credentialStatus.statusListCredential);
    assert.equal(list.validUntil, undefined);
    for (const page of [credential.id, achievement.id, credential.issuer.url]) {
      const [, embedded = ''] =
        /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await getText(page)) ?? [];
      assert.equal(JSON.parse(embedded).id, page === credential.issuer.url ? credential.issuer.id : page);
    }
  });

  it('leads nowhere but to its own files, by relative links that work on a disk, too', () => {
    for (const file of readdirSync(kit, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.html')) continue;
      const page = readFileSync(join(kit, file), 'utf8');
      for (const [, link = ''] of page.matchAll(/\b(?:href|src)="([^"#?]+)[^"]*"/g)) {
        if (/^(https?:|mailto:)/.test(link)) continue;
        assert.ok(!link.startsWith('/'), `${file}: ${link}`);
        assert.ok(existsSync(join(kit, file, '..', link)), `${file}: ${link}`);
      }
    }
  });

  it('holds no private key, no private badge and no name of a learner', () => {
    const credential: { id: string } = JSON.parse(privateFile);
    const id = credential.id.split('/').at(-1) ?? '';
    for (const file of readdirSync(kit, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = readFileSync(join(file.parentPath, file.name), 'latin1');
      assert.ok(!file.name.includes(id) && !text.includes(id), file.name);
      assert.doesNotMatch(text, /encryptedPrivateKey|"d":|Mäkelä|aino\.makela/);
    }
  });
});
