import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Page, Store, Stored } from '../../../src/domain/ports/store.js';
import type { Submission } from '../../../src/domain/submission.js';
import { minutesLater, sampleIssuedBadge, samplePlatform, sampleSubmission } from '../sampleDocuments.js';
import { isAppError } from './expectations.js';
import type { TestedStore } from './testedStore.js';

/** Keyset paging over declared indexes. */
export function describePages(test: TestedStore): void {
  describe('page', () => {
    const queue = { institution: 'school', course: 'course', state: 'submitted' } as const;

    it('walks all of an index in steps, in both directions, through ties', async () => {
      const expected = await insertQueue(test.store);
      for (const limit of [1, 3, 4, 1000]) {
        const up = await walk((after) =>
          test.store.page('submissions', { where: queue, orderBy: 'waitingSince', limit, ...after }),
        );
        assert.deepEqual(up, expected);
        const down = await walk((after) =>
          test.store.page('submissions', {
            where: queue,
            orderBy: 'waitingSince',
            direction: 'descending',
            limit,
            ...after,
          }),
        );
        assert.deepEqual(down, expected.toReversed());
      }
    });

    it('goes on after its last item although others come and go', async () => {
      const [first, second, third] = await insertQueue(test.store);
      const query = { where: queue, orderBy: 'waitingSince', limit: 2 } as const;
      const { next } = await test.store.page('submissions', query);
      assert.ok(first && second && third && next !== undefined);
      await test.store.take('submissions', { id: first });
      await test.store.take('submissions', { id: second });
      const earlier = sampleSubmission({ ...queue, learner: 'early', waitingSince: minutesLater(-9) });
      await test.store.insert('submissions', earlier);
      assert.equal((await test.store.page('submissions', { ...query, after: next })).items[0]?.id, third);
    });

    it('orders whole numbers as numbers', async () => {
      for (const statusIndex of [10, 9, 131_071, 0, 100]) {
        await test.store.insert('issuedBadges', sampleIssuedBadge({ statusIndex, state: 'revoked' }));
      }
      const query = {
        where: { institution: 'school', statusList: 'list', state: 'revoked' },
        orderBy: 'statusIndex',
        limit: 2,
      } as const;
      const indexes: number[] = [];
      let after: { after?: string } = {};
      for (;;) {
        const page = await test.store.page('issuedBadges', { ...query, ...after });
        indexes.push(...page.items.map((badge) => badge.statusIndex));
        if (page.next === undefined) break;
        after = { after: page.next };
      }
      assert.deepEqual(indexes, [0, 9, 10, 100, 131_071]);
    });

    it('of an index without equality walks the whole collection', async () => {
      const platforms = await Promise.all(
        Array.from({ length: 5 }, (_, i) =>
          test.store.insert('platforms', samplePlatform({ institution: i % 2 === 0 ? 'school' : 'other' })),
        ),
      );
      const ids = await walk((after) =>
        test.store.page('platforms', { where: {}, orderBy: 'createdAt', limit: 2, ...after }),
      );
      assert.deepEqual(ids, platforms.map((each) => each.id).toSorted());
      const mine = { where: { institution: 'school' }, orderBy: 'createdAt', limit: 9 } as const;
      assert.equal((await test.store.page('platforms', mine)).items.length, 3);
    });

    it('follows a replaced document: it leaves one page and joins another', async () => {
      const submission = await test.store.insert(
        'submissions',
        sampleSubmission({ ...queue, waitingSince: minutesLater(1) }),
      );
      const { waitingSince: _waiting, ...decided } = submission;
      const pending = { ...decided, state: 'approved', pendingSince: minutesLater(2) } as const;
      assert.equal(await test.store.replace('submissions', pending), true);
      const waiting = { where: queue, orderBy: 'waitingSince', limit: 9 } as const;
      assert.deepEqual(await test.store.page('submissions', waiting), { items: [] });
      const worker = { where: {}, orderBy: 'pendingSince', limit: 9 } as const;
      assert.deepEqual(await test.store.page('submissions', worker), {
        items: [{ ...pending, revision: 2 }],
      });
    });

    it('refuses a cursor that it did not write', async () => {
      const query = { where: queue, orderBy: 'waitingSince', limit: 2 } as const;
      for (const after of [
        '',
        'nonsense',
        btoa('{}'),
        btoa('[1,"x"]'),
        btoa('["a\\u0000","x"]'),
        btoa('["a"]'),
      ]) {
        const page = test.store.page('submissions', { ...query, after });
        await assert.rejects(page, isAppError('MALFORMED_REQUEST'), after);
      }
    });

    it('refuses limits beyond 1 to 1000', async () => {
      for (const limit of [0, -1, 1.5, 1001, Number.NaN]) {
        const page = test.store.page('submissions', { where: queue, orderBy: 'waitingSince', limit });
        await assert.rejects(page, TypeError);
      }
    });
  });
}

/** Ten waiting submissions, some at the same moment, among others that are not in the queue. Answers their ids in order. */
async function insertQueue(store: Store): Promise<readonly string[]> {
  const waiting: Stored<Submission>[] = [];
  for (const [i, minute] of [3, 1, 2, 2, 2, 2, 5, 1, 0, 2].entries()) {
    const since = {
      learner: `learner ${i}`,
      state: 'submitted',
      waitingSince: minutesLater(minute),
    } as const;
    waiting.push(await store.insert('submissions', sampleSubmission(since)));
    await store.insert('submissions', sampleSubmission({ ...since, badge: 'b2', state: 'approved' }));
    await store.insert('submissions', sampleSubmission({ ...since, badge: 'b3', course: 'another' }));
    await store.insert('submissions', sampleSubmission({ ...since, institution: 'other' }));
    await store.insert(
      'submissions',
      sampleSubmission({ learner: `learner ${i}`, badge: 'b4', state: 'submitted' }),
    );
  }
  const place = (each: Submission) => `${each.waitingSince} ${each.id}`;
  return waiting.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)).map((each) => each.id);
}

async function walk(
  page: (after: { after?: string }) => Promise<Page<{ readonly id: string }>>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: { after?: string } = {};
  for (;;) {
    const { items, next } = await page(after);
    ids.push(...items.map((item) => item.id));
    if (next === undefined) return ids;
    after = { after: next };
  }
}
