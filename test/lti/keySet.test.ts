import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, type JWK } from 'jose';
import { importKeySet } from '../../src/lti/keySet.js';
import { type LmsKey, makeKey, publicJwk } from './testLms.js';

describe('key set', () => {
  let key: LmsKey;
  let jwk: JWK;
  before(async () => {
    key = makeKey(2048, 'one');
    jwk = await publicJwk(key);
  });

  const kids = async (...members: unknown[]): Promise<string[]> => [
    ...(await importKeySet({ keys: members })).keys(),
  ];

  it('takes RSA keys for signatures, with or without use and alg', async () => {
    const { use: _use, alg: _alg, ...bare } = jwk;
    const members = [
      jwk,
      { ...bare, kid: 'two' },
      { ...bare, kid: 'three', key_ops: ['verify'], x5c: ['x'] },
    ];
    assert.deepEqual(await kids(...members), ['one', 'two', 'three']);
  });

  it('takes keys of 3072 bits', async () => {
    assert.deepEqual(await kids(await publicJwk(makeKey(3072, 'long'))), ['long']);
  });

  it('passes over keys that are weak, for something else, or broken', async () => {
    const ec = await exportJWK(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
    const unusable: readonly unknown[] = [
      await publicJwk(makeKey(1024)),
      await publicJwk(makeKey(2040)),
      { ...ec, kid: 'ec', use: 'sig' },
      { kty: 'oct', kid: 'oct', k: 'AAAA', alg: 'HS256' },
      { ...jwk, use: 'enc' },
      { ...jwk, alg: 'RS512' },
      { ...jwk, alg: 'PS256' },
      { ...jwk, key_ops: ['encrypt'] },
      { ...jwk, key_ops: 'verify' },
      { ...jwk, e: 'AQ' },
      { ...jwk, n: 'AAAA' },
      { ...jwk, n: 7 },
      { ...jwk, n: `${'A'.repeat(200)}${jwk.n?.slice(0, 142)}` },
      { ...jwk, n: `${jwk.n}${jwk.n}${jwk.n}${jwk.n}${jwk.n}` },
      { ...jwk, kid: undefined },
      { ...jwk, kid: '' },
      { ...jwk, kid: 7 },
      { ...jwk, kid: 'x'.repeat(501) },
      null,
      'x',
      [],
    ];
    assert.deepEqual(await kids(...unusable), []);
    assert.deepEqual(await kids(...unusable, jwk), ['one']);
  });

  it('takes the first of two keys with one kid', async () => {
    const keys = await importKeySet({ keys: [jwk, await publicJwk(makeKey(2048, 'one'))] });
    const [imported] = [...keys.values()];
    assert.ok(imported);
    assert.equal((await exportJWK(imported)).n, jwk.n);
  });

  it('imports the public half only, even when a platform publishes its private key', async () => {
    const keys = await importKeySet({ keys: [{ ...(await exportJWK(key.privateKey)), kid: 'private' }] });
    assert.deepEqual(
      [...keys.values()].map(({ type }) => type),
      ['public'],
    );
  });

  it('looks at no more than 50 members', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ ...jwk, kid: `k${at}` }));
    assert.equal((await kids(...many)).length, 50);
  });
});
