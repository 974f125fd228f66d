import assert from 'node:assert/strict';
import { publishedBadge } from '../factories/submission.js';
import { openSubmitWorld, type SubmitWorld } from './submitWorld.js';

describe('startSubmission', () => {
  let world: SubmitWorld;
  const badge = publishedBadge();
  const student = { badge, learner: 'student', roles: ['student'] } as const;

  beforeEach(async () => {
    world = await openSubmitWorld();
  });
  afterEach(() => world.close());

  it('begins a draft of the current version', async () => {
    const second = { ...badge.versions[0], version: 2 };
    const newer = publishedBadge({ versions: [...badge.versions, { ...publishedVersion(), ...second }] });
    const started = await world.startSubmission({ ...student, badge: newer });
    assert.equal(started.state, 'draft');
    assert.equal(started.version, 2);
    assert.equal(started.attempt, 1);
    assert.equal(started.trial, false);
  });

  it('is one submission, however often and however simultaneously it is asked for', async () => {
    const started = await Promise.all(Array.from({ length: 20 }, () => world.startSubmission(student)));
    const again = await world.startSubmission(student);
    assert.deepEqual([...new Set([...started, again].map(({ id }) => id))], [again.id]);
  });

  it('begins the next attempt after a withdrawn one, and keeps the old', async () => {
    const first = await world.startSubmission(student);
    await world.withdrawSubmission(first, 'student');
    world.now = new Date('2026-11-25T09:00:00.000Z');
    const second = await world.startSubmission(student);
    assert.equal(second.attempt, 2);
    const { institution, course } = badge;
    const all = await world.listOwnSubmissions({ institution, course, learner: 'student' });
    assert.deepEqual(
      all.map(({ id }) => id),
      [first.id, second.id],
    );
    assert.equal(
      (await world.findOwnSubmission({ institution, badge: badge.id, learner: 'student' }))?.id,
      second.id,
    );
  });

  it('is a trial for whoever judges in the course, also beside a student role', async () => {
    for (const [learner, roles] of [
      ['teacher', ['teacher']],
      ['reviewer', ['reviewer']],
      ['both', ['teacher', 'student']],
    ] as const) {
      assert.equal((await world.startSubmission({ badge, learner, roles })).trial, true, learner);
    }
  });

  it('lets a trial from a time as a teacher not stand in the way of real work', async () => {
    const trial = await world.startSubmission({ ...student, roles: ['teacher'] });
    const real = await world.startSubmission(student);
    assert.notEqual(real.id, trial.id);
    assert.equal(real.trial, false);
  });

  it('finds nothing to start at a badge that was never published', async () => {
    const draft = publishedBadge({ versions: [] });
    await assert.rejects(world.startSubmission({ ...student, badge: draft }), { code: 'NOT_FOUND' });
  });

  function publishedVersion() {
    const [version] = badge.versions;
    assert.ok(version);
    return version;
  }
});
