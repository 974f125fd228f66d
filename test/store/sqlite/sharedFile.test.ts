import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { describe, it } from 'mocha';
import { newId } from '../../../src/domain/ids.js';
import type { Store } from '../../../src/domain/ports/store.js';
import { AppError } from '../../../src/errors.js';
import { SqliteConnection } from '../../../src/store/sqlite/connection.js';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.js';
import { minutesLater, sampleCourse, sampleIssuedBadge, sampleSubmission } from '../sampleDocuments.js';
import { runStoreProcess } from './storeProcess.js';
import { useTemporaryFolder } from './temporaryFolder.js';

describe('SQLite file', () => {
  const path = useTemporaryFolder();

  it('is made with its folder, for its owner alone, and whole in one piece after closing', async () => {
    const file = path('new/folder/store.db');
    const store = await openSqliteStore({ file });
    await store.insert('courses', sampleCourse());
    for (const part of ['', '-wal', '-shm']) assert.equal(statSync(`${file}${part}`).mode & 0o777, 0o600);
    await store.close();
    assert.equal(existsSync(`${file}-wal`), false);
    const connection = new SqliteConnection(file, 0);
    assert.equal(connection.pragma('page_size'), 8192);
    connection.close();
  });

  it('keeps its data over closing and opening, revisions too', async () => {
    const file = path('store.db');
    const store = await openSqliteStore({ file });
    const course = await store.insert('courses', sampleCourse());
    await store.replace('courses', { ...course, title: 'Second' });
    await store.close();
    const again = await openSqliteStore({ file });
    assert.deepEqual(await again.find('courses', { id: course.id }), {
      ...course,
      title: 'Second',
      revision: 2,
    });
    await again.close();
  });

  it('stays usable for one store while another one closes', async () => {
    const file = path('store.db');
    const [staying, leaving] = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    await leaving.insert('courses', sampleCourse());
    await leaving.close();
    assert.equal((await staying.insert('courses', sampleCourse())).revision, 1);
    await staying.close();
  });

  it('gives each of 200 one-time documents to exactly one of three processes', async () => {
    const file = path('store.db');
    const store = await openSqliteStore({ file });
    const ids = Array.from({ length: 200 }, newId);
    const expiresAt = new Date(Date.now() + 60 * 60_000).toISOString();
    await Promise.all(
      ids.map((id) =>
        store.insert('oneTimeLinks', { id, institution: 'school', purpose: 'setup', expiresAt }),
      ),
    );
    const taken = await Promise.all(
      [ids, ids.toReversed(), ids.toSorted()].map((order) =>
        runStoreProcess({ file, task: 'takeOneTimeLinks', ids: order }),
      ),
    );
    assert.deepEqual(taken.flat().toSorted(), ids.toSorted());
    await store.close();
  });

  it('locked by another connection: STORE_BUSY and nothing half-written', async () => {
    const file = path('store.db');
    const store = await openSqliteStore({ file, busyTimeoutMs: 150 });
    const kept = await store.insert('submissions', sampleSubmission());
    const intruder = new SqliteConnection(file, 0);
    intruder.execute('BEGIN IMMEDIATE');
    const writes = [
      store.insert('submissions', sampleSubmission({ attempt: 2 })),
      store.replace('submissions', { ...kept, state: 'submitted' }),
      store.take('submissions', { id: kept.id }),
      store.sweep(new Date()),
    ];
    for (const write of await Promise.allSettled(writes)) assert.ok(isRefusal(write, 'STORE_BUSY'));
    assert.deepEqual(await store.find('submissions', { id: kept.id }), kept);
    intruder.execute('COMMIT');
    intruder.close();
    assert.deepEqual(await attemptsOf(store), [1]);
    assert.equal(await store.replace('submissions', { ...kept, state: 'submitted' }), true);
    await store.close();
  });

  it('locked for a moment: writes wait with the event loop free, which alone can end the lock here, then succeed', async () => {
    const file = path('store.db');
    const store = await openSqliteStore({ file });
    const intruder = new SqliteConnection(file, 0);
    intruder.execute('BEGIN IMMEDIATE');
    const first = store.insert('submissions', sampleSubmission());
    const second = store.insert('submissions', sampleSubmission());
    setTimeout(() => intruder.execute('COMMIT'), 60);
    assert.equal((await first).revision, 1);
    await assert.rejects(second, { name: 'DuplicateKeyError' });
    intruder.close();
    await store.close();
  });

  it('full: STORE_FULL for what does not fit, the writes beside it kept, and all can still be read', async () => {
    const file = path('store.db');
    const pages = await pagesOf(file);
    const store = await openSqliteStore({ file, maxPageCount: pages + 20 });
    const small = await store.insert('submissions', sampleSubmission());
    const note = randomBytes(600_000).toString('base64');
    const draft = { evidence: [], selfAssessment: {}, note };
    const [large, beside, change] = await Promise.allSettled([
      store.insert('submissions', sampleSubmission({ attempt: 2, draft })),
      store.insert('submissions', sampleSubmission({ attempt: 3 })),
      store.replace('submissions', { ...small, draft }),
    ]);
    assert.ok(large && isRefusal(large, 'STORE_FULL'));
    assert.ok(change && isRefusal(change, 'STORE_FULL'));
    assert.equal(beside?.status, 'fulfilled');
    assert.deepEqual(await attemptsOf(store), [1, 3]);
    assert.deepEqual(await store.find('submissions', { id: small.id }), small);
    await store.close();
    const roomy = await openSqliteStore({ file });
    assert.equal(await roomy.replace('submissions', { ...small, draft }), true);
    await roomy.close();
  });

  it('takes less than 4 kB for a badge, whose credential alone is longer', async () => {
    const file = path('store.db');
    const empty = await pagesOf(file);
    const store = await openSqliteStore({ file });
    for (let statusIndex = 0; statusIndex < 100; statusIndex++) {
      const criteria = Array.from({ length: 25 }, () => ({
        id: newId(),
        text: 'Plans, does and reviews own work. '.repeat(4),
      }));
      await store.insert(
        'issuedBadges',
        sampleIssuedBadge({ statusIndex, credential: JSON.stringify({ criteria }) }),
      );
    }
    await store.close();
    const bytes = ((await pagesOf(file)) - empty) * 8192;
    assert.ok(bytes / 100 < 4096, `${bytes / 100} bytes a badge`);
  });

  it('refuses a page limit that is none', async () => {
    await assert.rejects(openSqliteStore({ file: path('store.db'), maxPageCount: 0.5 }), TypeError);
  });
});

async function attemptsOf(store: Store): Promise<readonly number[]> {
  const where = { institution: 'school', badge: 'badge', learner: 'learner' };
  const { items } = await store.page('submissions', { where, orderBy: 'attempt', limit: 9 });
  assert.ok(items.every((each) => each.createdAt === minutesLater(0)));
  return items.map((each) => each.attempt);
}

async function pagesOf(file: string): Promise<number> {
  await (await openSqliteStore({ file })).close();
  const connection = new SqliteConnection(file, 0);
  const pages = Number(connection.pragma('page_count'));
  connection.close();
  return pages;
}

function isRefusal(outcome: PromiseSettledResult<unknown>, code: AppError['code']): boolean {
  return outcome.status === 'rejected' && outcome.reason instanceof AppError && outcome.reason.code === code;
}
