import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { approveWork, describeBadge, makePublic, submitWork } from '../../src/demo/mainJob.js';
import { Visitor } from '../../src/demo/visitor.js';
import { startTool } from '../harness.js';
import { findChromium, NO_BROWSER, openChromium } from '../journey/chromium.js';
import { accessibilityFaults, faultsOf, takePicture } from '../journey/inspect.js';
import { DESK, PHONE } from '../journey/world.js';
import { serveFolder } from './staticServer.js';

type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

describe(`The kit's own page for checking badges${findChromium() ? '' : ` (skipped: ${NO_BROWSER})`}`, function () {
  this.timeout(180_000);
  let browser: Browser;
  let folder: string;
  let server: Server;
  let hosted: string;
  let id: string;
  let path: string;
  let hidden: string;

  before(async function () {
    if (findChromium() === undefined) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'kit-page-'));
    const tool = await startTool();
    const enter = (person: 'teacher' | 'student') =>
      Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
    const [teacher, student] = [await enter('teacher'), await enter('student')];
    const award = async () => {
      const submission = await submitWork(student, await describeBadge(teacher));
      await approveWork(teacher, submission);
      await tool.services.workDone();
      return submission;
    };
    const submission = await award();
    path = new URL(await makePublic(student, submission)).pathname;
    id = path.split('/').at(-1) ?? '';
    hidden = (await student.get(`${await award()}/badge.json`)).text;
    for await (const file of tool.services.survivalKit('en')) {
      const place = join(folder, file.path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, file.body);
    }
    await tool.close();
    server = await serveFolder(folder, 0);
    const at = server.address();
    hosted = `http://localhost:${typeof at === 'object' && at !== null ? at.port : ''}/verify/`;
    browser = await openChromium();
  });
  after(async () => {
    await browser?.close();
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  const file = (format: string) => readFileSync(join(folder, `${path}${format}`));
  const upload = (format: string, buffer = file(format)): Upload => ({
    name: `badge${format}`,
    mimeType: 'application/octet-stream',
    buffer,
  });
  async function check(at: string, given: Upload): Promise<string[]> {
    const page = await open(at);
    await page.setInputFiles('#file', given);
    await page.getByRole('button', { name: 'Check the badge' }).click();
    await page.locator('#result').waitFor();
    const steps = await page.locator('#steps li').allTextContents();
    await page.close();
    return steps.map((step) => step.replace(/^[✓✗–]/u, ''));
  }
  async function open(at: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(at);
    assert.deepEqual(errors, []);
    return page;
  }
  const places = () => [hosted, pathToFileURL(join(folder, 'verify/index.html')).href];

  it('passes the token, the data and the picture of a badge, hosted and from a disk', async () => {
    for (const place of places()) {
      for (const [format, reason] of [
        ['.jwt', /^Signature: Passed\. The signature is good/],
        ['.json', /^Signature: Passed\. Every word is as in the issuer’s signed token/],
        ['.png', /^Signature: Passed\. Every word/],
        ['.svg', /^Signature: Passed\. Every word/],
      ] as const) {
        const steps = await check(place, upload(format));
        assert.equal(steps.length, 6);
        assert.match(steps[2] ?? '', reason);
        assert.ok(
          steps.every((step) => step.includes(': Passed.')),
          steps.join('\n'),
        );
      }
    }
  });

  it('fails a changed badge, a changed token, and a token with another key', async () => {
    const json = JSON.parse(file('.json').toString());
    json.credentialSubject.achievement.name = 'Another badge';
    const changed = await check(hosted, upload('.json', Buffer.from(JSON.stringify(json))));
    assert.match(changed[2] ?? '', /^Signature: Failed\. The badge is not as the issuer signed it/);
    const [head, payload = '', signature] = file('.jwt').toString().split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, name: 'Mine' })).toString('base64url');
    const token = await check(hosted, upload('.jwt', Buffer.from(`${head}.${forged}.${signature}`)));
    assert.match(token[2] ?? '', /^Signature: Failed/);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const unsigned = await check(hosted, upload('.jwt', Buffer.from(`${none}.${payload}.AA`)));
    assert.match(unsigned[2] ?? '', /^Signature: Not checked\. .* can’t check/);
  });

  it('says plainly what it can’t check: a private badge’s data, and what is no badge', async () => {
    const steps = await check(hosted, upload('.json', Buffer.from(hidden)));
    assert.match(steps[2] ?? '', /^Signature: Not checked\. .* Choose its token/);
    assert.match(steps[4] ?? '', /^Revocation: Passed\. Not revoked, as of/);
    assert.deepEqual(await check(hosted, upload('.png', file('.png').subarray(0, 60))), [
      'Format: Failed. There is no Open Badge in it. Choose the original PNG, SVG, JSON or JWT file.',
    ]);
  });

  it('is a page for everyone, like the others of the kit', async () => {
    for (const view of [DESK, PHONE]) {
      const page = await browser.newPage({ viewport: { width: view.width, height: view.height } });
      for (const [name, address] of [
        ['kit-start', '../'],
        ['kit-verify', './'],
        ['kit-badge', `..${path}/`],
      ] as const) {
        await page.goto(new URL(address, hosted).href);
        if (name === 'kit-verify') {
          await page.setInputFiles('#file', upload('.json'));
          await page.getByRole('button', { name: 'Check the badge' }).click();
          await page.locator('#result').waitFor();
        }
        const frame = page.mainFrame();
        const faults = [...(await faultsOf(frame)), ...(await accessibilityFaults(frame, view))];
        assert.deepEqual(faults, [], `${name} at ${view.name}`);
        await takePicture(frame, `${name}-${view.name}`);
      }
      await page.close();
    }
    assert.ok(id);
  });
});
