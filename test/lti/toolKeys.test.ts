import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { ToolKeys } from '../../src/domain/ports/lti.js';
import type { Store } from '../../src/domain/ports/store.js';
import { createToolKeys } from '../../src/lti/toolKeys.js';
import { createSecrets } from '../../src/secrets/secrets.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { useTemporaryFolder } from '../store/sqlite/temporaryFolder.js';

const DAY = 24 * 60 * 60 * 1000;

describe("the tool's keys (Security Framework 1.1 §6.3)", () => {
  const path = useTemporaryFolder();
  const secrets = createSecrets(new Uint8Array(32).fill(7));
  let time = Date.parse('2026-11-24T10:00:00.000Z');
  const clock = () => new Date(time);
  let stores: Store[] = [];
  let first: ToolKeys;
  let second: ToolKeys;

  beforeEach(async () => {
    const file = path(`keys-${Math.random()}.sqlite`);
    stores = [await openSqliteStore({ file, now: clock }), await openSqliteStore({ file, now: clock })];
    const [one, two] = stores;
    assert.ok(one && two);
    first = createToolKeys({ store: one, secrets, clock });
    second = createToolKeys({ store: two, secrets, clock });
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
  });

  const verify = async (token: string, keys: Awaited<ReturnType<ToolKeys['jwks']>>) =>
    jwtVerify(token, createLocalJWKSet(JSON.parse(JSON.stringify(keys))), { algorithms: ['RS256'] });

  it('are made once, however many processes and requests ask first', async () => {
    const sets = await Promise.all([first, second, first, second].map((keys) => keys.jwks()));
    for (const set of sets) assert.deepEqual(set, sets[0]);
    assert.equal(sets[0]?.keys.length, 2);
  });

  it('publish public halves only, of RSA with 2048 bits', async () => {
    for (const key of (await first.jwks()).keys) {
      assert.deepEqual(Object.keys(key).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
      assert.deepEqual([key.kty, key.alg, key.use, key.e], ['RSA', 'RS256', 'sig', 'AQAB']);
      assert.equal(Buffer.from(String(key.n), 'base64url').length, 256);
    }
  });

  it('lie encrypted in the store', async () => {
    await first.jwks();
    const ring = await stores[0]?.find('toolKeyRings', { id: 'tool' });
    assert.equal(ring?.keys.length, 2);
    for (const key of ring?.keys ?? []) {
      assert.match(key.encryptedPrivateKey, /^v1\./);
      assert.ok(!JSON.stringify(key).includes('"d"'));
    }
  });

  it('rotate without one message that a platform could not verify', async () => {
    // A platform that fetched before the rotation, and keeps what it has.
    let fetched = await first.jwks();
    for (let rotation = 0; rotation < 3; rotation++) {
      const before = await (await second.current()).sign({ sub: 'before' });
      const signing = Array.from({ length: 10 }, async (_, number) => {
        const keys = number % 2 === 0 ? first : second;
        return (await keys.current()).sign({ number });
      });
      const rotated = await first.rotate();
      for (const token of [before, ...(await Promise.all(signing))]) await verify(token, fetched);
      const after = await second.current();
      assert.equal(after.kid, rotated, 'the other process signs with it at once');
      await verify(await after.sign({ sub: 'after' }), fetched);
      // One that fetches after the rotation still verifies what was signed before it.
      fetched = await second.jwks();
      await verify(before, fetched);
    }
  });

  it('rotate twice where two rotate at once', async () => {
    const start = (await first.current()).kid;
    const rotated = await Promise.all([first.rotate(), second.rotate()]);
    assert.equal(new Set([start, ...rotated]).size, 3);
    assert.ok(rotated.includes((await first.current()).kid));
  });

  it('forget retired ones after a month', async () => {
    const start = (await first.current()).kid;
    await first.rotate();
    const published = async () => (await first.jwks()).keys.map(({ kid }) => kid);
    time += 29 * DAY;
    assert.ok((await published()).includes(start));
    time += 2 * DAY;
    assert.ok(!(await published()).includes(start));
    await first.rotate();
    const ring = await stores[0]?.find('toolKeyRings', { id: 'tool' });
    assert.ok(!ring?.keys.some(({ id }) => id === start));
  });

  it('cannot be opened with another secret', async () => {
    await first.current();
    const [store] = stores;
    assert.ok(store);
    const stranger = createToolKeys({ store, secrets: createSecrets(new Uint8Array(32).fill(8)), clock });
    await assert.rejects(stranger.current(), /was changed, or belongs to another key/);
  });
});
