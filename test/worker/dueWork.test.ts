import assert from 'node:assert/strict';
import type { Score } from '../../src/domain/score.js';
import { createDueWork } from '../../src/worker/dueWork.js';
import type { Worker } from '../../src/worker/worker.js';
import { openReviewWorld, type ReviewWorld } from '../usecases/reviewWorld.js';

describe('Work that is due at a time', () => {
  let world: ReviewWorld;
  let warnings: object[];
  const workers: Worker[] = [];

  beforeEach(async () => {
    world = await openReviewWorld();
    warnings = [];
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await world.close();
  });

  const add = (id: string, minutes: number | undefined) => {
    const dueAt = minutes === undefined ? {} : { dueAt: at(minutes) };
    const timestamp = new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)).toISOString();
    const score: Score = {
      id,
      institution: 'school',
      platform: 'platform',
      course: 'course',
      badge: 'badge',
      learner: 'learner',
      state: 'waiting',
      comment: '',
      timestamp,
      attempts: 0,
      ...dueAt,
    };
    return world.store.insert('scores', score);
  };
  let seconds = 0;
  const at = (minutes: number) => new Date(world.now.getTime() + minutes * 60_000).toISOString();
  const finish = async (id: string) => {
    const score = await world.store.find('scores', { id });
    assert.ok(score);
    const { dueAt: _, ...done } = score;
    await world.store.replace('scores', done);
  };
  const start = (work: (id: string) => Promise<void>, pollMs = 60_000) => {
    const { store, clock } = world;
    const log = { warn: (facts: object) => warnings.push(facts) };
    const worker = createDueWork({ store, collection: 'scores', work, log, clock, pollMs });
    workers.push(worker);
    worker.start();
    return worker;
  };

  it('is done oldest first, once it is due', async () => {
    await add('later', 5);
    await add('second', -1);
    await add('first', -2);
    await add('done', undefined);
    const done: string[] = [];
    const worker = start(async (id) => {
      done.push(id);
      await finish(id);
    });
    await worker.idle();
    assert.deepEqual(done, ['first', 'second']);
    world.now = new Date(at(6));
    worker.wake();
    await worker.idle();
    assert.deepEqual(done, ['first', 'second', 'later']);
  });

  it('is done by itself when its time has come', async () => {
    await add('later', 5);
    const worked = new Promise<string>((resolve) => {
      start(async (id) => {
        await finish(id);
        resolve(id);
      }, 5);
    });
    world.now = new Date(at(6));
    assert.equal(await worked, 'later');
  });

  it('keeps nothing else up when it fails, and is tried at the next look', async () => {
    for (let n = 0; n < 120; n++) await add(`score-${n}`, -200 + n);
    const done = new Set<string>();
    let tries = 0;
    const worker = start(async (id) => {
      if (id === 'score-3') {
        tries += 1;
        throw new Error('as told');
      }
      done.add(id);
      await finish(id);
    });
    await worker.idle();
    assert.deepEqual([done.size, tries, warnings.length], [119, 1, 1]);
    worker.wake();
    await worker.idle();
    assert.equal(tries, 2);
  });

  it('takes nothing up after it was stopped, and waits for what is in hand', async () => {
    for (let n = 0; n < 20; n++) await add(`score-${n}`, -1);
    let [begun, finished] = [0, 0];
    let worker: Worker | undefined;
    const begins = new Promise<void>((resolve) => {
      worker = start(async (id) => {
        begun += 1;
        resolve();
        await new Promise((later) => setTimeout(later, 5));
        await finish(id);
        finished += 1;
      });
    });
    await begins;
    assert.ok(worker);
    await worker.stop();
    assert.ok(finished === begun && finished <= 4, `${finished} of ${begun}`);
    worker.wake();
    await worker.idle();
    assert.ok(finished <= 4);
  });

  it('goes on after the store could not be asked', async () => {
    let broken = true;
    const page: typeof world.store.page = (collection, query) => {
      if (broken) throw new Error('the disk is gone');
      return world.store.page(collection, query);
    };
    await add('one', -1);
    const log = { warn: (facts: object) => warnings.push(facts) };
    const worker = createDueWork({
      store: { page },
      collection: 'scores',
      work: finish,
      log,
      clock: world.clock,
    });
    workers.push(worker);
    worker.start();
    await worker.idle();
    assert.equal(warnings.length, 1);
    broken = false;
    worker.wake();
    await worker.idle();
    assert.equal((await world.store.find('scores', { id: 'one' }))?.dueAt, undefined);
  });
});
