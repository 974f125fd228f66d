import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { ARGUMENTS, findChromium, NO_BROWSER } from '../journey/chromium.js';

/** What a person has set in their browser about cookies. */
export type Cookies = 'asShipped' | 'thirdPartyOff' | 'refusedInFrame';

export interface PersonsBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Chromium with a profile of its own, in which cookies are set as a person could set them. */
export async function openBrowser(
  cookies: Cookies,
  { tool, lms }: { readonly tool: string; readonly lms: string },
): Promise<PersonsBrowser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  const folder = await mkdtemp(join(tmpdir(), 'chromium-profile-'));
  await mkdir(join(folder, 'Default'));
  const preferences = { profile: { ...PREFERENCES[cookies], ...exceptions(cookies, `${tool},${lms}`) } };
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, { executablePath, args: ARGUMENTS });
  context.setDefaultTimeout(10_000);
  return {
    context,
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PREFERENCES: Readonly<Record<Cookies, object>> = {
  asShipped: {},
  thirdPartyOff: { cookie_controls_mode: 1 },
  refusedInFrame: { cookie_controls_mode: 1 },
};

/** 2: blocked. The first address is whose cookies, the second inside whose page. */
function exceptions(cookies: Cookies, pattern: string): object {
  if (cookies !== 'refusedInFrame') return {};
  return { content_settings: { exceptions: { cookies: { [pattern]: { setting: 2 } } } } };
}
