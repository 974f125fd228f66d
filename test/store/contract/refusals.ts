import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sampleCourse } from '../sampleDocuments.js';
import type { TestedStore } from './testedStore.js';

/** What can only be a mistake of the caller is said at once. */
export function describeRefusals(test: TestedStore): void {
  describe('queries without a key or index', () => {
    it('are refused, with the names of those there are', async () => {
      await assert.rejects(test.store.find('courses', { contextId: '7' }), {
        name: 'TypeError',
        message:
          'courses can\'t be found by "contextId"; its unique keys are: id, institution+platform+deploymentId+contextId',
      });
      await assert.rejects(test.store.find('courses', {}), TypeError);
      await assert.rejects(test.store.find('courses', { id: '1', institution: 'school' }), TypeError);
      await assert.rejects(test.store.take('loginStates', { nonce: 'nonce' }), TypeError);
      await assert.rejects(
        test.store.page('badges', { where: { course: 'c' }, orderBy: 'createdAt', limit: 1 }),
        {
          name: 'TypeError',
          message:
            'badges has no index "course by createdAt"; its indexes are: institution+course by createdAt; institution by createdAt',
        },
      );
    });

    it('are refused for a value that is missing or of another type', async () => {
      const id: string | undefined = [''].at(1);
      await assert.rejects(test.store.find('courses', Object.fromEntries([['id', id]])), TypeError);
      await assert.rejects(test.store.find('courses', Object.fromEntries([['id', true]])), TypeError);
      await assert.rejects(test.store.find('courses', Object.fromEntries([['id', { $ne: '' }]])), TypeError);
    });
  });

  it('answers ping until it is closed, and then refuses everything clearly', async () => {
    await test.store.ping();
    const underWay = test.store.insert('courses', sampleCourse());
    await test.store.close();
    assert.equal((await underWay).revision, 1);
    const closed = { message: 'the store is closed' };
    await assert.rejects(test.store.ping(), closed);
    await assert.rejects(test.store.insert('courses', sampleCourse()), closed);
    await assert.rejects(test.store.find('courses', { id: '1' }), closed);
    await assert.rejects(test.store.take('loginStates', { id: '1' }), closed);
    await assert.rejects(test.store.sweep(test.now), closed);
    await test.store.close();
  });
}
