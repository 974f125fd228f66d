import assert from 'node:assert/strict';
import type { IssuedBadge } from '../../src/domain/issuedBadge.js';
import { InvalidInput } from '../../src/errors.js';
import { createChangeBadge } from '../../src/usecases/changeBadge.js';
import { createDismissNotice, createReadNotices } from '../../src/usecases/readNotices.js';
import { createReadStatusList } from '../../src/usecases/readStatusList.js';
import { createVerifyAuditChain } from '../../src/usecases/recordAudit.js';
import { decisionOn, openReviewWorld, type ReviewWorld, reviewVerbs, SCHOOL } from './reviewWorld.js';
import { setBits } from './statusBits.js';

describe('What becomes of an issued badge', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const award = async (): Promise<IssuedBadge> => {
    const { reviewSubmission, finishDecision } = reviewVerbs(world);
    const submission = await world.addSubmission();
    await reviewSubmission(decisionOn(submission));
    await finishDecision(submission.id);
    const where = { institution: SCHOOL.id, submission: submission.id };
    const badge = await world.store.find('issuedBadges', where);
    assert.ok(badge);
    return badge;
  };
  const command = (badge: IssuedBadge, reason = 'It has to be looked into', by = 'teacher-1') => ({
    institution: SCHOOL.id,
    submission: badge.submission,
    by,
    reason,
  });
  const actions = async (badge: IssuedBadge) => {
    const { items } = await world.store.page('auditEntries', {
      where: { institution: SCHOOL.id },
      orderBy: 'sequence',
      limit: 100,
    });
    return items.filter(({ subject }) => subject.includes(badge.id)).map(({ action }) => action);
  };

  it('is suspended and restored, in a list of its own', async () => {
    const read = createReadStatusList(world);
    const { changeBadge } = reviewVerbs(world);
    const badge = await award();
    const bits = async () => ({
      revoked: setBits((await read(badge.statusList))?.body ?? ''),
      suspended: setBits((await read(`${badge.statusList}-suspension`))?.body ?? ''),
    });
    assert.deepEqual(await bits(), { revoked: [], suspended: [] });
    const suspended = await changeBadge({ ...command(badge), kind: 'suspend' });
    assert.equal(suspended.state, 'suspended');
    assert.equal(suspended.suspension?.reason, 'It has to be looked into');
    assert.deepEqual(await bits(), { revoked: [], suspended: [badge.statusIndex] });
    const restored = await changeBadge({ ...command(badge, 'All is well'), kind: 'restore' });
    assert.equal(restored.state, 'issued');
    assert.equal(restored.suspension, undefined);
    assert.deepEqual(await bits(), { revoked: [], suspended: [] });
    assert.deepEqual(await actions(badge), ['suspend', 'restore']);
    assert.equal(restored.credential, badge.credential);
  });

  it('leaves suspension behind when it is revoked, and can’t come back from there', async () => {
    const read = createReadStatusList(world);
    const { changeBadge } = reviewVerbs(world);
    const badge = await award();
    await changeBadge({ ...command(badge), kind: 'suspend' });
    const revoked = await changeBadge({ ...command(badge), kind: 'revoke' });
    assert.equal(revoked.suspension, undefined);
    assert.deepEqual(setBits((await read(badge.statusList))?.body ?? ''), [badge.statusIndex]);
    assert.deepEqual(setBits((await read(`${badge.statusList}-suspension`))?.body ?? ''), []);
    for (const kind of ['suspend', 'restore'] as const) {
      await assert.rejects(changeBadge({ ...command(badge), kind }), {
        code: 'CONFLICT',
        textKey: 'lifecycle.obstacles.revoked',
      });
    }
  });

  it('may be given up by its holder, for good and without a reason', async () => {
    const read = createReadStatusList(world);
    const { changeBadge } = reviewVerbs(world);
    const badge = await award();
    const given = await changeBadge({ ...command(badge, '', badge.learner), kind: 'giveUp' });
    assert.equal(given.state, 'revoked');
    assert.deepEqual(given.revocation, {
      at: world.now.toISOString(),
      by: badge.learner,
      reason: '',
      givenUp: true,
    });
    assert.deepEqual(setBits((await read(badge.statusList))?.body ?? ''), [badge.statusIndex]);
    assert.deepEqual(await actions(badge), ['giveUp']);
    assert.deepEqual(await createReadNotices(world)(SCHOOL.id, badge.learner), []);
  });

  it('changes nothing when it is said again', async () => {
    const { changeBadge } = reviewVerbs(world);
    const badge = await award();
    const first = await changeBadge({ ...command(badge), kind: 'suspend' });
    const again = await changeBadge({ ...command(badge, 'Other', 'teacher-2'), kind: 'suspend' });
    assert.deepEqual(again.suspension, first.suspension);
    assert.equal(again.changes?.length, 1);
    assert.deepEqual(await actions(badge), ['suspend']);
  });

  it('is not suspended where its credential names no such list', async () => {
    const { changeBadge } = reviewVerbs(world);
    const badge = await world.store.find('issuedBadges', { id: (await award()).id });
    assert.ok(badge);
    const { suspendable: _, ...older } = badge;
    await world.store.replace('issuedBadges', older);
    await assert.rejects(changeBadge({ ...command(badge), kind: 'suspend' }), {
      code: 'CONFLICT',
      textKey: 'lifecycle.obstacles.notSuspendable',
    });
  });

  it('needs a reason for what others do', async () => {
    const { changeBadge } = reviewVerbs(world);
    const badge = await award();
    await assert.rejects(changeBadge({ ...command(badge, ''), kind: 'suspend' }), InvalidInput);
    await assert.rejects(changeBadge({ ...command(badge, 'x'.repeat(501)), kind: 'suspend' }), InvalidInput);
  });

  it('is told to its learner once, until they have read it', async () => {
    const { changeBadge, settleBadge } = reviewVerbs(world);
    const badge = await award();
    await changeBadge({ ...command(badge), kind: 'suspend' });
    await settleBadge(badge.id);
    const read = createReadNotices(world);
    const [notice, ...more] = await read(SCHOOL.id, badge.learner);
    assert.equal(more.length, 0);
    assert.equal(notice?.kind, 'suspend');
    assert.equal(notice?.reason, 'It has to be looked into');
    assert.notEqual(notice?.title, '');
    const dismiss = createDismissNotice(world);
    await assert.rejects(dismiss(notice?.id ?? '', 'somebody'), { code: 'NOT_FOUND' });
    for (const _ of ['once', 'again']) await dismiss(notice?.id ?? '', badge.learner);
    assert.deepEqual(await read(SCHOOL.id, badge.learner), []);
    await settleBadge(badge.id);
    assert.deepEqual(await read(SCHOOL.id, badge.learner), []);
  });

  it('gets its audit entry and notice from the worker when the process ended after the change', async () => {
    const badge = await award();
    const dying = createChangeBadge({
      store: world.store,
      clock: world.clock,
      settleBadge: async () => {
        throw new Error('killed');
      },
    });
    await assert.rejects(dying({ ...command(badge), kind: 'suspend' }), /killed/);
    const due = await world.store.page('issuedBadges', { where: {}, orderBy: 'dueAt', limit: 10 });
    assert.deepEqual(
      due.items.map(({ id }) => id),
      [badge.id],
    );
    await reviewVerbs(world).settleBadge(badge.id);
    assert.deepEqual(await actions(badge), ['suspend']);
    const left = await world.store.page('issuedBadges', { where: {}, orderBy: 'dueAt', limit: 10 });
    assert.equal(left.items.length, 0);
  });

  it('happens to several holders at once, each with its notice, and again without harm', async () => {
    const badges = [await award(), await award(), await award()];
    const [first, second, third] = badges;
    assert.ok(first && second && third);
    const { revokeBadges } = reviewVerbs(world);
    const chosen = {
      institution: SCHOOL.id,
      badge: world.badge.id,
      ids: [first.id, second.id, second.id],
      by: 'teacher-1',
      reason: 'The assessment was flawed',
    };
    assert.equal(await revokeBadges(chosen), 2);
    assert.equal(await revokeBadges(chosen), 2);
    const signed = await createReadStatusList(world)(first.statusList);
    assert.deepEqual(
      setBits(signed?.body ?? ''),
      [first.statusIndex, second.statusIndex].toSorted((a, b) => a - b),
    );
    assert.equal((await createReadNotices(world)(SCHOOL.id, first.learner)).length, 1);
    assert.equal((await createReadNotices(world)(SCHOOL.id, third.learner)).length, 0);
    assert.equal((await createVerifyAuditChain(world)(SCHOOL.id)).brokenAt, undefined);
  });

  it('touches nobody when the reason is missing, or one of them has no such badge', async () => {
    const badge = await award();
    const { revokeBadges } = reviewVerbs(world);
    const chosen = { institution: SCHOOL.id, badge: world.badge.id, by: 'teacher-1', reason: 'Flawed' };
    await assert.rejects(revokeBadges({ ...chosen, ids: [badge.id], reason: '' }), InvalidInput);
    await assert.rejects(revokeBadges({ ...chosen, ids: [badge.id, 'unknown'] }), { code: 'NOT_FOUND' });
    await assert.rejects(revokeBadges({ ...chosen, badge: 'other', ids: [badge.id] }), { code: 'NOT_FOUND' });
    const many = Array.from({ length: 201 }, (_, n) => String(n));
    await assert.rejects(revokeBadges({ ...chosen, ids: many }), { code: 'TOO_LARGE' });
    assert.equal((await world.store.find('issuedBadges', { id: badge.id }))?.state, 'issued');
  });
});
