import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { VerificationWorld } from '../../../src/domain/ports/credentials.js';
import { type Engine, makeEngine, NOW, stepOf } from '../engine.js';
import { RSA, token } from '../strangers.js';

const ADDRESS = 'https://else.example/assertions/1';
const CREATOR = 'https://else.example/key';
const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: ADDRESS,
  type: 'Assertion',
  recipient: {
    type: 'email',
    hashed: true,
    salt: 's',
    identity: `sha256$${createHash('sha256').update('a@x.orgs').digest('hex')}`,
  },
  issuedOn: '2020-01-01T00:00:00Z',
  badge: {
    id: 'https://else.example/badges/1',
    type: 'BadgeClass',
    name: 'Teamwork',
    description: 'Works in a team',
    criteria: { narrative: 'Peers say so' },
    tags: ['team'],
    issuer: { id: 'https://else.example/issuer', type: 'Issuer', name: 'Somebody Else' },
  },
  verification: { type: 'HostedBadge' },
};

describe('verify: Open Badges 2.0', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });
  const verify = (value: unknown, world: VerificationWorld = engine.world) =>
    engine.credentials.verify(typeof value === 'string' ? value : JSON.stringify(value), world, NOW, {
      recipient: 'a@x.org',
    });
  const hostedAs = (document: unknown): VerificationWorld => ({
    ...engine.world,
    fetchDocument: async (address) => (address === ADDRESS ? document : undefined),
  });

  it('are recognised, and shown in the names of 3.0', async () => {
    const verification = await verify(assertion);
    assert.equal(stepOf(verification, 'format').reason, 'format.openBadges2');
    assert.equal(stepOf(verification, 'schema').reason, 'schema.openBadges2');
    assert.equal(stepOf(verification, 'recipient').reason, 'recipient.passed');
    assert.equal(stepOf(verification, 'validity').reason, 'validity.passed');
    assert.equal(Object(verification.credential?.issuer).name, 'Somebody Else');
    const { achievement } = Object(verification.credential?.credentialSubject);
    assert.deepEqual([achievement.name, achievement.tag], ['Teamwork', ['team']]);
  });

  it('count as long as their address says the same: asked only where that is allowed', async () => {
    const reason = async (world?: VerificationWorld) =>
      stepOf(await verify(assertion, world), 'proof').reason;
    assert.equal(await reason(), 'proof.hosted');
    assert.equal(await reason(hostedAs(structuredClone(assertion))), 'proof.hostedSame');
    assert.equal(await reason(hostedAs({ ...assertion, issuedOn: '2021-01-01' })), 'proof.hostedDiffers');
    assert.equal(await reason(hostedAs({ id: ADDRESS, revoked: true })), 'proof.hostedRevoked');
    assert.equal(await reason(hostedAs(undefined)), 'proof.unreachable');
    const { steps } = await verify(assertion, hostedAs(structuredClone(assertion)));
    assert.equal(steps.find(({ step }) => step === 'issuer')?.outcome, 'unchecked');
  });

  it("check a signed one by its creator's key", async () => {
    const payload = { ...assertion, verification: { type: 'SignedBadge', creator: CREATOR } };
    const signed = token({ alg: 'RS256' }, payload);
    assert.equal(stepOf(await verify(signed), 'proof').reason, 'proof.unknownMethod');
    const pem = RSA.publicKey.export({ type: 'spki', format: 'pem' });
    const key = {
      id: CREATOR,
      type: 'CryptographicKey',
      owner: assertion.badge.issuer.id,
      publicKeyPem: pem,
    };
    const world = { ...engine.world, fetchDocument: async () => key };
    assert.equal(stepOf(await verify(signed, world), 'proof').reason, 'proof.passed');
    const changed = token({ alg: 'RS256' }, { ...payload, issuedOn: '2021-01-01' }).split('.');
    const mixed = [changed[0], changed[1], signed.split('.')[2]].join('.');
    assert.equal(stepOf(await verify(mixed, world), 'proof').reason, 'proof.changed');
  });

  it('are refused when something required is missing, and survive any type', async () => {
    const { recipient: _, ...incomplete } = assertion;
    assert.equal(stepOf(await verify(incomplete), 'schema').reason, 'schema.failed');
    for (const key of Object.keys(assertion).filter((name) => name !== '@context'))
      for (const value of [null, 7, [], {}, [null], { toString: 1 }, 'x']) {
        const { steps } = await verify({ ...assertion, [key]: value });
        assert.ok(steps.some(({ outcome }) => outcome !== 'passed'));
      }
  });
});
