import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { award, type Engine, makeEngine, NOW, stepOf } from '../engine.js';
import { strangersBadge } from '../strangers.js';

describe('verify: the recipient', () => {
  let engine: Engine;
  let text: string;
  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
  });
  const asked = async (recipient: string, badge = text) =>
    stepOf(await engine.credentials.verify(badge, engine.world, NOW, { recipient }), 'recipient').reason;
  const identified = (identifier: unknown, id?: string) => {
    const badge = strangersBadge('https://else.example/1');
    return JSON.stringify({
      ...badge,
      credentialSubject: { ...Object(badge.credentialSubject), id, identifier },
    });
  };

  it('is a step only when somebody asks', async () => {
    const verification = await engine.credentials.verify(text, engine.world, NOW);
    assert.ok(!verification.steps.some(({ step }) => step === 'recipient'));
  });

  it('knows a hashed address in any spelling of ours, and a subject by its id', async () => {
    assert.equal(await asked('anna.korhonen@example.org'), 'recipient.passed');
    assert.equal(await asked(' Anna.Korhonen@Example.org '), 'recipient.passed');
    assert.equal(await asked('anna@example.org'), 'recipient.other');
    assert.equal(await asked(JSON.parse(text).credentialSubject.id), 'recipient.passed');
  });

  it('knows plain, MD5 and unsalted identifiers of others, exactly as written', async () => {
    const md5 = createHash('md5').update('Anna@x.orgsalt').digest('hex');
    const sha = createHash('sha256').update('a@x.org').digest('hex').toUpperCase();
    const identifiers = [
      { type: 'IdentityObject', hashed: false, identityHash: 'L-17', identityType: 'sourcedId' },
      { type: 'IdentityObject', hashed: true, identityHash: `md5$${md5}`, salt: 'salt' },
      { type: 'IdentityObject', hashed: true, identityHash: `sha256$${sha}` },
    ];
    for (const one of ['L-17', 'Anna@x.org', 'a@x.org', 'A@X.org'])
      assert.equal(await asked(one, identified(identifiers)), 'recipient.passed', one);
    for (const other of ['L-1', 'anna@x.org', `sha256$${sha}`, ''])
      assert.equal(await asked(other, identified(identifiers)), 'recipient.other', other);
  });

  it('says that nothing can be compared where nobody is named, or something else is', async () => {
    assert.equal(await asked('a@x.org', identified(undefined, 'urn:uuid:1')), 'recipient.unnamed');
    for (const broken of ['x', 7, [null], [{ identityHash: 7 }], { toString: 1 }])
      assert.equal(await asked('a@x.org', identified(broken)), 'recipient.unnamed');
    for (const hash of ['sha256$', 'sha1$00', 'sha256$zz', 'toString$00'])
      assert.equal(
        await asked('a@x.org', identified([{ hashed: true, identityHash: hash }])),
        'recipient.other',
      );
    assert.equal(await asked('a@x.org', 'no badge'), 'recipient.skipped');
  });
});
