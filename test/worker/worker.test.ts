import assert from 'node:assert/strict';
import type { Stored } from '../../src/domain/ports/store.js';
import type { Submission } from '../../src/domain/submission.js';
import { createWorker, type Worker } from '../../src/worker/worker.js';
import {
  decisionOn,
  openReviewWorld,
  type ReviewWorld,
  reviewVerbs,
  SCHOOL,
} from '../usecases/reviewWorld.js';

const NEVER_MS = 1_000_000;

describe('The worker', () => {
  let world: ReviewWorld;
  let workers: Worker[];
  let warnings: object[];
  beforeEach(async () => {
    world = await openReviewWorld();
    workers = [];
    warnings = [];
  });
  afterEach(async () => {
    for (const worker of workers) await worker.stop();
    await world.close();
  });

  const makeWorker = (
    work: (id: string) => Promise<void>,
    store = world.store,
    pollMs = NEVER_MS,
  ): Worker => {
    const log = { warn: (facts: object) => void warnings.push(facts) };
    const worker = createWorker({ store, work, log, clock: world.clock, pollMs });
    workers.push(worker);
    return worker;
  };
  const realWorker = async (store = world.store) =>
    makeWorker(reviewVerbs(world, store).finishDecision, store);

  const approve = async (): Promise<Stored<Submission>> => {
    const submission = await world.addSubmission();
    await reviewVerbs(world).reviewSubmission(decisionOn(submission));
    return submission;
  };
  const badgeOf = ({ id }: Submission) =>
    world.store.find('issuedBadges', { institution: SCHOOL.id, submission: id });
  const stillPending = async () => {
    const page = await world.store.page('submissions', { where: {}, orderBy: 'pendingSince', limit: 1000 });
    return page.items.length;
  };

  it('finishes at start what an earlier process left', async () => {
    const left = [await approve(), await approve(), await approve()];
    const worker = await realWorker();
    worker.start();
    await worker.idle();
    for (const submission of left) assert.ok(await badgeOf(submission));
    assert.equal(await stillPending(), 0);
  });

  it('works at once when woken', async () => {
    const worker = await realWorker();
    worker.start();
    await worker.idle();
    const submission = await approve();
    worker.wake(submission.id);
    await worker.idle();
    assert.ok(await badgeOf(submission));
  });

  it('finds by itself what nobody woke it for', async () => {
    const { finishDecision } = reviewVerbs(world);
    const worked = deferred();
    const work = (id: string) => finishDecision(id).then(worked.resolve);
    const worker = makeWorker(work, world.store, 5);
    worker.start();
    await worker.idle();
    const submission = await approve();
    await worked.promise;
    assert.ok(await badgeOf(submission));
  });

  it('takes up nothing before its start and after its stop', async () => {
    const done: string[] = [];
    const worker = makeWorker(async (id) => void done.push(id));
    const submission = await approve();
    worker.wake(submission.id);
    await worker.idle();
    assert.deepEqual(done, []);
    worker.start();
    await worker.idle();
    assert.deepEqual(done, [submission.id]);
    await worker.stop();
    worker.wake(submission.id);
    await worker.idle();
    assert.deepEqual(done, [submission.id]);
  });

  it('finishes what is in hand before it has stopped', async () => {
    const gate = deferred();
    const begun = deferred();
    let finished = false;
    const worker = makeWorker(async () => {
      begun.resolve();
      await gate.promise;
      finished = true;
    });
    worker.start();
    worker.wake('one');
    await begun.promise;
    const stopped = worker.stop();
    gate.resolve();
    await stopped;
    assert.equal(finished, true);
  });

  it('goes on past work that fails, and tries that again later and later', async () => {
    const broken = await approve();
    const sound = await approve();
    const { finishDecision } = reviewVerbs(world);
    const tries: string[] = [];
    const worker = makeWorker(async (id) => {
      if (id !== broken.id) return finishDecision(id);
      tries.push(world.now.toISOString());
      throw new Error('no key');
    });
    const secondsLater = async (seconds: number) => {
      world.now = new Date(world.now.getTime() + seconds * 1000);
      worker.wake();
      await worker.idle();
    };
    worker.start();
    await worker.idle();
    assert.ok(await badgeOf(sound));
    assert.equal(tries.length, 1);
    await secondsLater(0.9);
    assert.equal(tries.length, 1, 'waits a second');
    await secondsLater(0.2);
    assert.equal(tries.length, 2);
    await secondsLater(1.5);
    assert.equal(tries.length, 2, 'then two');
    await secondsLater(1);
    assert.equal(tries.length, 3);
    assert.equal(warnings.length, 3);
  });

  it('outlives a store that does not answer', async () => {
    const submission = await approve();
    let fails = true;
    const store = {
      page: (...values: Parameters<typeof world.store.page>) => {
        if (fails) throw new Error('locked');
        return world.store.page(...values);
      },
    };
    const worker = createWorker({
      store: Object.assign(Object.create(world.store), store),
      work: reviewVerbs(world).finishDecision,
      log: { warn: (facts) => void warnings.push(facts) },
      clock: world.clock,
      pollMs: NEVER_MS,
    });
    workers.push(worker);
    worker.start();
    await worker.idle();
    assert.equal(warnings.length, 1);
    fails = false;
    worker.wake();
    await worker.idle();
    assert.ok(await badgeOf(submission));
  });

  it('does more than one chunk, at most eight at a time, letting others run in between', async () => {
    for (let n = 0; n < 120; n++) {
      await world.addSubmission({ pendingSince: world.now.toISOString() });
    }
    let together = 0;
    let most = 0;
    let done = 0;
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const worker = makeWorker(async () => {
      together += 1;
      most = Math.max(most, together);
      await Promise.resolve();
      together -= 1;
      done += 1;
    });
    worker.start();
    await worker.idle();
    clearInterval(counting);
    assert.equal(done, 120);
    assert.ok(most <= 8);
    assert.ok(turns > 0);
  });

  it('makes each badge once when two processes work side by side', async () => {
    const submissions = [];
    for (let n = 0; n < 20; n++) submissions.push(await approve());
    const pair = [await realWorker(), await realWorker(await world.openAgain())];
    for (const worker of pair) worker.start();
    for (const worker of pair) await worker.idle();
    for (const worker of pair) worker.wake();
    for (const worker of pair) await worker.idle();
    assert.equal(await stillPending(), 0);
    const page = await world.store.page('issuedBadges', {
      where: { institution: SCHOOL.id, course: 'course-1' },
      orderBy: 'issuedAt',
      limit: 100,
    });
    assert.equal(page.items.length, 20);
    assert.deepEqual(
      page.items.map((badge) => badge.submission).sort(),
      submissions.map((submission) => submission.id).sort(),
    );
  });
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}
