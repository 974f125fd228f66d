import { chromium, type Page } from 'playwright-core';
import { startTool } from './test/harness.js';
import { exampleBadge } from './src/demo/exampleBadge.js';
const tool = await startTool({ log: { write: (l) => { if (!l.includes('"level":30')) process.stdout.write(l); } } });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
async function enter(person: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page = await context.newPage();
  page.on('console', (m) => console.log(person, m.type(), m.text()));
  await page.goto(tool.lms.url);
  await page.locator(`button[value="${person}"]`).click();
  await page.goto(`${tool.lms.url}/activities/42/launch`);
  await page.waitForURL((u) => u.href.startsWith(tool.url));
  return page;
}
try {
  let pub = '';
  try { pub = await exampleBadge({ services: tool.services, lms: tool.lms, file: tool.dataDir + '/x.json' }); } catch (e) { console.log(String(e)); }
  for (const width of [1280, 390]) {
    const t = await enter('teacher', width);
    const shot = async (page: Page, name: string) => page.screenshot({ path: `/tmp/shots/${name}-${width}.png`, fullPage: true });
    await shot(t, 'course-teacher');
    await t.goto(t.url() + '/badges/new?example=eportfolio'); await shot(t, 'define');
    await t.goBack();
    await t.locator('.badge-card a').first().click(); await shot(t, 'badge-teacher');
    const s = await enter('student', width);
    await shot(s, 'course-student');
    await s.locator('.badge-card a').first().click(); await shot(s, 'badge-student');
    await s.locator('main form button').first().click(); await shot(s, 'submit');
    const s3 = await enter('student3', width);
    await s3.locator('.badge-card a').first().click();
    await shot(s3, 'badge-student3');
    if (pub) { const p = await browser.newPage({ viewport: { width, height: 844 } }); await p.goto(pub); await shot(p, 'public'); await p.goto(tool.url + '/verify'); await shot(p, 'verify'); }
  }
} catch (e) { console.log(e); } finally { await browser.close(); await tool.close(); }
