import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { type RunningTool, startTool } from '../harness.js';
import { findChromium, NO_BROWSER } from '../journey/chromium.js';
import { openBrowser, type PersonsBrowser } from './profile.js';

const TYPED = 'Typed before the power went';

describe(`What is typed, kept in the browser${findChromium() ? '' : ` (skipped: ${NO_BROWSER})`}`, function () {
  this.timeout(120_000);
  let tool: RunningTool;
  let browser: PersonsBrowser;

  before(function () {
    if (findChromium() === undefined) this.skip();
  });
  beforeEach(async () => {
    tool = await startTool();
    browser = await openBrowser('refusedInFrame', { tool: tool.url, lms: tool.lms.url });
  });
  afterEach(async () => {
    await browser?.close();
    await tool?.close();
  });

  /** The teacher opens the activity. */
  const enter = async (page: Page): Promise<Page> => {
    const { person, activity } = tool.lms.find({
      person: 'teacher',
      course: 'eportfolio',
      activity: 'badges',
    });
    await page.goto(tool.lms.url);
    const name = page.getByRole('button', { name: `${person.givenName} ${person.familyName}` });
    if ((await name.count()) > 0) {
      await name.click();
      await page.waitForURL('**/courses');
    }
    await page.goto(`${tool.lms.url}/activities/${activity.id}`);
    const frame = await (await page.waitForSelector('iframe.tool')).contentFrame();
    assert.ok(frame);
    // Its frame is refused cookies: it works on in a window of its own, where the browser's storage is the tool's.
    const button = frame
      .getByText('Open in a new window')
      .and(frame.locator('.button'))
      .filter({ visible: true });
    await button.waitFor();
    const [opened] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
    await opened.waitForURL(/\/courses\//);
    return opened;
  };
  const openForm = async (frame: Page): Promise<void> => {
    await frame.getByRole('link', { name: 'Begin with an empty form' }).click();
    await frame.waitForURL(/\/badges\/new/);
    await frame.waitForLoadState();
  };
  const kept = (frame: Page) => frame.getByText('You typed something here that was not saved');
  const type = async (frame: Page): Promise<void> => {
    await frame.getByLabel('Title', { exact: true }).fill(TYPED);
    await frame.getByText('More about the learning').click();
    await frame.getByLabel(/^Whom it is for/).fill('Everyone');
    await eventually(frame, `(localStorage.getItem('kept ' + location.pathname) || '').includes('Everyone')`);
  };

  it('comes back when asked for, after the session was lost, and not once it is saved', async () => {
    const page = await browser.context.newPage();
    const lost = await enter(page);
    await openForm(lost);
    assert.equal(await kept(lost).isVisible(), false);
    await type(lost);
    const cookies = (await browser.context.cookies()).filter(({ name }) => name === '__Host-session');
    assert.ok(cookies.length > 0);
    for (const { name } of cookies) await browser.context.clearCookies({ name });
    await lost.close();
    const frame = await enter(page);
    await openForm(frame);
    await kept(frame).waitFor();
    await frame.evaluate(`${axe.source}; undefined`);
    const { violations } = await frame.evaluate<axe.AxeResults>('axe.run(document)');
    assert.deepEqual(violations, []);
    await frame.getByRole('button', { name: 'Put it back' }).click();
    assert.equal(await frame.getByLabel('Title', { exact: true }).inputValue(), TYPED);
    assert.equal(await frame.getByLabel(/^Whom it is for/).inputValue(), 'Everyone');
    await frame.getByRole('button', { name: 'Save draft' }).first().click();
    await frame.getByText(/^Your draft is saved/).waitFor();
    const course = await frame.getByRole('link', { name: 'Badges', exact: true }).getAttribute('href');
    await frame.goto(`${tool.url}${course}/badges/new`);
    await frame.waitForLoadState();
    assert.equal(await kept(frame).isVisible(), false);
  });

  it('is let go when its person signs out', async () => {
    const page = await browser.context.newPage();
    const frame = await enter(page);
    await openForm(frame);
    await type(frame);
    await frame.getByRole('button', { name: 'Sign out' }).click();
    await frame.waitForURL((url) => !/new$/.test(url.pathname));
    assert.equal(await frame.evaluate('localStorage.length'), 0);
  });
});

/** Waits until the page finds the expression true; its CSP allows no other way of waiting for it. */
async function eventually(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await page.evaluate(expression)) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`never true: ${expression}`);
}
