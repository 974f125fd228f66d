import type { Browser } from 'playwright-core';
import { closeConnections } from '../../bench/http.js';
import { withInstallation } from '../../bench/tool.js';
import { SESSION_COOKIE } from '../../src/web/guard.js';
import { openChromium } from '../../test/journey/chromium.js';
import { foundSchool, type School, type Stop } from '../../test/journey/hands/school.js';
import { openSlowBrowser, type SlowBrowser } from './slowLine.js';
import { isReached, type Row, table, writeIntoDocument } from './table.js';

/** Who opens what, in which order: a new browser for each line. */
const VISITS: readonly (readonly string[])[] = [
  ['course-of-student', 'badge-of-student', 'submission-edit'],
  ['submission-waiting'],
  ['award'],
  ['course-of-teacher', 'badge-of-teacher', 'badge-edit', 'badge-edit', 'reviews', 'review', 'people'],
  ['credential', 'issuer', 'verify'],
  ['verify', 'home'],
  ['admin', 'admin-issuer'],
];

/** Weighs the built tool's main pages as a browser on a slow line meets them, and writes the table into docs/performance.md. */
async function main(): Promise<void> {
  const browser = await openChromium();
  try {
    const rows = await withInstallation(async (installation) => {
      const { url } = await installation.start();
      const school = await foundSchool({ url, lms: installation.lms });
      const weighed: Row[] = [];
      for (const names of VISITS) weighed.push(...(await visit(browser, url, school, names)));
      return weighed;
    });
    const made = table(rows);
    console.log(made);
    await writeIntoDocument(made);
    if (!rows.every(isReached)) process.exitCode = 1;
  } finally {
    await browser.close();
    closeConnections();
  }
}

async function visit(
  browser: Browser,
  url: string,
  school: School,
  names: readonly string[],
): Promise<readonly Row[]> {
  const stops = names.map((name) => stopOf(school, name));
  const slow = await openAs(browser, url, school, stops[0]);
  const rows: Row[] = [];
  for (const [at, { name, path }] of stops.entries()) {
    const what = names.indexOf(name) < at ? `${name}, again` : name;
    rows.push({ what, isFirst: at === 0, ...(await slow.weigh(`${url}${path}`)) });
  }
  await slow.close();
  return rows;
}

function stopOf({ stops }: School, name: string): Stop {
  const found = stops.find((stop) => stop.name === name);
  if (found === undefined) throw new Error(`no page ${name}`);
  return found;
}

async function openAs(
  browser: Browser,
  url: string,
  { people }: School,
  stop: Stop | undefined,
): Promise<SlowBrowser> {
  const visitor = stop === undefined || stop.by === 'reader' ? undefined : people.get(stop.by);
  const value = visitor?.browser.cookies.get(new URL(url), SESSION_COOKIE);
  if (value === undefined) return await openSlowBrowser(browser, []);
  const { hostname: domain } = new URL(url);
  const cookie = { name: SESSION_COOKIE, value, domain, path: '/', secure: true, httpOnly: true } as const;
  return await openSlowBrowser(browser, [{ ...cookie, sameSite: 'None' }]);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
