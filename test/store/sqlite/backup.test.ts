import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, it } from 'mocha';
import { restoreSqliteBackup, verifySqliteBackup } from '../../../src/store/sqlite/backup.js';
import { SqliteConnection } from '../../../src/store/sqlite/connection.js';
import { MIGRATION_STEPS, migrate } from '../../../src/store/sqlite/migrations.js';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.js';
import { sampleCourse, sampleSubmission } from '../sampleDocuments.js';
import { useTemporaryFolder } from './temporaryFolder.js';

describe('SQLite backup', () => {
  const path = useTemporaryFolder();

  /** A closed database and its backup, both holding one course. */
  async function backedUp() {
    const [file, backup] = [path('store.db'), path('backup #1 100%?.db')];
    const store = await openSqliteStore({ file });
    const course = await store.insert('courses', sampleCourse());
    await store.backup(backup);
    await store.close();
    return { file, backup, course };
  }

  it('is whole and verifiable while writes go on', async () => {
    const store = await openSqliteStore({ file: path('store.db') });
    await store.insert('courses', sampleCourse());
    const writes = Array.from({ length: 50 }, (_, attempt) =>
      store.insert('submissions', sampleSubmission({ attempt })),
    );
    await store.backup(path('backup.db'));
    await Promise.all(writes);
    const { version, counts } = verifySqliteBackup(path('backup.db'));
    assert.equal(version, MIGRATION_STEPS.length);
    assert.equal(counts.courses, 1);
    assert.equal(counts.badges, 0);
    assert.equal(statSync(path('backup.db')).mode & 0o777, 0o600);
    await store.close();
  });

  it('never overwrites a file and leaves nothing unfinished', async () => {
    const { file, backup } = await backedUp();
    const bytes = readFileSync(backup);
    const store = await openSqliteStore({ file });
    await assert.rejects(store.backup(backup), { message: /exists already/ });
    await store.close();
    assert.deepEqual(readFileSync(backup), bytes);
    assert.deepEqual(readdirSync(dirname(file)).toSorted(), [basename(backup), basename(file)].toSorted());
  });

  it('can be restored to a new place and opened', async () => {
    const { backup, course } = await backedUp();
    const file = path('restored.db');
    const { report, keptAside } = restoreSqliteBackup({ backup, file });
    assert.equal(report.counts.courses, 1);
    assert.equal(keptAside, undefined);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const store = await openSqliteStore({ file });
    assert.deepEqual(await store.find('courses', { id: course.id }), course);
    await store.close();
  });

  it('of an older version is restored and then migrated', async () => {
    const old = new SqliteConnection(path('old.db'), 0);
    migrate(old, MIGRATION_STEPS.slice(0, 1));
    old.close();
    assert.equal(restoreSqliteBackup({ backup: path('old.db'), file: path('store.db') }).report.version, 1);
    await (await openSqliteStore({ file: path('store.db') })).close();
    assert.equal(verifySqliteBackup(path('store.db')).version, MIGRATION_STEPS.length);
  });

  it('replaces a database only when asked, and keeps that aside', async () => {
    const { file, backup, course } = await backedUp();
    const store = await openSqliteStore({ file });
    await store.insert('courses', sampleCourse());
    await store.close();
    assert.throws(() => restoreSqliteBackup({ backup, file }), { message: /exists already/ });
    assert.equal(verifySqliteBackup(file).counts.courses, 2);
    const { keptAside } = restoreSqliteBackup({ backup, file, replace: true });
    assert.ok(keptAside);
    assert.equal(verifySqliteBackup(keptAside).counts.courses, 2);
    const restored = await openSqliteStore({ file });
    assert.deepEqual(await restored.find('courses', { id: course.id }), course);
    await restored.close();
    assert.equal(verifySqliteBackup(file).counts.courses, 1);
  });

  it('never replaces a database in use', async () => {
    const { file, backup } = await backedUp();
    const store = await openSqliteStore({ file });
    assert.throws(() => restoreSqliteBackup({ backup, file, replace: true }), { message: /in use/ });
    assert.equal((await store.insert('courses', sampleCourse())).revision, 1);
    await store.close();
    assert.deepEqual(readdirSync(dirname(file)).toSorted(), [basename(backup), basename(file)].toSorted());
  });

  it('replaces a damaged database, whose leftovers go aside with it', async () => {
    const { file, backup } = await backedUp();
    writeFileSync(file, 'no database at all, but long enough to look at it'.repeat(100));
    writeFileSync(`${file}-wal`, 'left over');
    const { keptAside } = restoreSqliteBackup({ backup, file, replace: true });
    assert.equal(readFileSync(`${keptAside}-wal`, 'utf8'), 'left over');
    assert.equal(verifySqliteBackup(file).counts.courses, 1);
  });

  it('that is missing, damaged, foreign, empty or newer is told apart and restores nothing', async () => {
    const { backup } = await backedUp();
    const damaged = readFileSync(backup);
    damaged.fill(0x5a, 3 * 8192 + 8, damaged.length);
    writeFileSync(path('damaged.db'), damaged);
    writeFileSync(path('cut.db'), readFileSync(backup));
    truncateSync(path('cut.db'), 5 * 8192);
    writeFileSync(path('text.db'), 'not a database'.repeat(1000));
    writeFileSync(path('empty.db'), '');
    const foreign = new SqliteConnection(path('foreign.db'), 0);
    foreign.execute('CREATE TABLE theirs (id TEXT)');
    foreign.close();
    const newer = new SqliteConnection(path('newer.db'), 0);
    migrate(newer, [...MIGRATION_STEPS, 'CREATE TABLE later (id TEXT)']);
    newer.close();
    const faults = {
      'missing.db': /does not exist/,
      'damaged.db': /damaged/,
      'cut.db': /damaged/,
      'text.db': /damaged, or no database/,
      'empty.db': /holds no database/,
      'foreign.db': /another program/,
      'newer.db': /newer release/,
    };
    for (const [name, message] of Object.entries(faults)) {
      assert.throws(() => verifySqliteBackup(path(name)), { message }, name);
      assert.throws(() => restoreSqliteBackup({ backup: path(name), file: path('target.db') }), { message });
    }
    assert.equal(existsSync(path('target.db')), false);
    assert.equal(existsSync(path('missing.db')), false);
  });
});
