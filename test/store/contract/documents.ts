import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { newId } from '../../../src/domain/ids.js';
import { DuplicateKeyError } from '../../../src/domain/ports/store.js';
import {
  sampleCourse,
  sampleIssuedBadge,
  sampleRecoveredDraft,
  sampleSubmission,
} from '../sampleDocuments.js';
import { isAppError, isDuplicate } from './expectations.js';
import type { TestedStore } from './testedStore.js';

/** What goes in comes back, under its keys and within its limits. */
export function describeDocuments(test: TestedStore): void {
  describe('documents', () => {
    it('come back as they went in, with revision 1', async () => {
      const course = sampleCourse({ title: 'Škola über “Ääkköset” 🎓 עברית \u0000 \ud800 end', label: '' });
      const inserted = await test.store.insert('courses', course);
      assert.deepEqual(inserted, { ...course, revision: 1 });
      assert.deepEqual(await test.store.find('courses', { id: course.id }), { ...course, revision: 1 });
    });

    it('go in one after the other, up to the first whose key is taken', async () => {
      const [one, two, three, four] = ['1', '2', '3', '4'].map((contextId) => sampleCourse({ contextId }));
      assert.ok(one && two && three && four);
      assert.equal(await test.store.insertInOrder('courses', []), 0);
      assert.equal(await test.store.insertInOrder('courses', [one, two]), 2);
      assert.equal(await test.store.insertInOrder('courses', [three, { ...two, id: newId() }, four]), 1);
      assert.deepEqual(await test.store.find('courses', { id: three.id }), { ...three, revision: 1 });
      assert.equal(await test.store.find('courses', { id: four.id }), undefined);
      const huge = sampleCourse({ contextId: '5', title: 'x'.repeat(70_000) });
      await assert.rejects(test.store.insertInOrder('courses', [four, huge]), isAppError('TOO_LARGE'));
      assert.equal(await test.store.find('courses', { id: four.id }), undefined);
    });

    it('are found by every unique key, its fields in any order', async () => {
      const course = await test.store.insert('courses', sampleCourse({ contextId: 'kurs-š-🎓' }));
      const where = {
        contextId: 'kurs-š-🎓',
        deploymentId: '1',
        platform: 'platform',
        institution: 'school',
      };
      assert.deepEqual(await test.store.find('courses', where), course);
      assert.equal(await test.store.find('courses', { ...where, contextId: 'KURS-Š-🎓' }), undefined);
      assert.equal(await test.store.find('courses', { id: newId() }), undefined);
    });

    it('belong to one institution: the same key in another is another document', async () => {
      const here = await test.store.insert('courses', sampleCourse({ contextId: '7' }));
      const there = await test.store.insert(
        'courses',
        sampleCourse({ contextId: '7', institution: 'other' }),
      );
      const key = { platform: 'platform', deploymentId: '1', contextId: '7' };
      assert.equal((await test.store.find('courses', { institution: 'school', ...key }))?.id, here.id);
      assert.equal((await test.store.find('courses', { institution: 'other', ...key }))?.id, there.id);
      const picture = { id: 'a'.repeat(64), mediaType: 'image/png', data: 'AA==' } as const;
      await test.store.insert('pictures', { ...picture, institution: 'school' });
      assert.equal(await test.store.find('pictures', { id: picture.id, institution: 'other' }), undefined);
    });

    it('keep a nested field named revision', async () => {
      const setting = await test.store.insert('settings', { id: 'publicUrl', value: '{"revision":7}' });
      const draft = sampleRecoveredDraft({ fields: { revision: ['7'] } });
      await test.store.insert('recoveredDrafts', draft);
      assert.deepEqual((await test.store.find('recoveredDrafts', { id: draft.id }))?.fields, draft.fields);
      assert.equal(setting.value, '{"revision":7}');
    });

    it('are visible to another process once the promise resolves', async () => {
      const other = await test.another();
      const course = await test.store.insert('courses', sampleCourse());
      assert.deepEqual(await other.find('courses', { id: course.id }), course);
      assert.equal(await other.replace('courses', { ...course, title: 'Renamed' }), true);
      assert.equal((await test.store.find('courses', { id: course.id }))?.title, 'Renamed');
      await other.close();
    });

    it('beyond the limit of their collection are refused', async () => {
      const course = sampleCourse({ title: 'ä'.repeat(40_000) });
      await assert.rejects(test.store.insert('courses', course), isAppError('TOO_LARGE'));
      assert.equal(await test.store.find('courses', { id: course.id }), undefined);
      const small = await test.store.insert('courses', sampleCourse());
      await assert.rejects(
        test.store.replace('courses', { ...small, title: course.title }),
        isAppError('TOO_LARGE'),
      );
      assert.deepEqual(await test.store.find('courses', { id: small.id }), small);
    });
  });

  describe('unique keys', () => {
    it('refuse a second document and name the key', async () => {
      const first = await test.store.insert('submissions', sampleSubmission());
      await assert.rejects(
        test.store.insert('submissions', sampleSubmission()),
        isDuplicate('submissions', 'institution+badge+learner+attempt'),
      );
      const again = sampleSubmission({ id: first.id, attempt: 2 });
      await assert.rejects(test.store.insert('submissions', again), isDuplicate('submissions', 'id'));
      assert.deepEqual(await test.store.find('submissions', { id: first.id }), first);
      await test.store.insert('submissions', sampleSubmission({ attempt: 2 }));
    });

    it('hold when a document is replaced', async () => {
      await test.store.insert('issuedBadges', sampleIssuedBadge({ statusIndex: 5 }));
      const second = await test.store.insert('issuedBadges', sampleIssuedBadge({ statusIndex: 6 }));
      await assert.rejects(
        test.store.replace('issuedBadges', { ...second, statusIndex: 5 }),
        isDuplicate('issuedBadges', 'institution+statusList+statusIndex'),
      );
      assert.deepEqual(await test.store.find('issuedBadges', { id: second.id }), second);
    });

    it('let one of many simultaneous inserts win, the others beside them untouched', async () => {
      const other = await test.another();
      const rivals = Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? test.store : other).insert('submissions', sampleSubmission()),
      );
      const bystanders = Array.from({ length: 20 }, (_, i) =>
        test.store.insert('submissions', sampleSubmission({ learner: `learner ${i}` })),
      );
      const outcomes = await Promise.allSettled(rivals);
      assert.equal((await Promise.all(bystanders)).length, 20);
      assert.equal(outcomes.filter((each) => each.status === 'fulfilled').length, 1);
      for (const each of outcomes) {
        if (each.status === 'rejected') assert.ok(each.reason instanceof DuplicateKeyError);
      }
      await other.close();
    });

    it('never take two texts for one: what a database would not give back is no key', async () => {
      for (const odd of ['7\u0000', '7\ud800']) {
        const course = sampleCourse({ contextId: odd });
        await assert.rejects(test.store.insert('courses', course), isAppError('MALFORMED_REQUEST'));
        assert.equal(await test.store.find('courses', { id: odd }), undefined);
      }
    });

    it('need every field of theirs', async () => {
      const { contextId: _left, ...incomplete } = sampleCourse();
      await assert.rejects(
        test.store.insert('courses', Object.assign(Object.create(null), incomplete)),
        TypeError,
      );
    });
  });
}
