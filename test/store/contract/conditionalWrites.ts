import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  minutesLater,
  sampleCourse,
  sampleLoginState,
  sampleRecoveredDraft,
  sampleSubmission,
} from '../sampleDocuments.js';
import type { TestedStore } from './testedStore.js';

/** Of any number of callers, one wins. */
export function describeConditionalWrites(test: TestedStore): void {
  describe('replace', () => {
    it('wins with the revision that was read, then the next one', async () => {
      const first = await test.store.insert('submissions', sampleSubmission());
      assert.equal(await test.store.replace('submissions', { ...first, state: 'submitted' }), true);
      const second = await test.store.find('submissions', { id: first.id });
      assert.deepEqual(second, { ...first, state: 'submitted', revision: 2 });
      assert.equal(await test.store.replace('submissions', { ...first, state: 'withdrawn' }), false);
      assert.deepEqual(await test.store.find('submissions', { id: first.id }), second);
    });

    it('says false for a document that is gone', async () => {
      assert.equal(await test.store.replace('submissions', { ...sampleSubmission(), revision: 1 }), false);
      const expired = await test.store.insert('recoveredDrafts', sampleRecoveredDraft());
      test.now = new Date(minutesLater(11));
      assert.equal(await test.store.replace('recoveredDrafts', { ...expired, path: '/elsewhere' }), false);
    });

    it('lets exactly one of many simultaneous ones win, in any process', async () => {
      const other = await test.another();
      const read = await test.store.insert('submissions', sampleSubmission());
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          (i % 2 === 0 ? test.store : other).replace('submissions', {
            ...read,
            credential: `credential ${i}`,
          }),
        ),
      );
      assert.equal(answers.filter((won) => won).length, 1);
      const kept = await test.store.find('submissions', { id: read.id });
      assert.equal(kept?.revision, 2);
      assert.equal(kept?.credential, `credential ${answers.indexOf(true)}`);
      await other.close();
    });

    it('goes by the institution too where the id alone is not unique', async () => {
      const key = {
        algorithm: 'Ed25519',
        state: 'current',
        publicJwk: {},
        encryptedPrivateKey: '',
      } as const;
      const base = { ...key, id: 'z6Mk', createdAt: minutesLater(0) };
      const here = await test.store.insert('institutionKeys', { ...base, institution: 'school' });
      const there = await test.store.insert('institutionKeys', { ...base, institution: 'other' });
      assert.equal(await test.store.replace('institutionKeys', { ...here, state: 'retired' }), true);
      assert.deepEqual(await test.store.find('institutionKeys', { id: 'z6Mk', institution: 'other' }), there);
    });
  });

  describe('take', () => {
    it('gives a document to exactly one of 20 callers', async () => {
      const other = await test.another();
      const login = sampleLoginState();
      await test.store.insert('loginStates', login);
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 === 0 ? test.store : other).take('loginStates', { id: login.id }),
        ),
      );
      assert.deepEqual(
        taken.filter((each) => each !== undefined),
        [login],
      );
      assert.equal(await test.store.find('loginStates', { id: login.id }), undefined);
      await other.close();
    });

    it('lets an insert after it have the key again', async () => {
      const course = await test.store.insert('courses', sampleCourse({ contextId: '7' }));
      const key = { institution: 'school', platform: 'platform', deploymentId: '1', contextId: '7' };
      assert.deepEqual({ ...(await test.store.take('courses', key)), revision: 1 }, course);
      assert.equal(await test.store.replace('courses', course), false);
      assert.equal((await test.store.insert('courses', sampleCourse({ contextId: '7' }))).revision, 1);
    });
  });
}
