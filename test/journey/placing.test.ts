import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { Actor } from './actor.js';
import { findChromium, NO_BROWSER, openChromium } from './chromium.js';
import { placeBadge, readGrade } from './parts/placing.js';
import { approveAtOnce, openReview } from './parts/reviewing.js';
import { submitAtOnce } from './parts/submitting.js';
import { writeBadge } from './parts/teaching.js';
import { DESK, PHONE, World } from './world.js';

const BADGE = ePortfolioContent();
const COURSE = 'eportfolio';
const LEARNER = 'Aino Mäkelä';

describe(`From a registration link to the gradebook${findChromium() ? '' : ` (skipped: ${NO_BROWSER})`}`, function () {
  this.timeout(180_000);
  let browser: Browser;

  before(async function () {
    if (findChromium() === undefined) return this.skip();
    browser = await openChromium();
  });
  after(() => browser?.close());

  for (const view of [DESK, PHONE]) {
    it(`goes by what the pages show, at ${view.width} px`, async () => {
      const world = await World.open(browser, view, { unconnected: true });
      try {
        await registerTool(world);
        await placeNewBadge(world);
        const student = await enterPlaced(world, 'student');
        await submitAtOnce(student);
        await review(world);
        assert.match(await readGrade(student, COURSE, LEARNER), /100 \/ 100/);
        const classmate = await Actor.signIn(world, 'student2');
        assert.doesNotMatch(await readGrade(classmate, COURSE, 'No grade'), /100/);
        world.expectNoFaults();
      } finally {
        await world.close();
      }
    });
  }
});

/** The administrator of the LMS pastes the link that the one of the tool made. */
async function registerTool(world: World): Promise<void> {
  const { services, lms } = world.tool;
  const [school] = await services.listInstitutions();
  const { address } = await services.createRegistrationLink(school?.id ?? '', lms.url);
  const admin = await Actor.signIn(world, 'admin');
  await admin.openLms('/tools');
  await admin.field('Registration address of the tool').fill(address);
  await admin.press(admin.button('Add LTI Advantage'));
  await admin.reads(`Connected: ${world.tool.url}`);
  await admin.leave();
}

/** There is no badge yet: the page that places one leads through making it, and back. */
async function placeNewBadge(world: World): Promise<void> {
  const teacher = await Actor.signIn(world, 'teacher');
  await teacher.openLms('/courses');
  await placeBadge(teacher, COURSE, async () => {
    await teacher.inspect('placing-empty');
    await writeBadge(teacher, BADGE);
  });
  await teacher.page.getByRole('main').getByRole('link', { name: BADGE.title }).waitFor();
  await teacher.leave();
}

async function enterPlaced(world: World, person: 'student' | 'teacher'): Promise<Actor> {
  const actor = await Actor.signIn(world, person);
  const { course } = world.tool.lms.find({ person, course: COURSE });
  await actor.press(actor.link(course.fullName));
  await actor.openActivity(BADGE.title);
  return actor;
}

async function review(world: World): Promise<void> {
  const teacher = await enterPlaced(world, 'teacher');
  await teacher.press(teacher.link('Badges'));
  await openReview(teacher, LEARNER);
  await approveAtOnce(teacher);
  await teacher.reads(/^The result is in the gradebook/);
  await teacher.inspect('review-in-gradebook');
  assert.match(await readGrade(teacher, COURSE, LEARNER), /Badge earned/);
}
