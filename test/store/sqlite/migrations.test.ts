import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { newId } from '../../../src/domain/ids.js';
import { SqliteConnection } from '../../../src/store/sqlite/connection.js';
import { MIGRATION_STEPS, migrate, versionOf } from '../../../src/store/sqlite/migrations.js';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.js';
import { minutesLater, sampleIssuedBadge } from '../sampleDocuments.js';
import { runStoreProcess } from './storeProcess.js';
import { useTemporaryFolder } from './temporaryFolder.js';

describe('SQLite migrations', () => {
  const path = useTemporaryFolder();

  it('bring a file of version 1 with its data to the newest, filling what is new', async () => {
    const file = path('old.db');
    const badges = [3, 1, 2].map((minute, statusIndex) =>
      sampleIssuedBadge({ statusIndex, issuedAt: minutesLater(minute), learner: 'Žiga' }),
    );
    makeVersion1(file, badges);

    const store = await openSqliteStore({ file });
    const query = {
      where: { institution: 'school', learner: 'Žiga' },
      orderBy: 'issuedAt',
      limit: 9,
    } as const;
    const { items } = await store.page('issuedBadges', query);
    assert.deepEqual(
      items,
      badges.toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1)).map((each) => ({ ...each, revision: 1 })),
    );
    const holders = {
      where: { institution: 'school', badge: 'badge' },
      orderBy: 'issuedAt',
      limit: 9,
    } as const;
    assert.equal((await store.page('issuedBadges', holders)).items.length, badges.length);
    const first = items[0];
    assert.ok(first);
    assert.equal(await store.replace('issuedBadges', { ...first, visibility: 'public' }), true);
    await store.close();
    await (await openSqliteStore({ file })).close();
  });

  it('do all steps or none', () => {
    const connection = new SqliteConnection(path('half.db'), 0);
    assert.throws(() => migrate(connection, [...MIGRATION_STEPS, 'CREATE TABLE settings (id TEXT)']));
    assert.equal(versionOf(connection), 0);
    assert.deepEqual(connection.rows('SELECT name FROM sqlite_master'), []);
    migrate(connection);
    assert.equal(versionOf(connection), MIGRATION_STEPS.length);
    connection.close();
  });

  it('stop at a database of a newer release, and leave it alone', async () => {
    const file = path('newer.db');
    const known = MIGRATION_STEPS.length;
    const connection = new SqliteConnection(file, 0);
    migrate(connection, [...MIGRATION_STEPS, 'CREATE TABLE later (id TEXT)']);
    connection.close();
    await assert.rejects(openSqliteStore({ file }), {
      message: `the database is of version ${known + 1}, written by a newer release; this release knows versions up to ${known}`,
    });
    const again = new SqliteConnection(file, 0);
    assert.equal(again.pragma('user_version'), known + 1);
    assert.equal(again.pragma('journal_mode'), 'delete');
    again.close();
  });

  it("stop at another program's database", async () => {
    const file = path('foreign.db');
    const connection = new SqliteConnection(file, 0);
    connection.execute('CREATE TABLE theirs (id TEXT)');
    connection.close();
    await assert.rejects(openSqliteStore({ file }), { message: /belongs to another program/ });
  });

  it('are done once by processes that start at the same time', async () => {
    const file = path('together.db');
    makeVersion1(file, [sampleIssuedBadge()]);
    const started = await Promise.all(
      Array.from({ length: 3 }, () =>
        runStoreProcess({ file, task: 'insertCourses', ids: [newId(), newId()] }),
      ),
    );
    assert.deepEqual(
      started.map((ids) => ids.length),
      [2, 2, 2],
    );
    const connection = new SqliteConnection(file, 100);
    assert.equal(versionOf(connection), MIGRATION_STEPS.length);
    assert.deepEqual(connection.rows('SELECT count(*) AS count FROM courses'), [{ count: 6 }]);
    connection.close();
  });
});

/** A file as release 1 left it. */
function makeVersion1(file: string, badges: readonly ReturnType<typeof sampleIssuedBadge>[]): void {
  const connection = new SqliteConnection(file, 0);
  migrate(connection, MIGRATION_STEPS.slice(0, 1));
  for (const badge of badges) {
    connection.change(
      `INSERT INTO issuedBadges
        (id, institution, statusList, statusIndex, submission, state, statusChangedAt, course, issuedAt, document, revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      [
        badge.id,
        badge.institution,
        badge.statusList,
        badge.statusIndex,
        badge.submission,
        badge.state,
        badge.statusChangedAt,
        badge.course,
        badge.issuedAt,
        JSON.stringify(badge),
      ],
    );
  }
  connection.close();
}
