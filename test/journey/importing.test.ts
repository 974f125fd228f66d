import type { Browser } from 'playwright-core';
import { describeBadge } from '../../src/demo/mainJob.js';
import { Visitor } from '../../src/demo/visitor.js';
import { Actor } from './actor.js';
import { findChromium, NO_BROWSER, openChromium } from './chromium.js';
import { bringInSkills, editSheet, importOutcomes, lookAtWholeSheet } from './parts/importing.js';
import { DESK, DESK_WITHOUT_SCRIPTS, PHONE, World } from './world.js';

const COURSE = { course: 'eportfolio', activity: 'badges' } as const;

describe(`A badge from what is written down already, in a browser${findChromium() ? '' : ` (skipped: ${NO_BROWSER})`}`, function () {
  this.timeout(180_000);
  let browser: Browser;
  before(async function () {
    if (findChromium() === undefined) return this.skip();
    browser = await openChromium();
  });
  after(() => browser?.close());

  for (const view of [DESK, PHONE, DESK_WITHOUT_SCRIPTS]) {
    it(`at ${view.width} px${view.scripts ? '' : ', without scripts'}`, async () => {
      const world = await World.open(browser, view);
      try {
        await bringInSkills(await Actor.enter(world, { person: 'admin', ...COURSE }));
        await describeBadge(
          await Visitor.enter(world.tool.url, world.tool.lms, { person: 'teacher2', ...COURSE }),
        );
        const teacher = await Actor.enter(world, { person: 'teacher', ...COURSE });
        await importOutcomes(teacher);
        await editSheet(teacher);
        await lookAtWholeSheet(await Actor.enter(world, { person: 'admin', ...COURSE }));
        world.expectNoFaults();
      } finally {
        await world.close();
      }
    });
  }
});
