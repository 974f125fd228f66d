import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  minutesLater,
  START,
  sampleCourse,
  sampleLoginState,
  sampleRecoveredDraft,
} from '../sampleDocuments.js';
import type { TestedStore } from './testedStore.js';

/** Past its time a document is absent, swept or not. */
export function describeExpiry(test: TestedStore): void {
  describe('expiry', () => {
    it('makes a document absent from every read, from its very moment on', async () => {
      const draft = await test.store.insert('recoveredDrafts', sampleRecoveredDraft());
      const query = {
        where: { institution: 'school', person: 'learner' },
        orderBy: 'savedAt',
        limit: 10,
      } as const;
      test.now = new Date(START.getTime() + 10 * 60_000 - 1);
      assert.deepEqual(await test.store.find('recoveredDrafts', { id: draft.id }), draft);
      assert.equal((await test.store.page('recoveredDrafts', query)).items.length, 1);
      test.now = new Date(minutesLater(10));
      assert.equal(await test.store.find('recoveredDrafts', { id: draft.id }), undefined);
      assert.deepEqual(await test.store.page('recoveredDrafts', query), { items: [] });
      assert.equal(await test.store.take('recoveredDrafts', { id: draft.id }), undefined);
    });

    it('gives the key free', async () => {
      const login = sampleLoginState();
      await test.store.insert('loginStates', login);
      test.now = new Date(minutesLater(10));
      const renewed = { ...login, expiresAt: minutesLater(20) };
      await test.store.insert('loginStates', renewed);
      assert.deepEqual(await test.store.take('loginStates', { id: login.id }), renewed);
    });

    it('is swept, whatever the number, and nothing else is', async () => {
      const gone = Array.from({ length: 1100 }, () => test.store.insert('loginStates', sampleLoginState()));
      const kept = await test.store.insert('loginStates', sampleLoginState({ expiresAt: minutesLater(11) }));
      await test.store.insert('recoveredDrafts', sampleRecoveredDraft());
      const course = await test.store.insert('courses', sampleCourse());
      await Promise.all(gone);
      assert.equal(await test.store.sweep(new Date(minutesLater(10))), 1101);
      assert.equal(await test.store.sweep(new Date(minutesLater(10))), 0);
      assert.deepEqual(await test.store.find('loginStates', { id: kept.id }), kept);
      assert.deepEqual(await test.store.find('courses', { id: course.id }), course);
    });

    it('must be written so that times compare as text', async () => {
      for (const expiresAt of ['2026-09-01', '2026-09-01T10:00:00+02:00', 'tomorrow']) {
        await assert.rejects(test.store.insert('loginStates', sampleLoginState({ expiresAt })), TypeError);
      }
    });
  });
}
