import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { runCli } from './runCli.js';

describe('The admin command line', function () {
  // Each call is a process of its own.
  this.timeout(60_000);
  let folder: string;
  let variables: { DATA_DIR: string; INIT_CWD: string };
  const admin = (...given: string[]) => runCli(variables, ...given);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cli-'));
    variables = { DATA_DIR: join(folder, 'data'), INIT_CWD: folder };
  });
  after(() => rmSync(folder, { recursive: true }));

  it('has nothing to back up before there is anything, and makes nothing by trying', async () => {
    const { code, out, err } = await admin('backup', 'copy.sqlite');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^lti-open-badges: There is no database in .*\n$/);
    assert.ok(!existsSync(variables.DATA_DIR));
  });

  it('prints the setup link alone', async () => {
    const { code, out, err } = await admin('setup-link');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^http:\/\/localhost:3000\/admin\/setup\/[A-Za-z0-9_-]{43}\n$/);
  });

  it('backs up, changes, and restores what was there', async () => {
    const backup = await admin('backup', 'copy.sqlite');
    assert.deepEqual([backup.code, backup.out], [0, `${join(folder, 'copy.sqlite')}\n`], backup.err);
    assert.match(backup.err, /secret key is not in it\. Keep .*secret\.key/);

    const added = await admin('institution', 'add', 'Šola za oblikovanje');
    assert.equal(added.code, 0, added.err);
    assert.match(added.out, /^[0-9a-f-]{36}\n$/);
    const which = await admin('setup-link');
    assert.deepEqual([which.code, which.out], [2, '']);
    assert.match(which.err, /several institutions.*--institution ID/);
    assert.ok(which.err.includes(`${added.out.trim()}  Šola za oblikovanje`));
    const named = await admin('keys', 'rotate', '--institution', added.out.trim());
    assert.equal(named.code, 0, named.err);
    assert.match(named.out, /^z6Mk[A-Za-z0-9]+\tEd25519\n/);

    const refused = await admin('restore', 'copy.sqlite');
    assert.deepEqual([refused.code, refused.out], [1, '']);
    assert.match(refused.err, /There is a database already.*--replace/);
    const restored = await admin('restore', 'copy.sqlite', '--replace');
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.err, /is kept in .*badges\.sqlite\./);
    assert.equal(
      readdirSync(variables.DATA_DIR).filter((name) => name.startsWith('badges.sqlite.20')).length,
      1,
    );
    // One institution again: nothing has to be named.
    assert.equal((await admin('setup-link')).code, 0);
  });

  it('refuses what is no backup and leaves the database alone', async () => {
    writeFileSync(join(folder, 'broken.sqlite'), 'SQLite format 3\0 and then nothing');
    const { code, err } = await admin('restore', 'broken.sqlite', '--replace');
    assert.equal(code, 1);
    assert.match(err, /^lti-open-badges: .*broken\.sqlite is damaged, or no database\n$/);
    assert.equal((await admin('setup-link')).code, 0);
  });

  it('lists every fault of the configuration', async () => {
    const { code, err } = await runCli({ ...variables, PORT: 'x', TRUST_PROXY: '-1' }, 'platforms');
    assert.equal(code, 1);
    assert.match(err, /PORT: .*\n.*TRUST_PROXY: /);
  });

  it('says when the secret key is another one', async () => {
    const SECRET_KEY = Buffer.alloc(32, 7).toString('base64');
    const { code, err } = await runCli({ ...variables, SECRET_KEY }, 'setup-link');
    assert.equal(code, 1);
    assert.match(err, /SECRET_KEY is not the one this database was made with/);
  });
});
