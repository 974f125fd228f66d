import type { Browser } from 'playwright-core';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { Actor } from './actor.js';
import { findChromium, NO_BROWSER, openChromium } from './chromium.js';
import { lookBack, nameLevels, translate } from './parts/refining.js';
import { createBadge } from './parts/teaching.js';
import { DESK, PHONE, World } from './world.js';

const COURSE = { course: 'eportfolio', activity: 'badges' } as const;

describe(`A badge described in depth, in a browser${findChromium() ? '' : ` (skipped: ${NO_BROWSER})`}`, function () {
  this.timeout(180_000);
  let browser: Browser;
  before(async function () {
    if (findChromium() === undefined) return this.skip();
    browser = await openChromium();
  });
  after(() => browser?.close());

  for (const view of [DESK, PHONE]) {
    it(`at ${view.width} px`, async () => {
      const world = await World.open(browser, view);
      try {
        const teacher = await Actor.enter(world, { person: 'teacher', ...COURSE });
        await teacher.inspect('course-first');
        await createBadge(teacher, ePortfolioContent());
        await nameLevels(teacher);
        await translate(teacher);
        await lookBack(teacher, ePortfolioContent().title);
        world.expectNoFaults();
      } finally {
        await world.close();
      }
    });
  }
});
