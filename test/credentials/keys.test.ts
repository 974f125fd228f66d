import assert from 'node:assert/strict';
import { createPublicKey, randomBytes } from 'node:crypto';
import { createCredentials } from '../../src/credentials/credentials.js';
import { createSecrets } from '../../src/secrets/secrets.js';
import { institution } from '../factories/badgeContent.js';
import { award, type Engine, makeEngine, PUBLIC_URL } from './engine.js';

describe('keys', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });

  it('are Ed25519, named by their public half as Multikey', () => {
    assert.match(engine.key.id, /^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);
    assert.equal(engine.key.algorithm, 'Ed25519');
    assert.deepEqual(Object.keys(engine.key.publicJwk).sort(), ['crv', 'kty', 'x']);
    assert.equal(createPublicKey({ key: engine.key.publicJwk, format: 'jwk' }).asymmetricKeyType, 'ed25519');
  });

  it('leave their private half in nothing that is shown', async () => {
    const plain = engine.secrets.decrypt(engine.key.encryptedPrivateKey, `institutionKey:${engine.key.id}`);
    const seed = Buffer.from(plain).subarray(-32);
    const shown = JSON.stringify([
      engine.credentials.jwk(engine.key),
      engine.credentials.didDocument(engine.school, [engine.key]),
      engine.credentials.profile(engine.school),
      await engine.credentials.issue(award(), engine.key),
      await engine.statusList([1]),
      engine.key.publicJwk,
    ]);
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      assert.ok(!shown.includes(seed.toString(encoding).replace(/=+$/, '')), encoding);
    assert.ok(!shown.includes(engine.key.encryptedPrivateKey));
    assert.ok(!engine.key.encryptedPrivateKey.includes(seed.toString('base64url')));
  });

  it('do not sign under another SECRET_KEY, nor for another public half', async () => {
    const other = createCredentials({ publicUrl: PUBLIC_URL, secrets: createSecrets(randomBytes(32)) });
    await assert.rejects(other.issue(award(), engine.key));
    const second = await engine.newKey();
    const mixed = { ...second, encryptedPrivateKey: engine.key.encryptedPrivateKey };
    await assert.rejects(engine.credentials.issue(award(), mixed));
  });

  it('are published one JWK an address', () => {
    assert.deepEqual(engine.credentials.jwk(engine.key), {
      ...engine.key.publicJwk,
      kid: `${PUBLIC_URL}/issuers/${engine.school.id}/keys/${engine.key.id}`,
      use: 'sig',
      alg: 'EdDSA',
    });
  });

  it('stand in the DID document, retired ones too', async () => {
    const retired = { ...(await engine.newKey()), state: 'retired' as const };
    const id = engine.credentials.issuerId(engine.school.id);
    assert.equal(id, `did:web:badges.example.org%3A8443:issuers:${engine.school.id}`);
    assert.deepEqual(engine.credentials.didDocument(institution(), [engine.key, retired]), {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id,
      alsoKnownAs: [`${PUBLIC_URL}/issuers/${engine.school.id}`],
      verificationMethod: [engine.key, retired].map((key) => ({
        id: `${id}#${key.id}`,
        type: 'Multikey',
        controller: id,
        publicKeyMultibase: key.id,
      })),
      assertionMethod: [`${id}#${engine.key.id}`, `${id}#${retired.id}`],
    });
  });

  it('name an issuer without a port plainly', () => {
    const plain = createCredentials({ publicUrl: 'https://badges.example.org', secrets: engine.secrets });
    assert.equal(plain.issuerId('i'), 'did:web:badges.example.org:issuers:i');
  });
});
