import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { approveWork, describeBadge, makePublic, submitWork } from '../../src/demo/mainJob.js';
import { Visitor } from '../../src/demo/visitor.js';
import { runCli } from '../cli/runCli.js';
import { independentlyVerify } from '../credentials/independentVerifier.js';
import { type Installation, prepareInstallation, ToolProcess } from '../faults/toolProcess.js';
import { serveFolder } from './staticServer.js';
import { getText, verifyThrough } from './verifyThrough.js';

describe('The survival kit of a tool that was killed', function () {
  this.timeout(180_000);

  it('is made from what it left behind, and its badges verify at the same address', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'killed-'));
    const installation = await prepareInstallation();
    const { url, environment } = installation;
    const tool = await ToolProcess.start(installation);
    const address = await issueBadge(installation);
    tool.signal('SIGKILL');
    assert.equal(await tool.exit, 'SIGKILL');
    await assert.rejects(fetch(`${address}.json`));
    const kit = join(folder, 'kit');
    const { code, err } = await runCli(environment, 'survival-kit', kit, '--language', 'fi');
    assert.equal(code, 0, err);
    const server = await serveFolder(kit, Number(new URL(url).port));
    try {
      const text = await getText(`${address}.json`);
      const steps = await verifyThrough(url, text);
      assert.equal(steps.proof, 'passed proof.passed');
      assert.equal(steps.status, 'passed status.passed');
      assert.equal(await independentlyVerify(text), true);
      assert.match(await getText(`${url}/verify/`), /<html lang="fi">/);
    } finally {
      await new Promise((resolve) => server.close(resolve));
      await installation.remove();
      rmSync(folder, { recursive: true });
    }
  });
});

async function issueBadge({ url, lms }: Installation): Promise<string> {
  const enter = (person: 'teacher' | 'student') => Visitor.enter(url, lms, { person, course: 'eportfolio' });
  const [teacher, student] = [await enter('teacher'), await enter('student')];
  const submission = await submitWork(student, await describeBadge(teacher));
  await approveWork(teacher, submission);
  while (!(await student.get(submission)).text.includes('badge.png')) await sleep(50);
  return makePublic(student, submission);
}
