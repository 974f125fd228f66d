import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FieldValues, PageReply } from '../../src/demo/lms/client/browser.js';
import type { Store } from '../../src/domain/ports/store.js';
import { SqliteConnection } from '../../src/store/sqlite/connection.js';
import { databaseFile } from '../../src/store/sqlite/databaseFile.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import { approval, courseOf, enter, fill, idAfter, submit } from '../http/steps.js';
import { ToolClient } from '../toolClient.js';
import { words } from '../web/submit/rendering.js';
import { LOCKED_FORMS, People } from './lockedForms.js';

describe('A store that cannot write', () => {
  describe('because another program keeps it locked', () => {
    let tool: RunningTool;
    let other: SqliteConnection;
    let people: People;

    before(async () => {
      tool = await startTool({ store: { busyTimeoutMs: 60 } });
      other = new SqliteConnection(databaseFile(tool.dataDir), 5_000);
      people = await People.gather(tool);
    });
    afterEach(() => other.rollBack());
    after(async () => {
      other.close();
      await tool.close();
    });

    for (const [name, prepare] of Object.entries(LOCKED_FORMS)) {
      it(`hands ${name} back whole, changes nothing, and takes it once the lock is gone`, async () => {
        const { client, path, fields, seen } = await prepare(people);
        other.execute('BEGIN IMMEDIATE');
        const refused = await client.post(path, fields);
        const kept = assertHandedBack(refused, path, fields, /The database is busy/);
        // Reading goes on, and shows that nothing is half-written.
        assert.doesNotMatch((await client.follow(await client.get(seen.at))).text, seen.as);
        other.rollBack();
        const taken = await client.post(path, kept);
        assert.equal(taken.status, 303, taken.text);
        assert.match((await client.follow(await client.get(seen.at))).text, seen.as);
      });
    }

    it('goes on checking badges and says that it is ready, but lets nobody new in', async () => {
      const { submission } = await people.awarded();
      const credential = (await people.teacher.get(paths.submissionCredential(submission))).text;
      other.execute('BEGIN IMMEDIATE');
      const anyone = new ToolClient(tool.url);
      assert.equal((await anyone.get('/readyz')).status, 200);
      const verified = await anyone.request('/api/verify', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: credential,
      });
      assert.equal(verified.status, 200, verified.text);
      // There is nothing to send again, since a launch counts once.
      await assert.rejects(enter(tool.lms, 'student'), /503.*The database is busy/s);
    });

    it('tells programs so in JSON', async () => {
      const { path, fields } = await approval(
        people.teacher,
        await submit(await people.newStudent(), people.badge),
      );
      other.execute('BEGIN IMMEDIATE');
      const options = { method: 'POST', headers: { accept: 'application/json' }, fields };
      const refused = await people.teacher.request(path, options);
      assert.equal(refused.status, 503, refused.text);
      assert.equal(JSON.parse(refused.text).code, 'STORE_BUSY');
    });
  });

  describe('because the disk is full', () => {
    let tool: RunningTool;
    let other: Store;
    let people: People;

    before(async () => {
      tool = await startTool({ store: { maxPageCount: 240 } });
      other = await openSqliteStore({ file: databaseFile(tool.dataDir) });
      people = await People.gather(tool);
    });
    after(async () => {
      await other.close();
      await tool.close();
    });

    it('hands back whole what was sent, writes no half of it, and takes it when there is room', async () => {
      const { teacher, badge } = people;
      const student = await people.newStudent();
      const submission = await submit(student, badge);
      const ballast = await fillUp();
      const edit = paths.editBadge(badge);
      const fields = fill(await teacher.get(edit), edit, { outcomes: lines(40), action: 'publish' });
      const before = await other.find('badges', { id: badge });
      const refused = await teacher.post(edit, fields);
      const kept = assertHandedBack(refused, edit, fields, /The server's disk is full/);
      assert.deepEqual(await other.find('badges', { id: badge }), before);
      assert.equal((await student.get(paths.submission(submission))).status, 200);
      // A decision is small: it may just fit, and what is acknowledged then must not be lost.
      const decision = await approval(teacher, submission);
      const decided = await teacher.post(decision.path, decision.fields);
      assert.ok(decided.status === 303 || decided.status === 503, decided.text);
      const { state } = (await other.find('submissions', { id: submission })) ?? {};
      assert.equal(state, decided.status === 303 ? 'approved' : 'submitted');

      for (const id of ballast) await other.take('badges', { id });
      const taken = await teacher.post(edit, kept);
      assert.equal(taken.status, 303, taken.text);
      assert.equal((await other.find('badges', { id: badge }))?.versions.length, 2);
      assert.equal((await teacher.post(decision.path, decision.fields)).status, 303);
      // Signing may have met the full disk, too; then it is tried again by itself.
      while ((await student.get(paths.submissionCredential(submission))).status !== 200) await sleep(100);
    });

    /** Sends drafts, each smaller than the one that was refused, until not even a small one fits. @returns their ids */
    async function fillUp(): Promise<string[]> {
      const { teacher } = people;
      const path = paths.badges(courseOf(teacher));
      const made: string[] = [];
      for (let size = 36; size > 0; ) {
        const page = await teacher.get(`${paths.newBadge(courseOf(teacher))}?example=eportfolio`);
        const reply = await teacher.post(path, fill(page, path, { outcomes: lines(size), action: 'save' }));
        assert.ok(reply.status === 303 || reply.status === 503, reply.text);
        if (reply.status === 303) made.push(idAfter('badges', reply.location?.pathname));
        else size = Math.floor(size / 2);
      }
      return made;
    }
  });
});

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${index} ${'x'.repeat(590)}`).join('\n');

/** The page that says why, and holds all that was sent, ready to be sent again. @returns its form */
function assertHandedBack(reply: PageReply, path: string, fields: FieldValues, why: RegExp): FieldValues {
  assert.equal(reply.status, 503, `${path}: ${reply.text}`);
  assert.match(words(reply.text), why);
  assert.match(words(reply.text), /Wait a few seconds and try again/);
  assert.match(reply.text, /<button[^>]*>Send it again<\/button>/);
  assert.equal(reply.headers.get('retry-after'), '5');
  const kept = fill(reply, path);
  assert.deepEqual(kept, asLists({ formToken: kept.formToken, ...fields }), path);
  return kept;
}

/** As a browser sends them: without what is empty of values. */
function asLists(fields: FieldValues): Record<string, string[]> {
  const lists = Object.entries(fields).map(([name, value]): [string, string[]] => [
    name,
    typeof value === 'string' ? [value] : [...(value ?? [])],
  ]);
  return Object.fromEntries(lists.filter(([, values]) => values.length > 0));
}
