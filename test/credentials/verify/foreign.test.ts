import assert from 'node:assert/strict';
import type { JsonObject, VerificationWorld } from '../../../src/domain/ports/credentials.js';
import { type Engine, makeEngine, NOW, stepOf } from '../engine.js';
import { ED25519, multikey, P256, RSA, strangersBadge, token, withProof } from '../strangers.js';

const ED = multikey(ED25519);
const EC = multikey(P256);
const ID = 'did:web:else.example:issuers:1';
const DID_ADDRESS = 'https://else.example/issuers/1/did.json';
const HTTPS = 'https://else.example/issuers/1';
const rsaJwk = { ...RSA.publicKey.export({ format: 'jwk' }) };

describe("verify: other issuers' badges", () => {
  let engine: Engine;
  let fetched: string[];
  before(async () => {
    engine = await makeEngine();
  });
  beforeEach(() => {
    fetched = [];
  });

  const web = (pages: Readonly<Record<string, unknown>>): VerificationWorld => ({
    ...engine.world,
    fetchDocument: async (address) => {
      fetched.push(address);
      return pages[address];
    },
  });
  const reasons = async (text: string, world: VerificationWorld = engine.world) => {
    const verification = await engine.credentials.verify(text, world, NOW);
    for (const step of ['format', 'schema', 'terms', 'validity'] as const)
      assert.equal(stepOf(verification, step).outcome, 'passed', JSON.stringify(verification.steps));
    return [stepOf(verification, 'proof').reason, stepOf(verification, 'issuer').reason];
  };
  const didDocument = (key: JsonObject, changes: JsonObject = {}): JsonObject => ({
    id: ID,
    verificationMethod: [{ id: '#key-1', controller: ID, ...key }],
    assertionMethod: ['#key-1'],
    ...changes,
  });
  const jwt = (header: JsonObject, issuer: string, older = false) => {
    const badge = strangersBadge(issuer, older);
    return token(header, older ? { vc: badge, iss: issuer } : { ...badge, iss: issuer });
  };

  it('reads did:key issuers without asking anybody: Ed25519 and P-256, both models and proofs', async () => {
    const did = `did:key:${ED}`;
    const method = `${did}#${ED}`;
    const expected = ['proof.passed', 'issuer.unknown'];
    for (const older of [false, true]) {
      const type = older ? 'Ed25519Signature2020' : 'DataIntegrityProof';
      assert.deepEqual(
        await reasons(await withProof(strangersBadge(did, older), { method, type })),
        expected,
      );
      assert.deepEqual(await reasons(jwt({ alg: 'EdDSA', kid: method }, did, older)), expected);
      const ec = `did:key:${EC}`;
      assert.deepEqual(await reasons(jwt({ alg: 'ES256', kid: `${ec}#${EC}` }, ec, older)), expected);
    }
    assert.deepEqual(fetched, []);
  });

  it('refuses an Ed25519Signature2020 over anything else, and a bare did:key for another issuer', async () => {
    const method = `did:key:${ED}`;
    const text = await withProof(strangersBadge(method, true), { method, type: 'Ed25519Signature2020' });
    assert.equal((await reasons(text.replace('Works in', 'Leads')))[0], 'proof.changed');
    assert.equal(
      (await reasons(text.replace('2026-01-01T00:00:00Z","verif', '2026-01-02T00:00:00Z","verif')))[0],
      'proof.changed',
    );
    assert.equal((await reasons(await withProof(strangersBadge(ID), { method })))[0], 'proof.unbound');
  });

  it('shows dates of the older model under their newer names, and judges them', async () => {
    const did = `did:key:${ED}`;
    const expired = { ...strangersBadge(did, true), expirationDate: '2026-02-01T00:00:00Z' };
    const text = await withProof(expired, { method: did, type: 'Ed25519Signature2020' });
    const verification = await engine.credentials.verify(text, engine.world, NOW);
    assert.equal(stepOf(verification, 'format').reason, 'format.olderModel');
    assert.equal(stepOf(verification, 'validity').reason, 'validity.expired');
    assert.equal(verification.credential?.validFrom, '2026-01-01T00:00:00Z');
    assert.equal(verification.credential?.validUntil, '2026-02-01T00:00:00Z');
  });

  it('fills the older model in from the claims, and does not let them contradict', async () => {
    const did = `did:key:${ED}`;
    const { issuer: _, issuanceDate: __, id: ___, ...vc } = strangersBadge(did, true);
    const claims = { vc, iss: did, jti: 'urn:uuid:1', nbf: 1_767_225_600, sub: 'did:example:learner' };
    const kid = `${did}#${ED}`;
    assert.deepEqual(await reasons(token({ alg: 'EdDSA', kid }, claims)), ['proof.passed', 'issuer.unknown']);
    const other = { ...claims, sub: 'did:example:other' };
    assert.equal((await reasons(token({ alg: 'EdDSA', kid }, other)))[0], 'proof.claims');
  });

  it('cannot check did:web and https keys while nothing may be fetched', async () => {
    for (const kid of [`${ID}#key-1`, `${HTTPS}/key`])
      assert.deepEqual(await reasons(jwt({ alg: 'RS256', kid }, ID)), [
        'proof.unknownMethod',
        'issuer.unproven',
      ]);
  });

  it('finds did:web keys in the DID document, in each form, and confirms the issuer', async () => {
    const confirmed = ['proof.passed', 'issuer.confirmed'];
    const kid = `${ID}#key-1`;
    const forms: readonly (readonly [string, JsonObject])[] = [
      ['EdDSA', { type: 'Multikey', publicKeyMultibase: ED }],
      ['EdDSA', { type: 'JsonWebKey', publicKeyJwk: ED25519.publicKey.export({ format: 'jwk' }) }],
      ['ES256', { type: 'JsonWebKey2020', publicKeyJwk: P256.publicKey.export({ format: 'jwk' }) }],
      ['RS256', { type: 'JsonWebKey', publicKeyJwk: rsaJwk }],
      ['RS256', { publicKeyPem: RSA.publicKey.export({ type: 'spki', format: 'pem' }) }],
    ];
    for (const [alg, key] of forms)
      assert.deepEqual(
        await reasons(jwt({ alg, kid }, ID), web({ [DID_ADDRESS]: didDocument(key) })),
        confirmed,
      );
    const text = await withProof(strangersBadge(ID), { method: kid });
    const document = didDocument({ publicKeyMultibase: ED });
    assert.deepEqual(await reasons(text, web({ [DID_ADDRESS]: document })), confirmed);
    assert.ok(fetched.every((address) => address === DID_ADDRESS));
  });

  it('asks a bare did:web at /.well-known, with its port', async () => {
    const id = 'did:web:else.example%3A8443';
    await reasons(jwt({ alg: 'RS256', kid: `${id}#key-1` }, id), web({}));
    assert.deepEqual(fetched, ['https://else.example:8443/.well-known/did.json']);
  });

  it("tells an issuer's key from one that only uses its name", async () => {
    const text = await withProof(strangersBadge(ID), { method: `${ID}#${ED}` });
    assert.deepEqual(await reasons(text), ['proof.passed', 'issuer.unknown']);
    const theirs = didDocument({ publicKeyMultibase: ED });
    assert.deepEqual(await reasons(text, web({ [DID_ADDRESS]: theirs })), [
      'proof.passed',
      'issuer.confirmed',
    ]);
    const others = didDocument({ publicKeyMultibase: multikey(P256) });
    assert.deepEqual(await reasons(text, web({ [DID_ADDRESS]: others })), [
      'proof.passed',
      'issuer.notListed',
    ]);
  });

  it('refuses keys that their document does not allow, or that it has for somebody else', async () => {
    const key = { publicKeyJwk: rsaJwk };
    const kid = `${ID}#key-1`;
    for (const changes of [
      { assertionMethod: [] },
      { assertionMethod: ['#key-2'] },
      { id: 'did:web:else.example:issuers:2' },
      { verificationMethod: [] },
      { verificationMethod: [{ id: '#key-1', publicKeyJwk: { ...rsaJwk, d: 'AQ' } }] },
    ])
      assert.equal(
        (await reasons(jwt({ alg: 'RS256', kid }, ID), web({ [DID_ADDRESS]: didDocument(key, changes) })))[0],
        'proof.notListed',
      );
    const other = jwt({ alg: 'RS256', kid }, 'did:web:else.example:issuers:2');
    assert.equal((await reasons(other, web({ [DID_ADDRESS]: didDocument(key) })))[0], 'proof.unbound');
    assert.equal((await reasons(jwt({ alg: 'RS256', kid }, ID), web({})))[0], 'proof.unreachable');
  });

  it("takes a JWK or a set of them from the issuer's own host, and from no other", async () => {
    const key = `${HTTPS}/key`;
    const set = { keys: [{ kty: 'oct' }, { ...rsaJwk, kid: `${HTTPS}/jwks#1` }] };
    const passed = ['proof.passed', 'issuer.unknown'];
    for (const issuer of [HTTPS, ID]) {
      assert.deepEqual(
        await reasons(jwt({ alg: 'RS256', kid: key }, issuer), web({ [key]: rsaJwk })),
        passed,
      );
      const kid = `${HTTPS}/jwks#1`;
      assert.deepEqual(
        await reasons(jwt({ alg: 'RS256', kid }, issuer), web({ [`${HTTPS}/jwks`]: set })),
        passed,
      );
    }
    const evil = 'https://evil.example/key';
    for (const page of [rsaJwk, { controller: HTTPS, publicKeyJwk: rsaJwk }])
      assert.equal(
        (await reasons(jwt({ alg: 'RS256', kid: evil }, HTTPS), web({ [evil]: page })))[0],
        'proof.unbound',
      );
  });

  it('lets the issuer vouch for a key that a token brings along', async () => {
    const text = jwt({ alg: 'RS256', jwk: rsaJwk }, HTTPS);
    const address = 'https://else.example/.well-known/jwks.json';
    assert.equal((await reasons(text))[0], 'proof.embeddedKey');
    assert.equal((await reasons(text, web({})))[0], 'proof.embeddedKey');
    assert.equal((await reasons(text, web({ [address]: { keys: [rsaJwk] } })))[0], 'proof.passed');
    assert.equal((await reasons(text, web({ [address]: { keys: [] } })))[0], 'proof.unbound');
    const otherIssuer = { iss: 'https://else.example/2', keys: [rsaJwk] };
    assert.equal((await reasons(text, web({ [address]: otherIssuer })))[0], 'proof.embeddedKey');
  });

  it('does not remember what a server said once', async () => {
    const text = jwt({ alg: 'RS256', kid: `${ID}#key-1` }, ID);
    assert.equal((await reasons(text, web({})))[0], 'proof.unreachable');
    const document = didDocument({ publicKeyJwk: rsaJwk });
    assert.equal((await reasons(text, web({ [DID_ADDRESS]: document })))[0], 'proof.passed');
    assert.equal((await reasons(text))[0], 'proof.unknownMethod');
  });

  it('asks a few addresses at most, each once, and waits for none for ever', async () => {
    const badge = strangersBadge(ID);
    const proof = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      proofValue: `z${'2'.repeat(88)}`,
    };
    const proofs = Array.from({ length: 50 }, (_, n) => ({
      ...proof,
      verificationMethod: `https://victim${n % 25}.example/key`,
    }));
    const text = JSON.stringify({ ...badge, proof: proofs });
    await reasons(text, web({}));
    assert.equal(new Set(fetched).size, 4);
    assert.equal(fetched.length, 4);
    const silent = { ...engine.world, fetchDocument: () => new Promise<never>(() => undefined) };
    assert.equal((await reasons(text, silent))[0], 'proof.unreachable');
  });

  it('follows no circle: documents that point at each other are read once', async () => {
    const one = { id: `${ID}#key-1`, controller: `${ID}#key-1`, verificationMethod: `${ID}#key-1` };
    const circle = { id: ID, assertionMethod: [`${ID}#key-1`], verificationMethod: [one, ID] };
    const text = jwt({ alg: 'RS256', kid: `${ID}#key-1` }, ID);
    assert.equal((await reasons(text, web({ [DID_ADDRESS]: circle })))[0], 'proof.notListed');
    assert.equal(fetched.length, 1);
  });

  it("survives any document in a key's place", async () => {
    const text = jwt({ alg: 'RS256', kid: `${ID}#key-1` }, ID);
    const hostile: readonly unknown[] = [
      null,
      'text',
      42,
      [],
      {},
      { id: ID, assertionMethod: { toString: 1 } },
      { id: ID, assertionMethod: [null, 7, [], { id: 7 }], verificationMethod: 'x' },
      { keys: 'x' },
      { kty: 'RSA' },
      { publicKeyPem: '-----BEGIN PRIVATE KEY-----' },
      { publicKeyMultibase: `z${'2'.repeat(100_000)}` },
    ];
    for (const document of hostile)
      assert.notEqual((await reasons(text, web({ [DID_ADDRESS]: document })))[0], 'proof.passed');
    const failing = { ...engine.world, fetchDocument: async () => Promise.reject(new Error('refused')) };
    assert.equal((await reasons(text, failing))[0], 'proof.unreachable');
  });
});
