import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { createListIssuedBadges } from '../../src/usecases/listIssuedBadges.js';
import { minutesLater, sampleCourse, sampleIssuedBadge } from '../store/sampleDocuments.js';
import { openReviewWorld, type ReviewWorld, SCHOOL } from './reviewWorld.js';

describe('The list of issued badges', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  it('has the newest first, page by page, of this institution only', async () => {
    for (let n = 0; n < 60; n++) {
      const issuedAt = minutesLater(n % 30);
      await world.store.insert(
        'issuedBadges',
        sampleIssuedBadge({ institution: SCHOOL.id, statusIndex: n, issuedAt }),
      );
    }
    await world.store.insert('issuedBadges', sampleIssuedBadge({ institution: 'other' }));
    const list = createListIssuedBadges(world);
    const seen: string[] = [];
    const ids = new Set<string>();
    let after: string | undefined;
    do {
      const page = await list(SCHOOL.id, after);
      seen.push(...page.items.map(({ issuedAt }) => issuedAt));
      for (const { id } of page.items) ids.add(id);
      after = page.next;
    } while (after !== undefined);
    assert.equal(ids.size, 60);
    assert.deepEqual(seen, seen.toSorted().toReversed());
  });

  it('names badge, course and learner as far as they are known', async () => {
    const person = await world.addPerson({ name: 'Žiga Kovačič' });
    const course = sampleCourse({ institution: SCHOOL.id, title: 'Portfolios' });
    await world.store.insert('courses', course);
    const known = { institution: SCHOOL.id, badge: world.badge.id, course: course.id, learner: person.id };
    await world.store.insert('issuedBadges', sampleIssuedBadge({ ...known, issuedAt: minutesLater(1) }));
    const strange = { institution: SCHOOL.id, statusIndex: 1, version: 7, badge: world.badge.id };
    await world.store.insert('issuedBadges', sampleIssuedBadge(strange));
    const { items } = await createListIssuedBadges(world)(SCHOOL.id);
    assert.deepEqual(
      items.map(({ title, courseTitle, learnerName }) => [title, courseTitle, learnerName]),
      [
        ['EPORTFOLIO EXPERT', 'Portfolios', 'Žiga Kovačič'],
        ['', '', undefined],
      ],
    );
    await assert.rejects(createListIssuedBadges(world)(SCHOOL.id, 'nonsense'), { code: 'MALFORMED_REQUEST' });
  });
});
