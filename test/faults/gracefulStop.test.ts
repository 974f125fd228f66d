import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeFields } from '../../src/demo/lms/client/browser.js';
import { paths } from '../../src/web/paths.js';
import { approval, enter, publishBadge, submit } from '../http/steps.js';
import type { LandedClient } from '../toolClient.js';
import { type Installation, prepareInstallation, ToolProcess } from './toolProcess.js';

describe('SIGTERM', () => {
  let installation: Installation;

  before(async () => {
    installation = await prepareInstallation();
  });
  after(() => installation.remove());

  const readiness = async (): Promise<number | 'closed'> => {
    try {
      return (await fetch(`${installation.url}/readyz`)).status;
    } catch {
      return 'closed';
    }
  };

  it('turns readiness down, lets a running request end, and exits with 0; nothing acknowledged is lost', async function () {
    this.timeout(60_000);
    const tool = await ToolProcess.start(installation);
    assert.equal(await readiness(), 200);
    const teacher = await enter(installation.lms, 'teacher');
    const student = await enter(installation.lms, 'student');
    const submission = await submit(student, await publishBadge(teacher));
    const { path, fields } = await approval(teacher, submission);

    const running = await beginPost(teacher, path, encodeFields(fields).toString());
    tool.signal('SIGTERM');
    let seen = await readiness();
    while (seen === 200) seen = await readiness();
    // Whoever balances the load hears "stopping" before connections are refused.
    assert.equal(seen, 503);
    const answer = await running.end();
    assert.match(answer, /^HTTP\/1\.1 303 /);
    assert.equal(await tool.exit, 0);
    assert.equal(await readiness(), 'closed');

    const next = await ToolProcess.start(installation);
    while ((await teacher.get(paths.submissionCredential(submission))).status !== 200) await sleep(50);
    assert.equal(await next.stop(), 0);
  });

  it('closes every connection on which nothing runs, and waits only for the one on which something does', async () => {
    const tool = await ToolProcess.start(installation);
    const teacher = await enter(installation.lms, 'teacher');
    const running = await beginPost(
      teacher,
      paths.signOut(),
      encodeFields({ formToken: teacher.formToken }).toString(),
    );
    // Browsers open connections in advance.
    const unused = await open(new URL(installation.url));
    tool.signal('SIGTERM');
    await once(unused, 'close');
    assert.match(await running.end(), /^HTTP\/1\.1 303 /);
    assert.equal(await tool.exit, 0);
  });
});

/** A form of which only the beginning has arrived. */
async function beginPost(client: LandedClient, path: string, body: string) {
  const url = new URL(client.tool);
  const socket = await open(url);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${url.host}`,
    `Cookie: ${client.browser.cookies.header(url)}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 10)}`);
  // The server has read the beginning once it has answered something that came after it.
  await fetch(new URL('/healthz', url));
  return {
    end: async (): Promise<string> => {
      socket.write(body.slice(10));
      const [answer]: Buffer[] = await once(socket, 'data');
      socket.destroy();
      return String(answer);
    },
  };
}

async function open(url: URL): Promise<Socket> {
  const socket = connect({ host: url.hostname, port: Number(url.port) });
  await once(socket, 'connect');
  return socket;
}
