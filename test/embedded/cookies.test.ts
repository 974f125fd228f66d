import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import type { DemoLmsOptions, LaunchOf } from '../../src/demo/lms/lms.js';
import { type RunningTool, startTool } from '../harness.js';
import { findChromium, NO_BROWSER } from '../journey/chromium.js';
import { type Cookies, openBrowser, type PersonsBrowser } from './profile.js';

/** Who opens the activity, and the words of the page that is theirs. */
const PEOPLE: readonly (readonly [LaunchOf['person'], RegExp])[] = [
  ['teacher', /Describe a badge|badge/i],
  ['student', /badge/i],
  ['assistant', /badge/i],
  ['admin', /badge/i],
  ['visitor', /badge/i],
];

describe('The tool inside the page of an LMS on another site, in Chromium', function () {
  this.timeout(120_000);
  let tool: RunningTool;
  let browser: PersonsBrowser | undefined;

  before(function () {
    if (findChromium() !== undefined) return;
    console.log(`      ${NO_BROWSER}`);
    this.skip();
  });
  afterEach(async () => {
    await browser?.close();
    browser = undefined;
    await tool.close();
  });

  const start = async (cookies: Cookies, ways: Partial<DemoLmsOptions> = {}): Promise<void> => {
    tool = await startTool({ lmsOptions: ways });
    browser = await openBrowser(cookies, { tool: tool.url, lms: tool.lms.url });
  };

  /** Signs in to the LMS and opens the activity; the frame the tool is in. */
  const open = async (
    person: LaunchOf['person'],
    activity = 'badges',
  ): Promise<{ page: Page; frame: Frame }> => {
    assert.ok(browser);
    const page = await browser.context.newPage();
    const who = tool.lms.find({ person, course: 'eportfolio' }).person;
    await page.goto(tool.lms.url);
    await page.getByRole('button', { name: `${who.givenName} ${who.familyName}` }).click();
    await page.waitForURL('**/courses');
    const { id } = tool.lms.find({ person, course: 'eportfolio', activity }).activity;
    await page.goto(`${tool.lms.url}/activities/${id}`);
    const frame = await (await page.waitForSelector('iframe.tool')).contentFrame();
    assert.ok(frame);
    await frame.waitForURL((url) => url.origin === tool.url);
    await frame.waitForLoadState();
    return { page, frame };
  };
  const inCourse = (url: string | URL): boolean => /^\/(courses|badges)\//.test(new URL(url).pathname);
  const signOut = async (page: Page): Promise<void> => {
    await page.context().clearCookies();
    await page.close();
  };

  /** Presses the one button, and waits for the course in the window that opens. */
  const openWindow = async (page: Page, frame: Frame): Promise<Page> => {
    const button = frame
      .getByText('Open in a new window')
      .and(frame.locator('.button'))
      .filter({ visible: true });
    await button.waitFor();
    assert.equal(await button.count(), 1);
    await accessible(frame);
    const [opened] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
    await opened.waitForURL(inCourse);
    return opened;
  };

  /** Works on there: another page, and a form that changes something. */
  const workOn = async (page: Page, person: LaunchOf['person']): Promise<void> => {
    await page.reload();
    assert.ok(inCourse(page.url()));
    assert.equal(new URL(page.url()).search, '', 'no token in the address');
    if (person !== 'teacher') return;
    await page.goto(`${page.url()}/badges/new`);
    await page.getByLabel('Title').first().fill('Bench work');
    await page.getByRole('button', { name: /save/i }).first().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/badges/new'));
    assert.match(await page.content(), /Bench work/);
  };

  for (const cookies of ['asShipped', 'thirdPartyOff'] as const) {
    it(`works in the frame with cookies ${cookies}, for everyone`, async () => {
      await start(cookies);
      for (const [person, words] of PEOPLE) {
        const { page, frame } = await open(person);
        assert.ok(inCourse(frame.url()), `${person}: ${frame.url()}`);
        assert.match(await frame.content(), words);
        await frame.goto(frame.url());
        assert.ok(inCourse(frame.url()));
        await signOut(page);
      }
    });
  }

  it('works in a window that the LMS opens, with third-party cookies off', async () => {
    await start('thirdPartyOff');
    assert.ok(browser);
    const { page } = await open('student');
    await page.goto(`${tool.lms.url}/activities/42`);
    const [opened] = await Promise.all([
      browser.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open in a new window' }).click(),
    ]);
    await opened.waitForURL(inCourse);
  });

  it("goes on in a new window by Moodle's own launch page where all cookies are refused, for everyone", async () => {
    await start('refusedInFrame');
    for (const [person] of PEOPLE) {
      const { page, frame } = await open(person);
      const link = frame.getByRole('link', { name: 'Open in a new window' });
      assert.equal(await link.getAttribute('href'), `${tool.lms.url}/mod/lti/launch.php?id=41`);
      const opened = await openWindow(page, frame);
      await workOn(opened, person);
      await opened.close();
      await signOut(page);
    }
  });

  it('goes on in a new window by a new login where the LMS has no launch page that we know', async () => {
    await start('refusedInFrame', { ways: 'plain' });
    const { page, frame } = await open('teacher');
    await workOn(await openWindow(page, frame), 'teacher');
  });

  it('is recognised by what the platform kept, and goes on in a new window, for everyone', async () => {
    await start('refusedInFrame', { platformStorage: true });
    for (const [person] of PEOPLE) {
      const { page, frame } = await open(person);
      await frame.getByRole('heading', { name: 'Your work goes on in a new window' }).waitFor();
      const opened = await openWindow(page, frame);
      await workOn(opened, person);
      await opened.close();
      await signOut(page);
    }
    assert.deepEqual(await boundBy(), ['storage']);
  });

  it('needs no new window with platform storage where cookies work', async () => {
    await start('thirdPartyOff', { platformStorage: true });
    const { frame } = await open('student');
    await frame.waitForURL(inCourse);
    assert.deepEqual(await boundBy(), ['cookie']);
  });

  it('offers the new window where a platform says that it keeps data, and does not', async () => {
    await start('refusedInFrame', { platformStorage: true });
    await browser?.context.route(`${tool.lms.url}/storage.js`, (route) => route.fulfill({ body: '' }));
    const { page, frame } = await open('student');
    await frame.waitForURL(`${tool.url}/lti/launch`);
    await workOn(await openWindow(page, frame), 'student');
  });

  it('tells the secret of a login to no other page, and is shown in none', async () => {
    await start('asShipped', { platformStorage: true });
    const login = new URL(`${tool.url}/lti/login`);
    const parameters = {
      iss: tool.lms.url,
      client_id: tool.lms.registration.clientId,
      login_hint: '3',
      target_link_uri: `${tool.url}/`,
      lti_storage_target: '_parent',
    };
    for (const [name, value] of Object.entries(parameters)) login.searchParams.set(name, value);
    const stranger = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(strangersPage(login.href)),
    );
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = stranger.address();
    assert.ok(browser && typeof address === 'object' && address !== null);
    try {
      const page = await browser.context.newPage();
      await page.goto(`http://127.0.0.1:${address.port}/`);
      // Even a page that runs our script from elsewhere would hear nothing: it is addressed to the platform.
      await page.waitForTimeout(1500);
      assert.deepEqual(await page.evaluate('heard'), []);
      const [, frame] = page.frames();
      assert.ok(!frame?.url().startsWith(tool.url), frame?.url());
    } finally {
      stranger.closeAllConnections();
      await new Promise((resolve) => stranger.close(resolve));
    }
  });

  async function boundBy(): Promise<string[]> {
    const [platform] = await tool.services.listPlatforms();
    assert.ok(platform);
    const { record } = await tool.services.readPlatform(platform.institution, platform.id);
    return [...new Set((record?.landed ?? []).map((launch) => launch.boundBy))];
  }
});

async function accessible(frame: Frame): Promise<void> {
  await frame.evaluate(`${axe.source}; undefined`);
  const results = await frame.evaluate<axe.AxeResults>(
    'axe.run(document, { resultTypes: ["violations"], iframes: false })',
  );
  assert.deepEqual(
    results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
  );
}

/** Frames the tool's login as the platform does, and notes whatever it is told. */
function strangersPage(login: string): string {
  const source = login.replaceAll('&', '&amp;');
  return `<script>const heard = []; addEventListener('message', (event) => heard.push(event.data));</script>
<iframe src="${source}"></iframe>`;
}
