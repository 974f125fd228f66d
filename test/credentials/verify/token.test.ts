import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { JsonObject } from '../../../src/domain/ports/credentials.js';
import { award, type Engine, makeEngine, NOW, stepOf } from '../engine.js';
import { RSA, token } from '../strangers.js';

type Payload = { [key: string]: unknown };
const A = 'credentialSubject.achievement';

/** Changes of the payload: whatever they touch, the signature no longer fits. */
const CHANGED: readonly (readonly [path: string, value: unknown])[] = [
  ['id', 'urn:uuid:0'],
  ['name', 'EPORTFOLIO MASTER'],
  [`${A}.name`, 'EPORTFOLlO EXPERT'],
  [`${A}.description`, 'x'],
  [`${A}.criteria.narrative`, 'None.'],
  [`${A}.ECTS`, 30],
  [`${A}.tag`, []],
  ['credentialSubject.id', 'urn:uuid:0'],
  ['credentialSubject.identifier', undefined],
  ['credentialSubject.creditsEarned', 30],
  ['evidence', undefined],
  ['issuer.name', 'University of Oxford'],
  ['validFrom', '2020-01-01T00:00:00Z'],
  ['validUntil', '2099-01-01T00:00:00Z'],
  ['credentialStatus.statusListIndex', '1'],
  ['credentialStatus', undefined],
  ['@context.2.mc', 'urn:other#'],
  ['type.2', 'AchievementCredential'],
  ['iss', 'did:web:evil.example'],
  ['sub', 'urn:uuid:0'],
  ['jti', 'urn:uuid:0'],
  ['nbf', 0],
  ['exp', 4_000_000_000],
  ['extra', true],
];

describe('verify: tokens', () => {
  let engine: Engine;
  let jwt: string;
  let header: JsonObject;
  let payload: Payload;
  before(async () => {
    engine = await makeEngine();
    jwt = await engine.credentials.issueJwt(
      await engine.credentials.issue(award(), engine.key),
      engine.rsaKey,
    );
    const [head = '', body = ''] = jwt.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    header = JSON.parse(head);
    payload = JSON.parse(body);
  });

  const proofOf = async (text: string) => {
    const verification = await engine.credentials.verify(text, engine.world, NOW);
    const step = stepOf(verification, 'proof');
    if (step.outcome !== 'passed') assert.notEqual(stepOf(verification, 'issuer').outcome, 'passed');
    return step.reason;
  };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = () => jwt.split('.')[2] ?? '';

  for (const [path, value] of CHANGED)
    it(`refuses a change of ${path}`, async () => {
      const changed = structuredClone(payload);
      const keys = path.split('.');
      const last = keys.pop() ?? '';
      const holder = keys.reduce<Payload>((object, key) => Object(object[key]), changed);
      holder[last] = value;
      assert.equal(await proofOf(`${encode(header)}.${encode(changed)}.${signature()}`), 'proof.changed');
    });

  it('refuses no signature, half of one, and one of another text', async () => {
    const [head, body] = jwt.split('.');
    for (const other of ['', signature().slice(0, 100), 'AAAA', `${signature()}AAAA`])
      assert.equal(await proofOf(`${head}.${body}.${other}`), 'proof.changed');
    const other = await engine.credentials.issueJwt(
      await engine.credentials.issue(award({ id: 'other' }), engine.key),
      engine.rsaKey,
    );
    assert.equal(await proofOf(`${head}.${body}.${other.split('.')[2]}`), 'proof.changed');
  });

  it('refuses "none" and symmetric algorithms, in any spelling', async () => {
    for (const alg of ['none', 'None', 'nOnE', '', 'HS256', 'hs512', undefined, 7])
      assert.equal(
        await proofOf(`${encode({ ...header, alg })}.${encode(payload)}.`),
        'proof.forbiddenAlgorithm',
        String(alg),
      );
    // The public key as HMAC secret: the classic confusion.
    const secret = JSON.stringify(engine.credentials.jwk(engine.rsaKey));
    const confused = token({ ...header, alg: 'HS256' }, payload, (data) =>
      createHmac('sha256', secret).update(data).digest(),
    );
    assert.equal(await proofOf(confused), 'proof.forbiddenAlgorithm');
  });

  it('refuses an algorithm that is not the one of the key', async () => {
    for (const alg of ['ES256', 'EdDSA'])
      assert.equal(await proofOf(token({ ...header, alg }, payload)), 'proof.wrongKey');
    const kid = String(header.kid).replace(engine.rsaKey.id, engine.key.id);
    assert.equal(await proofOf(token({ ...header, kid }, payload)), 'proof.wrongKey');
  });

  it('cannot check algorithms and keys that it does not have', async () => {
    for (const alg of ['PS256', 'ES384', 'RS512', 'toString', '__proto__'])
      assert.equal(await proofOf(token({ ...header, alg }, payload)), 'proof.unsupported', alg);
    assert.equal(await proofOf(token({ alg: 'RS256' }, payload)), 'proof.unknownMethod');
    for (const kid of ['https://evil.example/key', 'did:web:evil.example#key', '', 'key-1'])
      assert.equal(await proofOf(token({ ...header, kid }, payload)), 'proof.unknownMethod', kid);
  });

  it('never follows addresses in other headers, and refuses those that change what is signed', async () => {
    const jku = { jku: 'https://evil.example/jwks.json', x5u: 'https://evil.example/x' };
    assert.equal(await proofOf(token({ alg: 'RS256', ...jku }, payload)), 'proof.unknownMethod');
    for (const extra of [{ crit: ['b64'] }, { b64: false }])
      assert.equal(await proofOf(token({ ...header, ...extra }, payload)), 'proof.malformed');
  });

  it("refuses a stranger's key brought along under our issuer's name", async () => {
    const jwk = RSA.publicKey.export({ format: 'jwk' });
    assert.equal(await proofOf(token({ alg: 'RS256', jwk }, payload)), 'proof.unbound');
    const stranger = {
      ...payload,
      iss: undefined,
      issuer: { id: 'https://else.example/1', type: ['Profile'] },
    };
    assert.equal(await proofOf(token({ alg: 'RS256', jwk }, stranger)), 'proof.embeddedKey');
    assert.equal(await proofOf(token({ alg: 'RS256', jwk: { ...jwk, e: 'Aw' } }, stranger)), 'proof.changed');
  });

  it('refuses private, short, oversized and other unfit keys', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const unfit: readonly unknown[] = [
      RSA.privateKey.export({ format: 'jwk' }),
      short.publicKey.export({ format: 'jwk' }),
      { kty: 'RSA', n: randomBytes(3000).toString('base64url'), e: 'AQAB' },
      { ...RSA.publicKey.export({ format: 'jwk' }), use: 'enc' },
      { kty: 'oct', k: 'AAAA' },
      { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' },
      { kty: 'constructor' },
      [],
      'key',
      null,
    ];
    for (const jwk of unfit)
      assert.equal(await proofOf(token({ alg: 'RS256', jwk }, payload)), 'proof.malformed');
  });

  it('refuses claims that contradict the credential, though the signature is good', async () => {
    const issue = (changes: Payload) => {
      const key = engine.secrets.decrypt(
        engine.rsaKey.encryptedPrivateKey,
        `institutionKey:${engine.rsaKey.id}`,
      );
      return token(header, { ...payload, ...changes }, (data) =>
        sign('sha256', data, { key: Buffer.from(key), format: 'der', type: 'pkcs8' }),
      );
    };
    assert.equal(await proofOf(issue({})), 'proof.passed');
    for (const claim of ['iss', 'sub', 'jti', 'nbf', 'exp'])
      for (const value of ['other', 1, null, [], {}])
        assert.equal(await proofOf(issue({ [claim]: value })), 'proof.claims', claim);
    // Claims of 1EdTech's own samples are incomplete: what is missing says nothing.
    assert.equal(await proofOf(issue({ sub: undefined, jti: undefined })), 'proof.passed');
  });

  it('refuses what is hardly a token at step format', async () => {
    const broken: readonly (readonly [string, string])[] = [
      ['a.b.c', 'format.notJson'],
      [`${encode(header)}.${encode([payload])}.${signature()}`, 'format.notObject'],
      [`${encode(header)}.${Buffer.from('{"a":1,"a":2}').toString('base64url')}.AA`, 'format.duplicateKey'],
      [
        `${Buffer.from('{"alg":"none","alg":"RS256"}').toString('base64url')}.${encode(payload)}.AA`,
        'format.duplicateKey',
      ],
      [`${encode(header)}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.AA`, 'format.notJson'],
      [
        `${encode(header)}.${Buffer.from('{"a":'.repeat(100_000)).toString('base64url')}.AA`,
        'format.tooDeep',
      ],
      [`${'A'.repeat(3 * 1024 * 1024)}`, 'format.tooLong'],
    ];
    for (const [text, reason] of broken) {
      const verification = await engine.credentials.verify(text, engine.world, NOW);
      assert.equal(stepOf(verification, 'format').reason, reason);
    }
  });

  it('accepts white space around it, and says which data model it is on', async () => {
    const verification = await engine.credentials.verify(`\n ${jwt}\n`, engine.world, NOW);
    assert.deepEqual(stepOf(verification, 'format').values, { model: '2.0' });
    assert.equal(stepOf(verification, 'proof').outcome, 'passed');
  });
});
