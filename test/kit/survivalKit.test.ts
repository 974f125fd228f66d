import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCredentials } from '../../src/credentials/credentials.js';
import { approveWork, describeBadge, makePublic, submitWork } from '../../src/demo/mainJob.js';
import { Visitor } from '../../src/demo/visitor.js';
import type { InstitutionKey } from '../../src/domain/institution.js';
import type { VerificationWorld } from '../../src/domain/ports/credentials.js';
import { createSecrets } from '../../src/secrets/secrets.js';
import { runCli } from '../cli/runCli.js';
import { secondOpinion } from '../credentials/secondVerifier.js';
import { type RunningTool, startTool } from '../harness.js';
import { serveFolder } from './staticServer.js';

describe('The survival kit, served by a plain web server after the tool is gone', function () {
  this.timeout(90_000);
  let folder: string;
  let kit: string;
  let url: string;
  let server: Server;
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
    assert.match((await runCli(variables, 'survival-kit', folder)).err, /holds something else/);
    const made = await runCli(variables, 'survival-kit', kit);
    assert.equal(made.code, 0, made.err);
    printed = made.out.trim();
    assert.match((await runCli(variables, 'survival-kit', kit)).err, /Add --replace/);
    assert.equal((await runCli(variables, 'survival-kit', kit, '--replace')).code, 0);
    await tool.close();
    server = await serveFolder(kit, Number(new URL(url).port));
  });
  after(async () => {
    await new Promise((resolve) => server.close(resolve));
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

  const get = async (at: string) => {
    const response = await fetch(at);
    assert.equal(response.status, 200, at);
    return response.text();
  };
  const json = async (at: string) => JSON.parse(await get(at));

  /** Our engine as it would be anywhere else: all it knows comes from the files. */
  async function verify(text: string) {
    const secrets = createSecrets(randomBytes(32));
    // Another secret key: nothing of the tool's own is left.
    const engine = createCredentials({ publicUrl: url, secrets });
    const { keys } = await json(`${url}/.well-known/jwks.json`);
    const world: VerificationWorld = {
      issuerKeys: async (issuer) => {
        const institution = issuer.split(':').at(-1) ?? '';
        const did = await json(`${url}/issuers/${institution}/did.json`);
        assert.equal(did.id, issuer);
        return keys.map(
          (jwk: Record<string, string>): InstitutionKey => ({
            id: jwk.kid?.split('/').at(-1) ?? '',
            institution,
            algorithm: jwk.alg === 'RS256' ? 'RS256' : 'Ed25519',
            state: 'current',
            publicJwk: jwk,
            encryptedPrivateKey: '',
            createdAt: '',
          }),
        );
      },
      statusList: (list) => get(list),
    };
    const { steps } = await engine.verify(text, world, new Date());
    return Object.fromEntries(steps.map(({ step, outcome, reason }) => [step, `${outcome} ${reason}`]));
  }

  it('prints its folder, and has every file an address needs', () => {
    assert.equal(printed, kit);
    for (const name of ['README.md', 'kit.json', '.htaccess', 'index.html', 'verify/index.html']) {
      assert.ok(existsSync(join(kit, name)), name);
    }
    assert.equal(JSON.parse(readFileSync(join(kit, 'kit.json'), 'utf8')).badges, 3);
  });

  it('lets our engine verify every badge, also a private one, in every file', async () => {
    for (const format of ['.json', '.jwt'] as const) {
      const steps = await verify(await get(`${address.good}${format}`));
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
    assert.ok(png.includes(await get(`${address.good}.json`)));
  });

  it('still tells revoked and suspended badges', async () => {
    assert.equal((await verify(await get(`${address.revoked}.json`))).status, 'failed status.revoked');
    assert.equal(
      (await verify(await get(`${address.suspended}.json`))).suspension,
      'failed suspension.suspended',
    );
  });

  it('lets another library verify, with the DID document that it finds', async () => {
    const credential = await json(`${address.good}.json`);
    const institution = credential.issuer.id.split(':').at(-1);
    const did = await json(`${url}/issuers/${institution}/did.json`);
    assert.equal(await secondOpinion(JSON.stringify(credential), did, new Date()), undefined);
    const forged = { ...credential, name: 'Another badge' };
    assert.notEqual(await secondOpinion(JSON.stringify(forged), did, new Date()), undefined);
  });

  it('answers every address that a credential names', async () => {
    const credential = await json(`${address.good}.json`);
    const { achievement } = credential.credentialSubject;
    const key = JSON.parse(
      Buffer.from((await get(`${address.good}.jwt`)).split('.')[0] ?? '', 'base64url').toString(),
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
      await get(named);
    }
    assert.equal((await json(key)).kid, key);
    const list = await json(credential.credentialStatus.statusListCredential);
    assert.equal(list.validUntil, undefined);
    for (const page of [credential.id, achievement.id, credential.issuer.url]) {
      const [, embedded = ''] =
        /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await get(page)) ?? [];
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
