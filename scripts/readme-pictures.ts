import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { profileRevision } from '../src/domain/issuerProfileRules.js';
import { ePortfolioContent } from '../test/factories/badgeContent.js';
import { Actor } from '../test/journey/actor.js';
import { openChromium } from '../test/journey/chromium.js';
import { takeAward } from '../test/journey/parts/award.js';
import { approve, askForChanges, openReview } from '../test/journey/parts/reviewing.js';
import { improve, showSkills } from '../test/journey/parts/submitting.js';
import { createBadge } from '../test/journey/parts/teaching.js';
import { DESK, PHONE, World } from '../test/journey/world.js';

// The README's pictures, taken from the running tool: `node --import tsx scripts/readme-pictures.ts`.

const FOLDER = fileURLToPath(new URL('../docs/images', import.meta.url));
const COURSE = { course: 'eportfolio', activity: 'badges' } as const;
const LEARNER = 'Aino Mäkelä';
const BADGE = ePortfolioContent({
  title: 'ePortfolio expert',
  issuerContact: 'badges@demo-school.example',
});

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await openChromium();
  const world = await World.open(browser, DESK);
  try {
    await nameSchool(world);
    const teacher = await Actor.enter(world, { person: 'teacher', ...COURSE });
    await createBadge(teacher, BADGE);
    await badgePage(world);
    const student = await Actor.enter(world, { person: 'student', ...COURSE });
    await showSkills(student, BADGE.title);
    await openReview(teacher, LEARNER);
    await askForChanges(teacher);
    await student.open(student.path);
    await improve(student);
    await review(world);
    await openReview(teacher, LEARNER);
    await approve(teacher);
    await student.open(student.path);
    const { address } = await takeAward(student, async () => {});
    await publicPage(world, address);
  } finally {
    await world.close();
    await browser.close();
  }
}

async function nameSchool({ tool }: World): Promise<void> {
  const [school] = await tool.services.listInstitutions();
  if (school === undefined) throw new Error('the tool has no institution');
  const typed = {
    name: 'Demo school',
    url: 'https://demo-school.example',
    email: 'badges@demo-school.example',
    description: 'A vocational school to try badges with.',
    countryCode: 'FI',
    region: '',
    identifiers: [],
  };
  const revision = profileRevision(school.profile);
  await tool.services.saveIssuerProfile({ institution: school.id, revision, typed, logo: undefined });
}

/** As a student meets it: inside the course. */
async function badgePage(world: World): Promise<void> {
  const student = await Actor.enter(world, { person: 'student2', ...COURSE });
  await student.press(student.link(BADGE.title));
  await keep('badge-page', student.page);
  await student.leave();
}

/** Round 2 beside round 1, where something is new. */
async function review(world: World): Promise<void> {
  const inLms = await Actor.begin(world);
  await inLms.open(world.tool.lms.url);
  await inLms.press(inLms.button('Marko Weiß'));
  await inLms.press(inLms.link('Digital ePortfolios in vocational education'));
  const teacher = await inLms.openInWindow('ePortfolio badges (new window)');
  await teacher.press(teacher.link('Reviews'));
  await teacher.press(teacher.link(LEARNER));
  await teacher.group('Criterion 4').getByLabel('Shown').check();
  await teacher.frame
    .locator('section.criterion')
    .nth(3)
    .evaluate((criterion) => criterion.scrollIntoView());
  await keep('review', teacher.page);
  await inLms.leave();
}

async function publicPage(world: World, address: string): Promise<void> {
  for (const [name, view] of [
    ['public-page', DESK],
    ['badge-phone', PHONE],
  ] as const) {
    const reader = await Actor.begin(world, view);
    await reader.open(address);
    await keep(name, reader.page);
    await reader.leave();
  }
}

/** What the window shows, in few colours: the file stays small. */
async function keep(name: string, page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  const picture = sharp(await page.screenshot()).png({
    palette: true,
    colours: 192,
    effort: 10,
    compressionLevel: 9,
  });
  const { size, width } = await picture.toFile(join(FOLDER, `${name}.png`));
  console.log(`${name}.png: ${width} px wide, ${Math.ceil(size / 1024)} kB`);
}

await main();
