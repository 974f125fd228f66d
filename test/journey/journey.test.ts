import { Actor } from './actor.js';
import { findChromium, NO_BROWSER, openChromium } from './chromium.js';
import { DESK, DESK_WITHOUT_SCRIPTS, PHONE, World } from './world.js';

describe('probe', function () {
  this.timeout(60000);
  for (const view of [DESK, PHONE, DESK_WITHOUT_SCRIPTS])
    it(view.name, async () => {
      const browser = await openChromium();
      const world = await World.open(browser, view);
      const t = Date.now();
      const teacher = await Actor.enter(world, {
        person: 'teacher',
        course: 'eportfolio',
        activity: 'badges',
      });
      console.log('entered', Date.now() - t);
      await teacher.inspect('course-empty');
      console.log('inspected', Date.now() - t);
      await teacher.press(teacher.link('Start from an example badge'));
      await teacher.inspect('badge-new');
      console.log('inspected', Date.now() - t);
      await teacher.leave();
      await world.close();
      await browser.close();
      world.expectNoFaults();
    });
});
