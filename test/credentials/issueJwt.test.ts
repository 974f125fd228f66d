import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { award, type Engine, makeEngine, NOW, outcomes, PUBLIC_URL } from './engine.js';

describe('issueJwt', () => {
  let engine: Engine;
  let text: string;
  let jwt: string;
  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
    jwt = await engine.credentials.issueJwt(text, engine.rsaKey);
  });
  const payloadOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

  it('has a header of alg, kid and typ only; kid is the address of one JWK', () => {
    assert.deepEqual(decodeProtectedHeader(jwt), {
      alg: 'RS256',
      kid: `${PUBLIC_URL}/issuers/${engine.school.id}/keys/${engine.rsaKey.id}`,
      typ: 'JWT',
    });
    assert.match(jwt, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('has the credential itself as payload, without its embedded proof, and claims that repeat it', () => {
    const { proof: _, ...credential } = JSON.parse(text);
    const { iss, jti, sub, nbf, ...payload } = payloadOf(jwt);
    assert.deepEqual(payload, credential);
    assert.equal(iss, credential.issuer.id);
    assert.equal(jti, credential.id);
    assert.equal(sub, credential.credentialSubject.id);
    assert.equal(nbf, Date.parse(credential.validFrom) / 1000);
  });

  it('expires where the credential does', async () => {
    const expiring = JSON.stringify({ ...JSON.parse(text), validUntil: '2027-01-01T00:00:00Z' });
    const { exp } = payloadOf(await engine.credentials.issueJwt(expiring, engine.rsaKey));
    assert.equal(exp, Date.parse('2027-01-01T00:00:00Z') / 1000);
    assert.ok(!('exp' in payloadOf(jwt)));
  });

  it('verifies by jose with the JWK that its kid names', async () => {
    const jwk = engine.credentials.jwk(engine.rsaKey);
    const { payload } = await compactVerify(jwt, await importJWK({ ...jwk }, 'RS256'));
    assert.equal(new TextDecoder().decode(payload), JSON.stringify(payloadOf(jwt)));
  });

  it('passes every step, as the credential does', async () => {
    const world = { ...engine.world };
    assert.deepEqual(
      outcomes(await engine.credentials.verify(jwt, world, NOW)),
      outcomes(await engine.credentials.verify(text, world, NOW)),
    );
  });

  it('refuses another kind of key, and a text that is no credential', async () => {
    await assert.rejects(engine.credentials.issueJwt(text, engine.key), TypeError);
    await assert.rejects(engine.credentials.issue(award(), engine.rsaKey), TypeError);
    await assert.rejects(engine.credentials.issueJwt('{}', engine.rsaKey), TypeError);
  });

  it('makes RSA keys of 2048 bits, named by thumbprint and published without their private half', () => {
    assert.match(engine.rsaKey.id, /^[A-Za-z0-9_-]{43}$/);
    const jwk = engine.credentials.jwk(engine.rsaKey);
    assert.deepEqual(Object.keys(jwk).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    assert.equal(key.asymmetricKeyDetails?.modulusLength, 2048);
    const did = engine.credentials.didDocument(engine.school, [engine.key, engine.rsaKey]);
    const id = engine.credentials.issuerId(engine.school.id);
    assert.deepEqual(did.assertionMethod, [`${id}#${engine.key.id}`, `${id}#${engine.rsaKey.id}`]);
    assert.deepEqual(Object(did.verificationMethod)[1], {
      id: `${id}#${engine.rsaKey.id}`,
      type: 'JsonWebKey',
      controller: id,
      publicKeyJwk: jwk,
    });
  });

  it('makes keys off the event loop', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await engine.newKey('RS256');
    await engine.newKey('RS256');
    clearInterval(timer);
    assert.ok(turns > 0, 'the event loop went on meanwhile');
  });
});
