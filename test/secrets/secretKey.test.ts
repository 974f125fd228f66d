import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { loadOrCreateSecretKey } from '../../src/secrets/secretKey.js';

describe('secret key file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made once, for its owner alone, and then kept', () => {
    const dataDir = join(folder, 'not', 'there yet');
    const key = loadOrCreateSecretKey(dataDir);
    assert.equal(key.length, 32);
    assert.deepEqual(loadOrCreateSecretKey(dataDir), key);
    assert.deepEqual(readdirSync(dataDir), ['secret.key']);
    assert.equal(statSync(join(dataDir, 'secret.key')).mode & 0o777, 0o600);
    const text = readFileSync(join(dataDir, 'secret.key'), 'utf8');
    assert.equal(text, `${Buffer.from(key).toString('base64')}\n`);
    assert.notDeepEqual(loadOrCreateSecretKey(join(folder, 'other')), key);
  });

  it('is the same for processes that start at once', async () => {
    const program = `import('${new URL('../../src/secrets/secretKey.ts', import.meta.url).href}').then((module) =>
      console.log(Buffer.from(module.loadOrCreateSecretKey(process.argv[1])).toString('hex')))`;
    const run = () => promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', program, folder]);
    const keys = await Promise.all([run(), run(), run(), run()]);
    assert.match(keys[0].stdout, /^[0-9a-f]{64}\n$/);
    assert.equal(new Set(keys.map((each) => each.stdout)).size, 1);
    assert.deepEqual(readdirSync(folder), ['secret.key']);
  });

  it('that holds anything but 32 bytes is refused and left alone', () => {
    const file = join(folder, 'secret.key');
    for (const text of [
      '',
      Buffer.alloc(31).toString('base64'),
      Buffer.alloc(33).toString('base64'),
      '!'.repeat(44),
    ]) {
      writeFileSync(file, text);
      assert.throws(() => loadOrCreateSecretKey(folder), { message: /must hold 32 bytes/ });
      assert.equal(readFileSync(file, 'utf8'), text);
    }
  });
});
