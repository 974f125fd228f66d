import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'mocha';
import { createSecrets, secretKeyFingerprint } from '../../src/secrets/secrets.js';

describe('secrets', () => {
  const key = randomBytes(32);
  const secrets = createSecrets(key);
  const plain = new TextEncoder().encode('a private key, š and 🎓');

  it('come back for the same key and purpose, also empty', () => {
    assert.deepEqual(secrets.decrypt(secrets.encrypt(plain, 'institutionKeys'), 'institutionKeys'), plain);
    const empty = new Uint8Array();
    assert.deepEqual(secrets.decrypt(secrets.encrypt(empty, ''), ''), empty);
    assert.deepEqual(createSecrets(key).decrypt(secrets.encrypt(plain, 'p'), 'p'), plain);
  });

  it('are never the same text twice, and never show what they hold', () => {
    const texts = new Set(Array.from({ length: 50 }, () => secrets.encrypt(plain, 'p')));
    assert.equal(texts.size, 50);
    for (const text of texts) {
      assert.match(text, /^v1\.[\w-]+$/);
      assert.equal(Buffer.from(text.slice(3), 'base64url').includes('private'), false);
    }
  });

  it('belong to one purpose and one key', () => {
    const text = secrets.encrypt(plain, 'institutionKeys');
    const fault = { message: 'the encrypted text was changed, or belongs to another key or purpose' };
    assert.throws(() => secrets.decrypt(text, 'toolKeys'), fault);
    assert.throws(() => createSecrets(randomBytes(32)).decrypt(text, 'institutionKeys'), fault);
  });

  it('show every change', () => {
    const text = secrets.encrypt(plain, 'p');
    const bytes = Buffer.from(text.slice(3), 'base64url');
    for (const [position] of bytes.entries()) {
      const changed = Buffer.from(bytes);
      changed[position] = (changed[position] ?? 0) ^ 1;
      assert.throws(() => secrets.decrypt(`v1.${changed.toString('base64url')}`, 'p'));
    }
    for (const odd of [
      '',
      'v1.',
      'v1',
      text.slice(3),
      `v2${text.slice(2)}`,
      `${text}.x`,
      text.slice(0, 20),
    ]) {
      assert.throws(() => secrets.decrypt(odd, 'p'), Error, odd);
    }
  });

  it('need a key of 32 bytes, which no one can change afterwards', () => {
    assert.throws(() => createSecrets(randomBytes(31)), TypeError);
    const mine = randomBytes(32);
    const own = createSecrets(mine);
    const text = own.encrypt(plain, 'p');
    mine.fill(0);
    assert.deepEqual(own.decrypt(text, 'p'), plain);
  });

  it('have a fingerprint that tells keys apart without holding them', () => {
    assert.equal(secretKeyFingerprint(key), secretKeyFingerprint(Uint8Array.from(key)));
    assert.notEqual(secretKeyFingerprint(key), secretKeyFingerprint(randomBytes(32)));
    assert.match(secretKeyFingerprint(key), /^[\w-]{16}$/);
    assert.equal(key.toString('base64url').includes(secretKeyFingerprint(key)), false);
  });
});
