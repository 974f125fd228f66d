import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { foldToken, unfoldToken } from '../../../src/store/sqlite/foldToken.js';

const encode = (text: string) => Buffer.from(text, 'utf8').toString('base64url');
const token = (payload: string) => `${encode('{"alg":"RS256"}')}.${encode(payload)}.c2lnbmF0dXJl`;

describe('A folded token', () => {
  const payload = JSON.stringify({ name: 'Säätiö "č" 🎓 \\ {}', lines: 'one\ntwo', jwt: ['a', 'b', 'c'] });

  it('holds its payload as text', () => {
    const folded = foldToken(JSON.stringify({ credential: payload, jwt: token(payload) }));
    assert.ok(folded.includes(`,${JSON.stringify(payload)},`));
    assert.ok(!folded.includes(encode(payload)));
  });

  it('comes back as it was, to the byte', () => {
    const documents = [
      { id: '1', credential: payload, jwt: token(payload), state: 'issued' },
      { id: '2', credential: payload },
      { jwt: 'no token at all' },
      { note: '"jwt":"a.b.c"', jwt: token('{"$&":"$1"}') },
      { note: `"jwt":["a","b","c"]` },
    ];
    for (const document of documents) {
      const json = JSON.stringify(document);
      assert.equal(unfoldToken(foldToken(json)), json);
    }
  });

  it('is left alone where its payload could not be written out', () => {
    const notText = Buffer.from([0xff, 0xfe, 0x80]).toString('base64url');
    for (const middle of [notText, 'QQ-', 'QR']) {
      const json = JSON.stringify({ jwt: `eyJ9.${middle}.c2ln` });
      assert.equal(foldToken(json), json, middle);
    }
  });
});
