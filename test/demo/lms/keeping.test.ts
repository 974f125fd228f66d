import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Browser } from '../../../src/demo/lms/client/browser.js';
import { signIn } from '../../../src/demo/lms/client/launch.js';
import { startDemoLms } from '../../../src/demo/lms/lms.js';

describe('demo LMS: what it keeps between runs', () => {
  let dataDir: string;
  const open = (port = 0, clock = () => new Date()) =>
    startDemoLms({ port, clock, dataDir, tool: TOOL, url: 'http://lms.example/' });
  const TOOL = {
    origin: 'http://localhost:3999',
    loginUrl: 'http://localhost:3999/login',
    redirectUris: ['http://localhost:3999/launch'],
    targetUrl: 'http://localhost:3999/',
  };

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'demo-lms-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  /** Its public address leads nowhere here: browsers go to the port. */
  const freePort = async (): Promise<number> => {
    const lms = await startDemoLms({ port: 0 });
    await lms.close();
    return Number(new URL(lms.url).port);
  };

  it('publishes its key with cache headers, and without private parts', async () => {
    const lms = await startDemoLms({ port: 0, tool: TOOL });
    const reply = await new Browser().get(lms.registration.jwksUri);
    const token = await lms.signLaunch({ person: 'teacher', course: 'eportfolio', nonce: 'n' });
    await lms.close();
    assert.match(reply.headers.get('cache-control') ?? '', /max-age=\d+/);
    const keySet = JSON.parse(reply.text);
    assert.deepEqual(Object.keys(keySet.keys[0]).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const { protectedHeader } = await jwtVerify(token, createLocalJWKSet(keySet));
    assert.deepEqual(protectedHeader, { typ: 'JWT', alg: 'RS256', kid: keySet.keys[0].kid });
  });

  it('has one key and one set of sessions and choices through restarts; files only its owner reads', async () => {
    const port = await freePort();
    const at = { url: `http://127.0.0.1:${port}` };
    const browser = new Browser();
    const first = await open(port);
    await signIn(browser, at, 'student');
    await browser.post(`${at.url}/language`, { language: 'de', page: '/courses' });
    await first.close();

    const second = await open(port);
    const courses = await browser.get(`${at.url}/courses`);
    await second.close();
    assert.equal(courses.status, 200);
    assert.match(courses.text, /Aino Mäkelä/);
    assert.match(courses.text, /<option value="de" lang="de" selected>/);
    assert.equal(second.signingKey.kid, first.signingKey.kid);
    assert.equal(second.registration.issuer, 'http://lms.example');
    for (const file of await readdir(dataDir)) {
      assert.equal((await stat(join(dataDir, file))).mode & 0o777, 0o600, file);
    }
  });

  it('keeps no session token in clear, and ends sessions after twelve hours', async () => {
    const port = await freePort();
    let now = new Date('2026-11-24T08:00:00Z');
    const browser = new Browser();
    const lms = await open(port, () => now);
    const url = `http://127.0.0.1:${port}`;
    await signIn(browser, { url }, 'student');
    const token = browser.cookies.get(new URL(url), 'demo_lms_session') ?? '';
    assert.ok(token);
    assert.ok(!(await readFile(join(dataDir, 'lms.json'), 'utf8')).includes(token));
    now = new Date('2026-11-24T20:00:00Z');
    const late = await browser.get(`${url}/courses`);
    await lms.close();
    assert.equal(late.status, 303);
  });

  it('stops at a state file it cannot read', async () => {
    await writeFile(join(dataDir, 'lms.json'), '[]');
    await assert.rejects(open(), /is not the demo LMS's state/);
  });

  it('says which port is taken', async () => {
    const lms = await startDemoLms({ port: 0 });
    const again = startDemoLms({ port: Number(new URL(lms.url).port) });
    await assert.rejects(again, { code: 'EADDRINUSE' });
    await lms.close();
  });
});
