import assert from 'node:assert/strict';
import { newId } from '../../src/domain/ids.js';
import type { Store } from '../../src/domain/ports/store.js';
import { AppError, InvalidInput } from '../../src/errors.js';
import { createReviewSubmission } from '../../src/usecases/reviewSubmission.js';
import {
  approval,
  decisionOn,
  openReviewWorld,
  type ReviewWorld,
  reviewVerbs,
  round,
} from './reviewWorld.js';

describe('Reviewing a submission', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const read = async (id: string) => {
    const submission = await world.store.find('submissions', { id });
    assert.ok(submission);
    return submission;
  };

  it('records an approval with its pending work in one step and wakes the worker', async () => {
    const { reviewSubmission, woken } = reviewVerbs(world);
    const submission = await world.addSubmission();
    const command = decisionOn(submission, { draft: approval({ grade: '5' }) });
    const { outcome } = await reviewSubmission(command);
    assert.equal(outcome, 'recorded');

    const decided = await read(submission.id);
    assert.equal(decided.revision, submission.revision + 1);
    assert.equal(decided.state, 'approved');
    assert.equal(decided.waitingSince, undefined);
    assert.match(decided.credential ?? '', /^[0-9a-f-]{36}$/);
    const work = { kind: 'issueCredential', decision: command.decision, credential: decided.credential };
    assert.deepEqual(decided.pending, [work]);
    assert.equal(decided.pendingSince, world.now.toISOString());
    const review = decided.rounds[0]?.review;
    assert.equal(review?.id, command.decision);
    assert.equal(review?.reviewer, 'teacher-1');
    assert.equal(review?.grade, '5');
    assert.equal(review?.verdicts.length, 4);
    assert.deepEqual(woken, [submission.id]);
  });

  for (const choice of ['changesRequested', 'rejected'] as const) {
    it(`records ${choice} without a credential, its audit entry pending`, async () => {
      const submission = await world.addSubmission();
      const command = decisionOn(submission, { draft: approval({ choice, reason: 'Dates are missing' }) });
      await reviewVerbs(world).reviewSubmission(command);
      const decided = await read(submission.id);
      assert.equal(decided.state, choice);
      assert.equal(decided.credential, undefined);
      assert.deepEqual(decided.pending, [{ kind: 'recordDecision', decision: command.decision }]);
      assert.equal(decided.rounds[0]?.review?.reason, 'Dates are missing');
    });
  }

  it('answers a repeat of the same form as the first time, and changes nothing', async () => {
    const { reviewSubmission } = reviewVerbs(world);
    const command = decisionOn(await world.addSubmission());
    await reviewSubmission(command);
    const first = await read(command.submission);
    assert.equal((await reviewSubmission(command)).outcome, 'recorded');
    assert.deepEqual(await read(command.submission), first);
  });

  it('tells the second reviewer who decided what', async () => {
    const { reviewSubmission } = reviewVerbs(world);
    const submission = await world.addSubmission();
    const reject = decisionOn(submission, { draft: approval({ choice: 'rejected', reason: 'Copied' }) });
    await reviewSubmission(reject);
    const second = await reviewSubmission(decisionOn(submission, { reviewer: 'teacher-2' }));
    assert.equal(second.outcome, 'decidedByOther');
    assert.ok('review' in second);
    assert.equal(second.review.reviewer, 'teacher-1');
    assert.equal(second.review.reason, 'Copied');
    assert.equal((await read(submission.id)).state, 'rejected');
  });

  it('does not decide about a round that the reviewer has not seen', async () => {
    const { reviewSubmission } = reviewVerbs(world);
    const withdrawn = await world.addSubmission({ state: 'withdrawn' });
    assert.equal((await reviewSubmission(decisionOn(withdrawn))).outcome, 'movedOn');
    const twice = await world.addSubmission({ rounds: [round(), round({ number: 2 })] });
    assert.equal((await reviewSubmission(decisionOn(twice, { round: 1 }))).outcome, 'movedOn');
    assert.equal((await read(twice.id)).state, 'submitted');
  });

  it('lets nobody review their own submission or a trial', async () => {
    const { reviewSubmission } = reviewVerbs(world);
    const own = await world.addSubmission({ learner: 'teacher-1' });
    const trial = await world.addSubmission({ trial: true });
    for (const [submission, obstacle] of [
      [own, 'own'],
      [trial, 'trial'],
    ] as const) {
      await assert.rejects(reviewSubmission(decisionOn(submission)), (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, 'NOT_ALLOWED');
        assert.equal(error.textKey, `review.obstacles.${obstacle}`);
        return true;
      });
    }
  });

  it('refuses an incomplete form, naming every field, and records nothing', async () => {
    const { reviewSubmission } = reviewVerbs(world);
    const submission = await world.addSubmission();
    const incomplete = decisionOn(submission, { draft: approval({ choice: 'rejected', verdicts: {} }) });
    await assert.rejects(reviewSubmission(incomplete), (error: unknown) => {
      assert.ok(error instanceof InvalidInput);
      assert.equal(error.faults.length, 5);
      return true;
    });
    assert.equal((await read(submission.id)).revision, submission.revision);
  });

  it("answers unknown submissions and another school's alike", async () => {
    const { reviewSubmission } = reviewVerbs(world);
    const submission = await world.addSubmission();
    for (const changes of [{ submission: newId() }, { institution: 'another' }]) {
      await assert.rejects(reviewSubmission(decisionOn(submission, changes)), { code: 'NOT_FOUND' });
    }
  });

  it('reads again and decides when the student changed something beside it in the same moment', async () => {
    const submission = await world.addSubmission();
    let races = 2;
    const store = racingStore(world.store, async () => {
      if (races-- <= 0) return;
      const now = await read(submission.id);
      await world.store.replace('submissions', { ...now, identifierConsent: true });
    });
    const reviewSubmission = createReviewSubmission({ store, clock: world.clock, wake: () => undefined });
    assert.equal((await reviewSubmission(decisionOn(submission))).outcome, 'recorded');
    const decided = await read(submission.id);
    assert.equal(decided.state, 'approved');
    assert.equal(decided.identifierConsent, true);
  });

  it('gives up with STORE_BUSY when it loses every race', async () => {
    const submission = await world.addSubmission();
    const store = racingStore(world.store, async () => {
      await world.store.replace('submissions', await read(submission.id));
    });
    const reviewSubmission = createReviewSubmission({ store, clock: world.clock, wake: () => undefined });
    await assert.rejects(reviewSubmission(decisionOn(submission)), { code: 'STORE_BUSY' });
  });

  it('makes one badge of fifty approvals at once, from two processes and two teachers', async () => {
    const submission = await world.addSubmission();
    const processes = [reviewVerbs(world), reviewVerbs(world, await world.openAgain())];
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const { reviewSubmission, finishDecision } = processes[n % 2] ?? assert.fail();
        const answer = await reviewSubmission(decisionOn(submission, { reviewer: `teacher-${n % 2}` }));
        await finishDecision(submission.id);
        return answer.outcome;
      }),
    );
    assert.equal(outcomes.filter((outcome) => outcome === 'recorded').length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'decidedByOther').length, 49);
    const { institution, course, credential, pending } = await read(submission.id);
    assert.equal(pending, undefined);
    const badges = await world.store.page('issuedBadges', {
      where: { institution, course },
      orderBy: 'issuedAt',
      limit: 10,
    });
    const issued = badges.items.filter((badge) => badge.submission === submission.id);
    assert.deepEqual(
      issued.map((badge) => badge.id),
      [credential],
    );
  });
});

/** The store, with `race` happening just before each replace. */
function racingStore(store: Store, race: () => Promise<void>): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...values: unknown[]) => {
        if (name === 'replace') await race();
        return Reflect.apply(method, target, values);
      };
    },
  });
}
