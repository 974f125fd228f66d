import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/domain/ports/credentials.js';
import { ePortfolioContent, institution } from '../../factories/badgeContent.js';
import {
  award,
  type Engine,
  itWithReference,
  makeEngine,
  NOW,
  outcomes,
  reference,
  stepOf,
} from '../engine.js';
import { canonicalForm, independentlyVerify } from '../independentVerifier.js';
import { secondOpinion } from '../secondVerifier.js';
import { ED25519, multikey, strangersBadge, withProof } from '../strangers.js';

const ALL_PASSED = {
  format: 'passed',
  schema: 'passed',
  terms: 'passed',
  proof: 'passed',
  issuer: 'passed',
  validity: 'passed',
  status: 'passed',
  suspension: 'passed',
  microCredential: 'passed',
};

describe('verify', () => {
  let engine: Engine;
  let text: string;
  before(async () => {
    engine = await makeEngine();
    text = await engine.credentials.issue(award(), engine.key);
  });
  const verify = (input: string, world = engine.world, now = NOW) =>
    engine.credentials.verify(input, world, now);

  it('passes every step of a badge of ours, in their order, and hands the credential back', async () => {
    const verification = await verify(text);
    assert.deepEqual(outcomes(verification), ALL_PASSED);
    assert.deepEqual(Object.keys(outcomes(verification)), Object.keys(ALL_PASSED));
    assert.deepEqual(verification.credential, JSON.parse(text));
    assert.deepEqual(stepOf(verification, 'proof').values, { key: engine.key.id });
  });

  it('is confirmed by a verifier that shares no code with it', async () => {
    assert.equal(await independentlyVerify(text), true);
    const changed = text.replace('EPORTFOLIO EXPERT', 'EPORTFOLIO MASTER');
    assert.equal(await independentlyVerify(changed), false);
    assert.equal(await independentlyVerify(await engine.statusList([1, 2])), true);
  });

  it("is confirmed by another maintainer's library, which refuses what we refuse", async () => {
    const did = engine.credentials.didDocument(engine.school, [engine.key, engine.rsaKey]);
    assert.equal(await secondOpinion(text, did, NOW), undefined);
    assert.ok(await secondOpinion(text.replace('EPORTFOLIO EXPERT', 'EPORTFOLIO MASTER'), did, NOW));
    const others = engine.credentials.didDocument(engine.school, [await engine.newKey()]);
    assert.ok(await secondOpinion(text, others, NOW));
  });

  it('gives the same answer when the bytes are known already', async () => {
    assert.deepEqual(await verify(text), await verify(text));
  });

  it('accepts other spacing, key order and a single proof as object: JSON-LD signs the meaning', async () => {
    const { '@context': context, ...rest } = JSON.parse(text);
    const reordered = { ...rest, proof: rest.proof[0], '@context': context };
    assert.deepEqual(outcomes(await verify(JSON.stringify(reordered, null, 4))), ALL_PASSED);
  });

  it('keeps "the proof is good" apart from "we know this issuer"', async () => {
    const stranger = await verify(text, { ...engine.world, issuerKeys: async () => undefined });
    assert.equal(stepOf(stranger, 'proof').outcome, 'passed');
    assert.deepEqual(
      [stepOf(stranger, 'issuer').outcome, stepOf(stranger, 'issuer').reason],
      ['unchecked', 'issuer.unknown'],
    );
  });

  it('still verifies with a retired key beside a newer one', async () => {
    const retired = { ...engine.key, state: 'retired' as const };
    const current = await engine.newKey();
    const verification = await verify(text, {
      ...engine.world,
      issuerKeys: async () => [current, retired],
    });
    assert.deepEqual(outcomes(verification), ALL_PASSED);
  });

  it('refuses a key that the issuer never had', async () => {
    const forged = await engine.credentials.issue(award(), await engine.newKey());
    const verification = await verify(forged);
    assert.equal(stepOf(verification, 'proof').outcome, 'passed');
    assert.equal(stepOf(verification, 'issuer').reason, 'issuer.foreignKey');
    assert.equal(stepOf(verification, 'issuer').outcome, 'failed');
  });

  it('asks dates anew each time', async () => {
    const early = await verify(text, engine.world, new Date('2026-11-01T00:00:00Z'));
    assert.equal(stepOf(early, 'validity').reason, 'validity.notYet');
    assert.equal(stepOf(await verify(text), 'validity').reason, 'validity.passed');
  });

  it('tells why the label is not carried, without calling the badge bad', async () => {
    const { email: _, ...anonymous } = award({
      achievement: {
        badge: 'b',
        version: 1,
        content: ePortfolioContent({ elements: {} }),
      },
      institution: institution(),
    });
    const step = stepOf(
      await verify(await engine.credentials.issue(anonymous, engine.key)),
      'microCredential',
    );
    assert.equal(step.outcome, 'unchecked');
    assert.equal(step.reason, 'microCredential.notClaimed');
    assert.equal(
      step.values?.missing,
      'learner, workload, level, assessmentType, participationForm, qualityAssurance',
    );
  });

  it('does not remember a fault of its surroundings', async () => {
    const broken = {
      ...engine.world,
      issuerKeys: async () => {
        throw new Error('store busy');
      },
    };
    await assert.rejects(verify(text, broken), /store busy/);
    assert.deepEqual(outcomes(await verify(text)), ALL_PASSED);
  });

  it('accepts statements in either order where characters of two units are among others', async () => {
    const content = ePortfolioContent({ tags: ['\u{1F393}', '\uFF12'] });
    const badge = award({ achievement: { badge: 'b', version: 3, content } });
    assert.deepEqual(outcomes(await verify(await engine.credentials.issue(badge, engine.key))), ALL_PASSED);
    const other = strangersBadge(`did:key:${multikey(ED25519)}`);
    const { achievement, ...subject } = Object(other.credentialSubject);
    const credentialSubject = { ...subject, achievement: { ...achievement, tag: content.tags } };
    const document: JsonObject = { ...other, credentialSubject };
    const byCodePoints = (text: string) =>
      text
        .split('\n')
        .slice(0, -1)
        .sort((one, two) => Buffer.compare(Buffer.from(one), Buffer.from(two)))
        .map((line) => `${line}\n`)
        .join('');
    for (const order of [(text: string) => text, byCodePoints]) {
      const text = await withProof(document, { method: String(Object(document.issuer).id), order });
      assert.equal(stepOf(await verify(text), 'proof').outcome, 'passed');
      const changed = text.replace('\uFF12', '\uFF13');
      assert.equal(stepOf(await verify(changed), 'proof').reason, 'proof.changed');
    }
  });

  it('reads the contexts as published, though it moves scoped ones out of them', async () => {
    const { documentHashes } = await import('../../../src/credentials/adapters/dataIntegrity.js');
    const { loadDocument } = await import('../../../src/credentials/documentLoader.js');
    const { createHash } = await import('node:crypto');
    const { proof: _, ...document } = JSON.parse(text);
    const [hash] = await documentHashes(document, {
      documentLoader: loadDocument,
      signal: new AbortController().signal,
    });
    const published = createHash('sha256')
      .update(await canonicalForm(document))
      .digest();
    assert.ok(hash);
    assert.deepEqual(Buffer.from(hash), published);
  });

  itWithReference('accepts the official test vector, signed by somebody we do not know', async () => {
    const verification = await verify(reference('examples/spec-test-vector/signed.json'));
    const { suspension: _, ...always } = ALL_PASSED;
    assert.deepEqual(outcomes(verification), {
      ...always,
      issuer: 'unchecked',
      status: 'unchecked',
      microCredential: 'unchecked',
    });
    assert.equal(stepOf(verification, 'status').reason, 'status.none');
  });

  itWithReference('canonicalizes the official examples as the published contexts do', async () => {
    const { documentHashes } = await import('../../../src/credentials/adapters/dataIntegrity.js');
    const { loadDocument } = await import('../../../src/credentials/documentLoader.js');
    const { createHash } = await import('node:crypto');
    const files = [
      'spec/basicOpenBadgeCredential.json',
      'spec/skillAssertionCase.json',
      'validator/simple.json',
    ];
    for (const file of files) {
      const { proof: _, ...document } = JSON.parse(reference(`examples/${file}`));
      const [hash] = await documentHashes(document, {
        documentLoader: loadDocument,
        signal: new AbortController().signal,
      });
      const published = createHash('sha256')
        .update(await canonicalForm(document))
        .digest();
      assert.ok(hash);
      assert.deepEqual(Buffer.from(hash), published, file);
    }
  });
});
