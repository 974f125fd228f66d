import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type DemoLms, startDemoLms } from '../../src/demo/lms/lms.js';
import { type RunningTool, startTool } from '../harness.js';
import { findChromium, NO_BROWSER } from '../journey/chromium.js';
import { openBrowser, type PersonsBrowser } from './profile.js';

describe('A platform registers the tool, in Chromium', function () {
  this.timeout(60_000);
  let tool: RunningTool;
  let lms: DemoLms;
  let browser: PersonsBrowser;

  before(async function () {
    if (findChromium() === undefined) {
      console.log(`      ${NO_BROWSER}`);
      return this.skip();
    }
    tool = await startTool();
    lms = await startDemoLms({ port: 0 });
    browser = await openBrowser('thirdPartyOff', { tool: tool.url, lms: lms.url });
  });
  after(async () => {
    await browser?.close();
    await lms?.close();
    await tool?.close();
  });

  const signIn = async (name: string): Promise<Page> => {
    await browser.context.clearCookies();
    const page = await browser.context.newPage();
    await page.goto(lms.url);
    await page.getByRole('button', { name }).click();
    await page.waitForURL('**/courses');
    return page;
  };
  const register = async (link: string): Promise<Page> => {
    const page = await signIn('Sofia Lindqvist');
    await page.getByRole('link', { name: 'Tools of this school' }).click();
    await page.getByLabel('Registration address of the tool').fill(link);
    await page.getByRole('button', { name: 'Add LTI Advantage' }).click();
    return page;
  };
  const linkFor = async (lmsAddress?: string): Promise<string> => {
    const [school] = await tool.services.listInstitutions();
    return (await tool.services.createRegistrationLink(school?.id ?? '', lmsAddress)).address;
  };
  const platform = async () => (await tool.services.listPlatforms()).find(({ issuer }) => issuer === lms.url);

  it('waits on its page until somebody closes it, where the platform still has to be approved', async () => {
    const page = await register(await linkFor());
    const frame = page.frameLocator('iframe.tool');
    await frame.getByRole('heading', { name: 'One step is left: approval' }).waitFor();
    assert.equal((await platform())?.state, 'waiting');
    await frame.getByRole('button', { name: 'Close this page' }).click();
    await page.waitForURL(`${lms.url}/tools`);
    await page.close();
  });

  it('closes its page by itself where the link was made for the platform, and a teacher comes in', async () => {
    const page = await register(await linkFor(lms.url));
    await page.waitForURL(`${lms.url}/tools`);
    assert.match((await page.textContent('main')) ?? '', new RegExp(tool.url));
    assert.equal((await platform())?.state, 'active');
    await page.close();
    const teacher = await signIn('Helena Virtanen');
    await teacher.goto(`${lms.url}/activities/41`);
    const frame = await (await teacher.waitForSelector('iframe.tool')).contentFrame();
    await frame?.waitForURL((url) => url.pathname.startsWith('/courses/'));
  });
});
