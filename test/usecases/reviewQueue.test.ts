import assert from 'node:assert/strict';
import { createListAwards } from '../../src/usecases/listAwards.js';
import { createOpenReview } from '../../src/usecases/openReview.js';
import { createReviewQueue } from '../../src/usecases/reviewQueue.js';
import { COURSE, decisionOn, openReviewWorld, type ReviewWorld, reviewVerbs, SCHOOL } from './reviewWorld.js';

describe('The review queue', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const asked = { institution: SCHOOL.id, course: COURSE, reviewer: 'teacher-1' };
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;

  it('has the oldest first, with whose and which badge', async () => {
    const person = await world.addPerson({ name: 'Sara Student' });
    const newer = await world.addSubmission({ waitingSince: at(21) });
    const older = await world.addSubmission({ waitingSince: at(20), learner: person.id });
    const { waiting, next } = await createReviewQueue(world)(asked);
    assert.deepEqual(
      waiting.map((item) => item.id),
      [older.id, newer.id],
    );
    assert.equal(waiting[0]?.description.learner?.name, 'Sara Student');
    assert.equal(waiting[0]?.description.title, 'EPORTFOLIO EXPERT');
    assert.equal(waiting[1]?.description.learner, undefined);
    assert.equal(next, undefined);
  });

  it("has no trial, nothing of the reviewer's own, of another course, or decided", async () => {
    await world.addSubmission({ trial: true });
    await world.addSubmission({ learner: 'teacher-1' });
    await world.addSubmission({ course: 'course-2' });
    const decided = await world.addSubmission();
    await reviewVerbs(world).reviewSubmission(decisionOn(decided));
    assert.deepEqual(await createReviewQueue(world)(asked), { waiting: [] });
  });

  it('goes on page by page, past pages in which nothing is for this reviewer', async () => {
    const own = Array.from({ length: 60 }, (_, n) => ({ learner: 'teacher-1', attempt: n + 1 }));
    for (const changes of own) await world.addSubmission({ ...changes, waitingSince: at(10) });
    for (let n = 0; n < 55; n++) await world.addSubmission({ waitingSince: at(20) });
    const read = createReviewQueue(world);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { waiting, next } = await read({ ...asked, ...(after && { after }) });
      assert.ok(waiting.length > 0);
      seen.push(...waiting.map((item) => item.id));
      after = next;
    } while (after !== undefined);
    assert.equal(new Set(seen).size, 55);
  });

  it('refuses a changed cursor', async () => {
    await assert.rejects(createReviewQueue(world)({ ...asked, after: 'nonsense' }), {
      code: 'MALFORMED_REQUEST',
    });
  });

  it('leads on to the awarded badges, and to who decided and revoked', async () => {
    const [learner, reviewer, admin] = [
      await world.addPerson({ name: 'Sara' }),
      await world.addPerson({ name: 'Terhi' }),
      await world.addPerson({ name: 'Arto' }),
    ];
    const submission = await world.addSubmission({ learner: learner.id });
    const { reviewSubmission, finishDecision, revokeBadge } = reviewVerbs(world);
    await reviewSubmission(decisionOn(submission, { reviewer: reviewer.id }));
    await finishDecision(submission.id);
    await revokeBadge({
      institution: SCHOOL.id,
      submission: submission.id,
      by: admin.id,
      reason: 'By mistake',
    });
    const { awards } = await createListAwards(world)({ institution: SCHOOL.id, course: COURSE });
    assert.deepEqual(
      awards.map((award) => [award.submission, award.state, award.description.learner?.name]),
      [[submission.id, 'revoked', 'Sara']],
    );
    const decided = await world.store.find('submissions', { id: submission.id });
    assert.ok(decided);
    const { people, issued } = await createOpenReview(world)(decided);
    assert.deepEqual([...people.values()].map((person) => person.name).sort(), ['Arto', 'Sara', 'Terhi']);
    assert.equal(issued?.id, decided.credential);
  });
});
