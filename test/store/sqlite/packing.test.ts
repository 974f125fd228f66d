import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { DICTIONARY_1 } from '../../../src/store/sqlite/dictionary1.js';
import { pack, unpack } from '../../../src/store/sqlite/packing.js';

/** As a row read from the file has it. */
function column(value: string | Uint8Array): unknown {
  return typeof value === 'string' ? value : new Uint8Array(value).buffer;
}

describe('Packing', () => {
  const token = [1, 2, 3].map(() => Buffer.from('{"name":"Säätiö 🎓"}').toString('base64url')).join('.');
  const json = JSON.stringify({ id: '1', state: 'issued', credential: '{"name":"Säätiö 🎓"}', jwt: token });

  it('gives back what it was given, to the byte', () => {
    for (const collection of ['issuedBadges', 'submissions', 'persons'] as const) {
      for (const text of [json, '{}', JSON.stringify({ long: 'ä'.repeat(100_000) })]) {
        assert.equal(unpack(column(pack(collection, text))), text);
      }
    }
  });

  it('reads what earlier versions wrote: plain text, and deflate without a dictionary', () => {
    assert.equal(unpack(json), json);
    for (const text of [json, '', '{}', 'x'.repeat(70_000)]) {
      assert.equal(unpack(column(deflateRawSync(text))), text);
      assert.equal(unpack(column(deflateRawSync(text, { level: 0 }))), text);
    }
    assert.throws(() => unpack(undefined), TypeError);
  });

  it('keeps its dictionary as it is: databases are read with it', () => {
    const digest = createHash('sha256').update(DICTIONARY_1).digest('hex');
    assert.equal(digest, 'a29010df43278e9a53e594a6c3cfb7c86e3a8f32dbe7ff02cd0ca6d8fc944587');
  });
});
