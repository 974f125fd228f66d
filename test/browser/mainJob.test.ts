import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { Actor } from './actor.js';
import { findChromium, NO_BROWSER, openChromium } from './chromium.js';
import { lookAfterSchool, openBySetupLink } from './parts/admin.js';
import { comeBackLate, meetConflict, meetRefusals } from './parts/refusals.js';
import { type Award, improve, submitWork, takeBadge } from './parts/student.js';
import { approve, askForChanges, describeBadge, revoke } from './parts/teacher.js';
import { checkBadge, seeRevoked, stranger } from './parts/verifier.js';
import { DESK, DESK_WITHOUT_SCRIPTS, PHONE, type View, World } from './world.js';

const ACTIVITY = { course: 'eportfolio', activity: 'badges' } as const;

for (const view of [DESK, PHONE]) {
  suite(`The main job in a browser at ${view.name} px`, view, (job) => {
    let award: Award;
    let badge: string;

    it('1. a teacher describes, previews and publishes a badge', async () => {
      badge = await job().as('teacher', describeBadge);
    });
    it('2. a student shows skills', () => job().as('student', submitWork));
    it('3. a teacher asks for changes, the student improves, the teacher approves', async () => {
      await job().as('teacher', askForChanges);
      await job().as('student', improve);
      await job().as('teacher', approve);
    });
    it('4. the student has the badge at once', async () => {
      award = await job().as('student', takeBadge);
    });
    it('5. anyone can check it, without scripts', async () => {
      const reader = await stranger(job().world);
      await checkBadge(reader, award);
      await reader.leave();
    });
    it('6. a teacher revokes it, and everyone sees so', async () => {
      await job().as('teacher', (teacher) => revoke(teacher, award.submission));
      await job().as('student', async (student) => {
        await student.open(`/submissions/${award.submission}`);
        await student.inspect('award-revoked');
      });
      const reader = await stranger(job().world);
      await seeRevoked(reader, award);
      await reader.leave();
    });
    it('7. an admin looks after the school, by role and by setup link', async () => {
      await job().as('admin', lookAfterSchool);
      await openBySetupLink(job().world);
    });
    it('is clear where something is refused', async () => {
      const privateBadge = await job().as('student', async (student) => {
        await student.open(`/submissions/${award.submission}`);
        await student.press(student.button('Make it private again'));
        return award.publicAddress;
      });
      await meetRefusals(job().world, privateBadge);
      const second = await job().enter('teacher2');
      await job().as('teacher', (first) => meetConflict(first, second, badge));
      await second.leave();
      await job().as('teacher', (teacher) => comeBackLate(teacher, badge));
    });
    it('has shown every page of the application', () => {
      assert.deepEqual(job().world.visits.missing, []);
      assert.deepEqual(job().world.visits.mistaken, []);
    });
  });
}

suite('The main job with scripts switched off', DESK_WITHOUT_SCRIPTS, (job) => {
  it('goes from the description to the downloaded badge', async () => {
    await job().as('teacher', describeBadge);
    await job().as('student', submitWork);
    await job().as('teacher', askForChanges);
    await job().as('student', improve);
    await job().as('teacher', approve);
    await job().as('student', takeBadge);
  });
});

interface Job {
  readonly world: World;
  enter(person: Person): Promise<Actor>;
  /** Comes from the LMS as this person, does the part, leaves. */
  as<T>(person: Person, part: (actor: Actor) => Promise<T>): Promise<T>;
}
type Person = 'teacher' | 'teacher2' | 'student' | 'admin';

/** A world of its own for these steps, which build on each other; each must leave no fault behind. */
function suite(title: string, view: View, steps: (job: () => Job) => void): void {
  const reason = findChromium() === undefined ? ` (skipped: ${NO_BROWSER})` : '';
  describe(`${title}${reason}`, function () {
    this.timeout(180_000);
    this.bail(true);
    let browser: Browser | undefined;
    let job: Job | undefined;

    before(async function () {
      if (reason !== '') this.skip();
      browser = await openChromium();
      job = jobIn(await World.open(browser, view));
    });
    afterEach(() => job?.world.expectNoFaults());
    after(async () => {
      await job?.world.close();
      await browser?.close();
    });
    steps(() => {
      assert.ok(job);
      return job;
    });
  });
}

function jobIn(world: World): Job {
  const enter = (person: Person) => Actor.enter(world, { person, ...ACTIVITY });
  return {
    world,
    enter,
    as: async (person, part) => {
      const actor = await enter(person);
      const result = await part(actor);
      await actor.leave();
      return result;
    },
  };
}
