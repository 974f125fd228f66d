import assert from 'node:assert/strict';
import type { Stored } from '../../src/domain/ports/store.js';
import type { Submission } from '../../src/domain/submission.js';
import type { SubmissionWork } from '../../src/domain/submissionRules.js';
import { evidenceItem, publishedBadge, roundContent } from '../factories/submission.js';
import { openSubmitWorld, type SubmitWorld } from './submitWorld.js';

describe('the student writes', () => {
  let world: SubmitWorld;
  let started: Stored<Submission>;
  const badge = publishedBadge();
  const learner = 'student';
  const work = (note = 'Thank you for reading.'): SubmissionWork => ({
    content: roundContent({ note }),
    identifierConsent: true,
  });
  const form = (submission: Stored<Submission>, typed = work()) => ({
    submission,
    badge,
    learner,
    revision: submission.revision,
    work: typed,
  });
  const stored = async () => {
    const found = await world.store.find('submissions', { id: started.id });
    assert.ok(found);
    return found;
  };
  const answer = async (changes: Partial<Submission>) => {
    const { waitingSince: _, ...rest } = await stored();
    assert.equal(await world.store.replace('submissions', { ...rest, ...changes }), true);
  };

  beforeEach(async () => {
    world = await openSubmitWorld();
    started = await world.startSubmission({ badge, learner, roles: ['student'] });
  });
  afterEach(() => world.close());

  it('keeps an unfinished draft', async () => {
    const unfinished = { ...work(), content: roundContent({ evidence: [evidenceItem({ url: 'not yet' })] }) };
    await world.saveSubmissionDraft(form(started, unfinished));
    assert.deepEqual((await stored()).draft, unfinished.content);
    assert.equal((await stored()).state, 'draft');
  });

  it('refuses a draft beyond the limits and keeps the one before', async () => {
    await world.saveSubmissionDraft(form(started));
    await assert.rejects(world.saveSubmissionDraft(form(await stored(), work('a'.repeat(5_001)))), {
      code: 'INVALID_INPUT',
      faults: [{ field: 'note', message: 'submit.faults.tooLong', values: { limit: 5_000, length: 5_001 } }],
    });
    assert.deepEqual((await stored()).draft, work().content);
  });

  it('saves the same form sent twice once', async () => {
    await Promise.all([world.saveSubmissionDraft(form(started)), world.saveSubmissionDraft(form(started))]);
    await world.saveSubmissionDraft({ ...form(await stored()), revision: started.revision });
    assert.equal((await stored()).revision, started.revision + 1);
  });

  it('does not let an older window overwrite a newer draft', async () => {
    await world.saveSubmissionDraft(form(started, work('from the newer window')));
    const late = { ...form(await stored(), work('from the older window')), revision: started.revision };
    await assert.rejects(world.saveSubmissionDraft(late), { code: 'STALE_EDIT' });
    await assert.rejects(world.submitEvidence(late), { code: 'STALE_EDIT' });
    assert.equal((await stored()).draft.note, 'from the newer window');
  });

  it('submits a round, which the teacher then has', async () => {
    await world.submitEvidence(form(started));
    const { state, waitingSince, rounds, draft } = await stored();
    assert.equal(state, 'submitted');
    assert.equal(waitingSince, '2026-11-24T09:00:00.000Z');
    assert.deepEqual(rounds, [{ ...work().content, number: 1, submittedAt: waitingSince }]);
    assert.deepEqual(draft, work().content);
  });

  it('makes one round of a form sent many times at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => world.submitEvidence(form(started))));
    const again = { ...form(await stored()), revision: started.revision };
    await world.submitEvidence(again);
    assert.equal((await stored()).rounds.length, 1);
  });

  it('takes a repeated form as done even when the teacher has approved meanwhile', async () => {
    await world.submitEvidence(form(started));
    await answer({ state: 'approved' });
    await world.submitEvidence({ ...form(await stored()), revision: started.revision });
    assert.equal((await stored()).rounds.length, 1);
  });

  it('refuses another text after submitting', async () => {
    await world.submitEvidence(form(started));
    const late = form(await stored(), work('one more thing'));
    await assert.rejects(world.submitEvidence(late), { code: 'STALE_EDIT' });
    await assert.rejects(world.saveSubmissionDraft(late), { code: 'STALE_EDIT' });
  });

  it('names what is missing and submits nothing', async () => {
    const empty = { ...work(), content: roundContent({ evidence: [] }) };
    await assert.rejects(world.submitEvidence(form(started, empty)), {
      code: 'INVALID_INPUT',
      faults: [{ field: 'evidence.0.url', message: 'submit.faults.noEvidence' }],
    });
    assert.equal((await stored()).state, 'draft');
  });

  it('adds a second round after changes were asked for, also with the same words', async () => {
    await world.submitEvidence(form(started));
    await answer({ state: 'changesRequested' });
    world.now = new Date('2026-11-26T09:00:00.000Z');
    const asked = await stored();
    await world.submitEvidence(form(asked));
    const { rounds, waitingSince } = await stored();
    assert.deepEqual(
      rounds.map(({ number, submittedAt }) => [number, submittedAt]),
      [
        [1, '2026-11-24T09:00:00.000Z'],
        [2, '2026-11-26T09:00:00.000Z'],
      ],
    );
    assert.equal(waitingSince, '2026-11-26T09:00:00.000Z');
  });

  it('never takes a form of the first round for a second one', async () => {
    await world.submitEvidence(form(started));
    await answer({ state: 'changesRequested' });
    const late = { ...form(await stored()), revision: started.revision };
    await assert.rejects(world.submitEvidence(late), { code: 'STALE_EDIT' });
    assert.equal((await stored()).rounds.length, 1);
  });

  it('is for the learner alone', async () => {
    const foreign = { ...form(started), learner: 'someone-else' };
    await assert.rejects(world.saveSubmissionDraft(foreign), { code: 'NOT_FOUND' });
    await assert.rejects(world.submitEvidence(foreign), { code: 'NOT_FOUND' });
    await assert.rejects(world.withdrawSubmission(started, 'someone-else'), { code: 'NOT_FOUND' });
    assert.equal((await stored()).revision, started.revision);
  });

  it('lets a trial be submitted without anybody waiting for it', async () => {
    const trial = await world.startSubmission({ badge, learner: 'teacher', roles: ['teacher'] });
    await world.submitEvidence({ ...form(trial), learner: 'teacher' });
    const { institution, course } = badge;
    const queue = await world.store.page('submissions', {
      where: { institution, course, state: 'submitted' },
      orderBy: 'waitingSince',
      limit: 10,
    });
    assert.deepEqual(queue.items, []);
  });

  it('withdraws out of the queue, twice like once', async () => {
    await world.submitEvidence(form(started));
    const submitted = await stored();
    await Promise.all([
      world.withdrawSubmission(submitted, learner),
      world.withdrawSubmission(submitted, learner),
    ]);
    await world.withdrawSubmission(submitted, learner);
    const { state, waitingSince, rounds } = await stored();
    assert.deepEqual([state, waitingSince, rounds.length], ['withdrawn', undefined, 1]);
  });

  it('does not withdraw what was decided a moment before', async () => {
    await world.submitEvidence(form(started));
    const asRead = await stored();
    await answer({ state: 'approved' });
    await assert.rejects(world.withdrawSubmission(asRead, learner), { code: 'ALREADY_DECIDED' });
    assert.equal((await stored()).state, 'approved');
  });
});
