import assert from 'node:assert/strict';
import { newId } from '../../src/domain/ids.js';
import {
  type AuditRecord,
  createRecordAudit,
  createVerifyAuditChain,
} from '../../src/usecases/recordAudit.js';
import { openReviewWorld, type ReviewWorld } from './reviewWorld.js';

function record(changes: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: newId(),
    institution: 'school',
    at: '2026-11-24T09:00:00.000Z',
    actor: 'teacher-1',
    action: 'approve',
    subject: 'submissions/1/rounds/1/badges/2/versions/1',
    ...changes,
  };
}

describe('The audit chain', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const entries = async (institution = 'school') => {
    const page = await world.store.page('auditEntries', {
      where: { institution },
      orderBy: 'sequence',
      limit: 1000,
    });
    return page.items;
  };

  it('numbers entries from 1, each naming the hash of the one before', async () => {
    const recordAudit = createRecordAudit(world);
    await recordAudit(record());
    await recordAudit(record({ action: 'revoke' }));
    const [first, second] = await entries();
    assert.equal(first?.sequence, 1);
    assert.equal(first?.previousHash, '0'.repeat(64));
    assert.equal(second?.sequence, 2);
    assert.equal(second?.previousHash, first?.hash);
    assert.deepEqual(await createVerifyAuditChain(world)('school'), { entries: 2 });
  });

  it('stays whole when two processes record many at once, in the order of each', async () => {
    const processes = [createRecordAudit(world), createRecordAudit(world)];
    const records = Array.from({ length: 120 }, (_, index) => record({ actor: `teacher-${index % 2}` }));
    await Promise.all(records.map((one, index) => processes[index % 2]?.(one)));
    assert.deepEqual(await createVerifyAuditChain(world)('school'), { entries: 120 });
    for (const turn of [0, 1]) {
      const own = (await entries()).filter(({ actor }) => actor === `teacher-${turn}`).map(({ id }) => id);
      assert.deepEqual(
        own,
        records.filter(({ actor }) => actor === `teacher-${turn}`).map(({ id }) => id),
      );
    }
  });

  it('is empty and whole where nothing happened', async () => {
    assert.deepEqual(await createVerifyAuditChain(world)('nowhere'), { entries: 0 });
  });

  it('records the same id once', async () => {
    const recordAudit = createRecordAudit(world);
    const same = record();
    await Promise.all([recordAudit(same), recordAudit(same), createRecordAudit(world)(same)]);
    assert.equal((await entries()).length, 1);
  });

  it('stays whole when several processes write at once, every entry in it', async () => {
    const writers = [world.store, await world.openAgain(), await world.openAgain()].map((store) =>
      createRecordAudit({ store }),
    );
    const records = Array.from({ length: 60 }, () => record());
    await Promise.all(records.map((each, n) => writers[n % 3]?.(each)));
    assert.deepEqual(await createVerifyAuditChain(world)('school'), { entries: 60 });
    const ids = new Set((await entries()).map((entry) => entry.id));
    assert.ok(records.every((each) => ids.has(each.id)));
  });

  it('is one chain for each institution', async () => {
    const recordAudit = createRecordAudit(world);
    await Promise.all([recordAudit(record()), recordAudit(record({ institution: 'other' }))]);
    assert.equal((await entries('school'))[0]?.sequence, 1);
    assert.equal((await entries('other'))[0]?.sequence, 1);
  });

  it('goes on after an entry that the store refused', async () => {
    const recordAudit = createRecordAudit(world);
    await assert.rejects(recordAudit(record({ subject: 'x'.repeat(20_000) })), { code: 'TOO_LARGE' });
    await recordAudit(record());
    assert.deepEqual(await createVerifyAuditChain(world)('school'), { entries: 1 });
  });

  it('shows where an entry was changed or taken out', async () => {
    const recordAudit = createRecordAudit(world);
    for (let n = 0; n < 4; n++) await recordAudit(record());
    const [, second, third] = await entries();
    assert.ok(second && third);
    await world.store.replace('auditEntries', { ...third, actor: 'someone-else' });
    assert.deepEqual(await createVerifyAuditChain(world)('school'), { entries: 2, brokenAt: 3 });
    await world.store.take('auditEntries', { institution: 'school', id: second.id });
    assert.deepEqual(await createVerifyAuditChain(world)('school'), { entries: 1, brokenAt: 2 });
  });
});
