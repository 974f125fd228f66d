import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../src/locales/locales.js';
import { SESSION_COOKIE } from '../../../src/web/guard.js';
import { type RunningTool, startTool } from '../../harness.js';
import { findChromium, NO_BROWSER, openChromium } from '../chromium.js';
import { accessibilityFaults, faultsOf, takePicture } from '../inspect.js';
import { focusFaults } from './focus.js';
import { motionFaults, reflowFaults, targetFaults } from './looks.js';
import { foundSchool, type School, type Stop } from './school.js';

type Colours = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** Every mode of colours comes up with some language, and every language with some mode. */
const COLOURS: Readonly<Record<Language, Colours>> = {
  en: { colorScheme: 'dark' },
  fi: { forcedColors: 'active' },
  de: {},
  it: { colorScheme: 'dark', forcedColors: 'active' },
  sl: {},
};
/** The language in which the keyboard goes through every page: the order of controls is the same in each. */
const BY_KEYBOARD: Language = 'de';

describe(`In every language and by every hand${findChromium() ? '' : ` (skipped: ${NO_BROWSER})`}`, function () {
  this.timeout(300_000);
  let tool: RunningTool;
  let browser: Browser;
  let school: School;
  const pages = new Map<Stop['by'], Page>();

  before(async function () {
    if (findChromium() === undefined) return this.skip();
    [tool, browser] = await Promise.all([startTool(), openChromium()]);
    school = await foundSchool(tool);
    for (const by of ['reader', ...school.people.keys()] as const) {
      pages.set(by, await open(by === 'reader' ? undefined : by));
    }
  });
  after(async () => {
    await browser?.close();
    await tool?.close();
  });

  async function open(person: Exclude<Stop['by'], 'reader'> | undefined): Promise<Page> {
    const context: BrowserContext = await browser.newContext({ locale: 'en-GB' });
    const session =
      person && school.people.get(person)?.browser.cookies.get(new URL(tool.url), SESSION_COOKIE);
    if (session !== undefined) {
      const { hostname: domain } = new URL(tool.url);
      const cookie = {
        name: SESSION_COOKIE,
        value: session,
        domain,
        path: '/',
        secure: true,
        httpOnly: true,
      };
      await context.addCookies([{ ...cookie, sameSite: 'None' }]);
    }
    return await context.newPage();
  }

  /** By the names in the footer, as people do. */
  async function turnTo(language: Language): Promise<void> {
    for (const [by, page] of pages) {
      await page.goto(`${tool.url}/?by=${by}`);
      if ((await spoken(page)) !== language) {
        await page.getByRole('button', { name: LANGUAGE_NAMES[language], exact: true }).click();
        await page.waitForLoadState();
      }
      assert.equal(await spoken(page), language, by);
      assert.equal(new URL(page.url()).search, `?by=${by}`);
    }
  }

  const spoken = (page: Page) => page.evaluate<string>('document.documentElement.lang');

  for (const language of LANGUAGES) {
    it(`nothing is lost, hidden or too small in ${LANGUAGE_NAMES[language]}`, async () => {
      await turnTo(language);
      const faults: string[] = [];
      for (const stop of school.stops) {
        const page = pages.get(stop.by);
        assert.ok(page);
        const found = await lookAt(page, stop, language);
        faults.push(...found.map((fault) => `${stop.name}: ${fault}`));
      }
      if (faults.length > 0) throw new Error(faults.join('\n'));
    });
  }

  async function lookAt(
    page: Page,
    { name, path, status = 200 }: Stop,
    language: Language,
  ): Promise<string[]> {
    await page.setViewportSize({ width: 1280, height: 900 });
    const answer = await page.goto(`${tool.url}${path}`);
    assert.equal(answer?.status(), status, path);
    assert.equal(await spoken(page), language, path);
    const faults: string[] = [];
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(page.mainFrame())), ...(await targetFaults(page)));
      await takePicture(page.mainFrame(), `${language}/${name}-${width}`);
    }
    // Without motion, so that no colour is on its way to another when it is looked at.
    await page.emulateMedia({ reducedMotion: 'reduce', ...COLOURS[language] });
    faults.push(...(await accessibilityFaults(page.mainFrame(), { scripts: true })));
    if (COLOURS[language].forcedColors)
      await takePicture(page.mainFrame(), `${language}/${name}-high-contrast`);
    if (language === BY_KEYBOARD) faults.push(...(await motionFaults(page)), ...(await focusFaults(page)));
    await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
    faults.push(...(await reflowFaults(page)));
    return faults;
  }
});
