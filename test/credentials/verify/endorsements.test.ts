import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/domain/ports/credentials.js';
import { type Engine, makeEngine, NOW, stepOf } from '../engine.js';
import { ED25519, multikey, strangersBadge, token, withProof } from '../strangers.js';

const DID = `did:key:${multikey(ED25519)}`;
const ISSUER = DID;

function endorsementOf(subject: string, changes: JsonObject = {}): JsonObject {
  const { '@context': context, issuer } = strangersBadge(DID);
  return {
    '@context': context,
    id: 'urn:uuid:e',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Well done',
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: subject, type: ['EndorsementSubject'], endorsementComment: 'Good' },
    ...changes,
  };
}

describe('verify: endorsements', () => {
  let engine: Engine;
  before(async () => {
    engine = await makeEngine();
  });

  const signed = async (endorsement: JsonObject): Promise<JsonObject> =>
    JSON.parse(await withProof(endorsement, { method: DID }));
  const badge = strangersBadge(ISSUER);
  const achievement = 'https://else.example/achievements/1';

  async function check(endorsement: readonly unknown[], name = 'endorsement') {
    const text = await withProof({ ...badge, [name]: endorsement }, { method: DID }).catch(() =>
      // What can't be signed is checked unsigned: the step stands by itself.
      JSON.stringify({ ...badge, [name]: endorsement }),
    );
    return stepOf(await engine.credentials.verify(text, engine.world, NOW), 'endorsements');
  }

  it('are no step where there are none', async () => {
    const text = await withProof(badge, { method: DID });
    const { steps } = await engine.credentials.verify(text, engine.world, NOW);
    assert.ok(!steps.some(({ step }) => step === 'endorsements'));
  });

  it('pass when each is signed, valid and about this badge, its achievement or issuer', async () => {
    const all = await Promise.all(
      [String(badge.id), achievement, ISSUER].map((subject) => signed(endorsementOf(subject))),
    );
    const step = await check(all);
    assert.deepEqual([step.outcome, step.values?.count], ['passed', 3]);
  });

  it('pass as tokens', async () => {
    const jwt = token({ alg: 'EdDSA', kid: `${DID}#${multikey(ED25519)}` }, endorsementOf(achievement));
    assert.equal((await check([jwt], 'endorsementJwt')).outcome, 'passed');
    assert.equal((await check([`${jwt.slice(0, -8)}AAAAAAAA`], 'endorsementJwt')).outcome, 'failed');
  });

  it('fail when one is changed, unsigned, expired, about something else, or none at all', async () => {
    const good = await signed(endorsementOf(achievement));
    const bad: readonly unknown[] = [
      { ...good, name: 'Very well done' },
      endorsementOf(achievement),
      await signed(endorsementOf(achievement, { validUntil: '2026-02-01T00:00:00Z' })),
      await signed(endorsementOf('https://else.example/achievements/2')),
      await signed(endorsementOf(achievement, { type: ['VerifiableCredential'] })),
      {},
      'text',
      7,
    ];
    for (const one of bad) {
      const step = await check([good, one]);
      assert.deepEqual([step.outcome, step.values?.failed], ['failed', 1], JSON.stringify(one));
    }
  });

  it('stay unchecked when a key is not to be had, or there are too many', async () => {
    const foreign = await withProof(endorsementOf(achievement), { method: 'https://x.example/key' });
    assert.equal((await check([JSON.parse(foreign)])).outcome, 'unchecked');
    assert.equal((await check(Array.from({ length: 9 }, () => ({})))).reason, 'endorsements.tooMany');
  });
});
