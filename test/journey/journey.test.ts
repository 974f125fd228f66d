import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { Actor } from './actor.js';
import { findChromium, NO_BROWSER, openChromium } from './chromium.js';
import { editAtOnce, lookAfterSchool, openBySetupLink } from './parts/administering.js';
import { type Award, takeAward } from './parts/award.js';
import {
  checkFiles,
  isRevokedInList,
  readPrivate,
  readPublicPage,
  readWhatItNames,
} from './parts/checking.js';
import { lookAfterPlatforms, openRegistrationLink } from './parts/connecting.js';
import { submitByKeyboard } from './parts/keyboard.js';
import {
  comeBackLate,
  editBadgeAtOnce,
  lookAround,
  meetRefusals,
  meetRefusalsOutside,
  walkThroughLms,
  writeInTwoWindows,
} from './parts/mishaps.js';
import { adoptCopiedBadge, placeBadge, readPeople } from './parts/placing.js';
import { approve, approveTooLate, askForChanges, openReview } from './parts/reviewing.js';
import { readRevocation, revoke } from './parts/revoking.js';
import { improve, showSkills } from './parts/submitting.js';
import { createBadge } from './parts/teaching.js';
import { DESK, DESK_DARK, DESK_WITHOUT_SCRIPTS, PHONE, type View, World } from './world.js';

const BADGE = ePortfolioContent();
const COURSE = { course: 'eportfolio', activity: 'badges' } as const;
const LEARNER = 'Aino Mäkelä';

describe(`The whole job in a browser${findChromium() ? '' : ` (skipped: ${NO_BROWSER})`}`, function () {
  this.timeout(180_000);
  let browser: Browser;

  before(async function () {
    if (findChromium() === undefined) return this.skip();
    browser = await openChromium();
  });
  after(() => browser?.close());

  for (const view of [DESK, PHONE]) {
    describe(`at ${view.width} px`, () => {
      const { step, world, cast } = stage(() => browser, view);
      let award: Award;

      mainJob(step, world, cast, (taken) => {
        award = taken;
      });
      step('anyone sees it on its public page, and checks its files', async () => {
        const reader = await Actor.begin(world(), { ...view, scripts: false });
        await readPublicPage(reader, award);
        await readWhatItNames(reader, award);
        await checkFiles(reader, award);
        assert.equal(await isRevokedInList(award), false);
      });
      step('the teacher revokes it, and everyone reads so', async () => {
        await revoke(await cast('teacher'), LEARNER);
        await readRevocation(await Actor.begin(world(), { ...view, scripts: false }), award);
        const student = await cast('student');
        await student.open(student.path);
        await student.inspect('award-revoked');
      });
      step('an admin looks after the school, by role and by setup link', async () => {
        const admin = await cast('admin');
        await lookAfterSchool(admin, award.png);
        const other = await Actor.begin(world());
        await openBySetupLink(other, award);
        await editAtOnce(admin, other);
        await readWhatItNames(await Actor.begin(world()), award);
      });
      step('an admin looks after learning platforms', async () => {
        await lookAfterPlatforms(await cast('admin'));
        await openRegistrationLink(world());
      });
      step(
        'a teacher places the badge in the course, sees who has started, and is asked about a copy',
        async () => {
          const teacher = await cast('teacher');
          await readPeople(teacher);
          const badge = await teacher.link(BADGE.title).getAttribute('href');
          await placeBadge(await Actor.signIn(world(), 'teacher'), 'eportfolio');
          await adoptCopiedBadge(world(), badge?.split('/').at(-1) ?? '');
        },
      );
      step('people who are at the same thing at once lose nothing', async () => {
        await editBadgeAtOnce(await cast('teacher'), await cast('teacher2'), BADGE.title);
        const windows = [
          await cast('student2'),
          await Actor.enter(world(), { person: 'student2', ...COURSE }),
        ] as const;
        await writeInTwoWindows(...windows, BADGE.title);
      });
      step('whoever is refused reads why, and what to do', async () => {
        await lookAround(world(), BADGE.title);
        await meetRefusals(await cast('student'));
        await meetRefusalsOutside(await Actor.begin(world()));
        await comeBackLate(await cast('teacher'));
        await walkThroughLms(await Actor.begin(world()));
      });
      step('every page of the application was among them', async () => {
        assert.deepEqual(world().visits.missing, []);
        assert.deepEqual(world().visits.mistaken, []);
      });
    });
  }

  describe('without scripts', () => {
    const { step, world, cast } = stage(() => browser, DESK_WITHOUT_SCRIPTS);
    mainJob(step, world, cast, () => {});
  });

  describe('in dark colours and by the keyboard', () => {
    const { step, cast } = stage(() => browser, DESK_DARK);
    step('a badge is described', async () => createBadge(await cast('teacher'), BADGE));
    step('a student submits without a mouse', async () =>
      submitByKeyboard(await cast('student'), BADGE.title),
    );
    step('the teacher reads it', async () => {
      const teacher = await cast('teacher');
      await openReview(teacher, LEARNER);
      await teacher.inspect('review');
    });
  });
});

type Step = (title: string, work: () => Promise<void>) => void;
type Cast = (person: 'teacher' | 'teacher2' | 'student' | 'student2' | 'admin') => Promise<Actor>;

/** The journey up to the badge in the student's hands. */
function mainJob(step: Step, world: () => World, cast: Cast, taken: (award: Award) => void): void {
  step('a teacher describes a badge and publishes it', async () => {
    const teacher = await cast('teacher');
    await teacher.inspect('course-empty');
    await createBadge(teacher, BADGE);
    await teacher.press(teacher.link('Badges'));
    await teacher.inspect('course-of-teacher');
  });
  step('a student shows their skills', async () => showSkills(await cast('student'), BADGE.title));
  step('the teacher asks for changes, and the student improves the work', async () => {
    const [teacher, student] = [await cast('teacher'), await cast('student')];
    await openReview(teacher, LEARNER);
    await askForChanges(teacher);
    await student.open(student.path);
    await improve(student);
  });
  step('the teacher sees what has changed, and approves; a second one is told so', async () => {
    const [teacher, second] = [await cast('teacher'), await cast('teacher2')];
    for (const each of [teacher, second]) await openReview(each, LEARNER);
    await approve(teacher);
    await approveTooLate(second);
  });
  step('the student has the badge at once and makes it public', async () => {
    const student = await cast('student');
    await student.open(student.path);
    taken(await takeAward(student, async ({ address }) => readPrivate(await Actor.begin(world()), address)));
  });
}

/** One school; its people come when they are called, and stay. A step that fails skips those after it, which build on it. */
function stage(browser: () => Browser, view: View): { step: Step; world: () => World; cast: Cast } {
  let world: World;
  let failed = false;
  const people = new Map<string, Actor>();
  before(async () => {
    world = await World.open(browser(), view);
  });
  after(async () => world?.close());
  const cast: Cast = async (person) => {
    const here = people.get(person) ?? (await Actor.enter(world, { person, ...COURSE }));
    people.set(person, here);
    return here;
  };
  const step: Step = (title, work) =>
    it(title, async function () {
      if (failed) this.skip();
      failed = true;
      await work();
      failed = false;
      world.expectNoFaults();
    });
  return { step, world: () => world, cast };
}
