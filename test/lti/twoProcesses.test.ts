import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { Browser } from '../../src/demo/lms/client/browser.js';
import { launchAs } from '../../src/demo/lms/client/launch.js';
import { type Installation, prepareInstallation, ToolProcess } from '../faults/toolProcess.js';

describe('two processes of the tool on one DATA_DIR', function () {
  this.timeout(60_000);
  let installation: Installation;
  const tools: ToolProcess[] = [];
  const urls: string[] = [];

  before(async () => {
    installation = await prepareInstallation();
    const second = String(await freePort());
    for (const PORT of [installation.environment.PORT ?? '', second]) {
      const environment = { ...installation.environment, PORT };
      tools.push(await ToolProcess.start({ ...installation, environment }));
      urls.push(`http://localhost:${PORT}`);
    }
  });
  after(async () => {
    for (const tool of tools) await tool.stop();
    await installation.remove();
  });

  it('let exactly one of 20 simultaneous copies of a launch in, whichever it reaches', async () => {
    for (let round = 0; round < 3; round++) {
      const browser = new Browser();
      const launch = await launchAs(browser, installation.lms, { person: 'teacher', course: 'eportfolio' });
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, number) => {
          const address = launch.action.replace(installation.url, urls[number % 2] ?? '');
          return browser.post(address, launch.fields);
        }),
      );
      const landed = replies.filter(({ status }) => status === 303);
      assert.equal(landed.length, 1, replies.map(({ status }) => status).join(' '));
      assert.ok(replies.every(({ status }) => status === 303 || status === 400));
    }
  });

  it('know the same session', async () => {
    const browser = new Browser();
    const launch = await launchAs(browser, installation.lms, { person: 'teacher', course: 'eportfolio' });
    const landed = await browser.post(launch.action, launch.fields);
    const course = landed.headers.get('location') ?? '';
    for (const url of urls) assert.equal((await browser.get(url + course)).status, 200);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}
