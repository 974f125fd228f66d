import assert from 'node:assert/strict';
import type { IssuedBadge } from '../../src/domain/issuedBadge.js';
import type { Verification, VerificationStepName } from '../../src/domain/ports/credentials.js';
import { createImages } from '../../src/images/images.js';
import { createReadStatusList } from '../../src/usecases/readStatusList.js';
import { createVerifyBadge } from '../../src/usecases/verifyBadge.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import {
  decisionOn,
  openReviewWorld,
  PUBLIC_URL,
  type ReviewWorld,
  reviewVerbs,
  SCHOOL,
} from './reviewWorld.js';

const images = createImages({ templatesDirs: [new URL('../../badge-templates', import.meta.url).pathname] });

describe('Checking a badge against our own records', () => {
  let world: ReviewWorld;
  let issued: IssuedBadge;
  let verifyBadge: ReturnType<typeof createVerifyBadge>;
  before(async () => {
    world = await openReviewWorld();
    const readStatusList = createReadStatusList(world);
    verifyBadge = createVerifyBadge({ ...world, images, readStatusList, publicUrl: PUBLIC_URL });
    issued = await issue();
  });
  after(() => world.close());

  async function issue(): Promise<IssuedBadge> {
    const { id } = await world.addSubmission();
    const verbs = reviewVerbs(world);
    await verbs.reviewSubmission(decisionOn(await submissionOf(id)));
    await verbs.finishDecision(id);
    const badge = await world.store.find('issuedBadges', { institution: SCHOOL.id, submission: id });
    assert.ok(badge);
    return badge;
  }

  async function submissionOf(id: string) {
    const found = await world.store.find('submissions', { id });
    assert.ok(found);
    return found;
  }

  const stepOf = ({ steps }: Verification, name: VerificationStepName) =>
    steps.find(({ step }) => step === name);
  const reasonOf = (found: Verification, name: VerificationStepName) => stepOf(found, name)?.reason;
  const changed = (change: (credential: Record<string, unknown>) => void): string => {
    const credential: Record<string, unknown> = JSON.parse(issued.credential);
    change(credential);
    return JSON.stringify(credential);
  };

  it('finds the issuer, the dates and the status of a badge of ours, private as it is', async () => {
    const found = await verifyBadge({ text: issued.credential });
    for (const step of ['format', 'schema', 'terms', 'proof', 'issuer', 'validity', 'status'] as const) {
      assert.equal(stepOf(found, step)?.outcome, 'passed', step);
    }
    assert.deepEqual(found.credential, JSON.parse(issued.credential));
  });

  it('reads it out of its picture just the same', async () => {
    const plain = await images.render(ePortfolioContent().image, { title: 'ePortfolio', issuer: 'School' });
    const png = images.bakePng(plain, issued.credential);
    assert.deepEqual(await verifyBadge({ png }), await verifyBadge({ text: issued.credential }));
    const drawn = images.renderSvg(ePortfolioContent().image, { title: 'ePortfolio', issuer: 'School' });
    const svg = images.bakeSvg(drawn, issued.credential);
    assert.equal(reasonOf(await verifyBadge({ svg }), 'proof'), 'proof.passed');
    const fault = {
      code: 'INVALID_INPUT',
      faults: [{ field: 'file', message: 'verifyPage.faults.nothingBaked' }],
    };
    await assert.rejects(verifyBadge({ png: plain }), fault);
    await assert.rejects(verifyBadge({ svg: drawn }), fault);
    await assert.rejects(verifyBadge({ png: png.subarray(0, 400) }), { code: 'INVALID_INPUT' });
  });

  it('sees a changed byte', async () => {
    const found = await verifyBadge({ text: issued.credential.replace('EXPERT', 'EXPORT') });
    assert.equal(reasonOf(found, 'proof'), 'proof.changed');
    assert.notEqual(stepOf(found, 'issuer')?.outcome, 'passed');
  });

  it('goes on trusting a key that was retired, and none that was never there', async () => {
    const { verificationMethod } = JSON.parse(issued.credential).proof[0];
    const id = verificationMethod.split('#')[1];
    const key = await world.store.find('institutionKeys', { institution: SCHOOL.id, id });
    assert.ok(key);
    assert.ok(await world.store.replace('institutionKeys', { ...key, state: 'retired' }));
    assert.equal(reasonOf(await verifyBadge({ text: issued.credential }), 'issuer'), 'issuer.passed');
    await world.store.take('institutionKeys', { institution: SCHOOL.id, id: key.id });
    assert.notEqual(reasonOf(await verifyBadge({ text: issued.credential }), 'issuer'), 'issuer.passed');
    const { revision: _, ...same } = key;
    await world.store.insert('institutionKeys', same);
    assert.equal(reasonOf(await verifyBadge({ text: issued.credential }), 'issuer'), 'issuer.passed');
  });

  it('says at once that a badge was revoked', async () => {
    const other = await issue();
    assert.equal(reasonOf(await verifyBadge({ text: other.credential }), 'status'), 'status.passed');
    const { submission } = other;
    await reviewVerbs(world).revokeBadge({
      institution: SCHOOL.id,
      submission,
      by: 'teacher',
      reason: 'Mistake.',
    });
    assert.equal(reasonOf(await verifyBadge({ text: other.credential }), 'status'), 'status.revoked');
    assert.equal(reasonOf(await verifyBadge({ text: issued.credential }), 'status'), 'status.passed');
  });

  it('knows neither issuers nor lists that only look like ours', async () => {
    const ours = world.credentials.issuerId(SCHOOL.id);
    for (const id of [
      `${ours}x`,
      `${ours}:x`,
      ours.replace('badges', 'bodges'),
      'did:web:%',
      'https://x.example',
    ]) {
      const text = changed((credential) => {
        credential.issuer = { ...JSON.parse(issued.credential).issuer, id };
      });
      assert.notEqual(stepOf(await verifyBadge({ text }), 'issuer')?.outcome, 'passed', id);
    }
    const list = `${PUBLIC_URL}/status/${issued.statusList}`;
    for (const address of [
      `${list}/`,
      `${list}%2e`,
      `${PUBLIC_URL}.evil.example/status/x`,
      `${PUBLIC_URL}/status/%`,
    ]) {
      const text = changed((credential) => {
        credential.credentialStatus = {
          ...JSON.parse(issued.credential).credentialStatus,
          statusListCredential: address,
        };
      });
      assert.equal(reasonOf(await verifyBadge({ text }), 'status'), 'status.unknownList', address);
    }
  });

  it('answers anything at all with steps', async () => {
    for (const text of ['', '{}', '[]', 'null', '"x"', '['.repeat(300_000), '{"a":'.repeat(100_000)]) {
      const found = await verifyBadge({ text });
      assert.ok(found.steps.some(({ outcome }) => outcome === 'failed'));
    }
  });
});
