import assert from 'node:assert/strict';
import type { VerificationWorld } from '../../src/domain/ports/credentials.js';
import { createEnsureKey, findCurrentKey } from '../../src/usecases/findCurrentKey.js';
import { institutionKeys } from '../../src/usecases/institutionKeys.js';
import { createRotateKeys } from '../../src/usecases/rotateKeys.js';
import {
  approval,
  decisionOn,
  openReviewWorld,
  type ReviewWorld,
  reviewVerbs,
  SCHOOL,
} from './reviewWorld.js';

describe('Signing keys of an institution', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const issue = async () => {
    const submission = await world.addSubmission({});
    const verbs = reviewVerbs(world);
    await verbs.reviewSubmission(decisionOn(submission, { draft: approval() }));
    await verbs.finishDecision(submission.id);
    const badge = await world.store.find('issuedBadges', {
      institution: SCHOOL.id,
      submission: submission.id,
    });
    assert.ok(badge?.jwt);
    return { credential: badge.credential, jwt: badge.jwt };
  };
  const rsaKeys = async () =>
    (await institutionKeys(world.store, SCHOOL.id)).filter(({ algorithm }) => algorithm === 'RS256');

  const verifies = async (text: string) => {
    const keys = await institutionKeys(world.store, SCHOOL.id);
    const answers: VerificationWorld = {
      issuerKeys: async (id) => (id === world.credentials.issuerId(SCHOOL.id) ? keys : undefined),
      statusList: async () => undefined,
    };
    const { steps } = await world.credentials.verify(text, answers, world.now);
    for (const step of ['schema', 'terms', 'proof', 'issuer', 'validity'])
      assert.equal(steps.find((one) => one.step === step)?.outcome, 'passed', JSON.stringify(steps));
  };

  it('are completed when a school from before there were tokens issues its next badge', async () => {
    assert.equal((await rsaKeys()).length, 0);
    const first = await issue();
    const second = await issue();
    assert.equal((await rsaKeys()).length, 1);
    for (const text of [first.credential, first.jwt, second.jwt]) await verifies(text);
  });

  it('are made once, however many ask at the same moment', async () => {
    const ensureKey = createEnsureKey(world);
    const keys = await Promise.all(Array.from({ length: 5 }, () => ensureKey(SCHOOL.id, 'RS256')));
    assert.equal(new Set(keys.map(({ id }) => id)).size, 1);
    assert.equal((await rsaKeys()).length, 1);
    const ed25519 = await findCurrentKey(world.store, SCHOOL.id);
    assert.equal((await ensureKey(SCHOOL.id, 'Ed25519')).id, ed25519.id);
    await assert.rejects(findCurrentKey(world.store, 'nowhere', 'RS256'), /no current RS256 key/);
  });

  it('may rotate and the profile may change in every field: earlier badges go on verifying', async () => {
    const before = await issue();
    await createRotateKeys(world)(SCHOOL.id);
    const stored = await world.store.find('institutions', { id: SCHOOL.id });
    assert.ok(stored);
    const profile = {
      name: 'Another name',
      url: 'https://other.example',
      email: 'other@other.example',
      description: 'Other',
      countryCode: 'SE',
      region: 'Elsewhere',
      otherIdentifiers: [],
    };
    assert.ok(await world.store.replace('institutions', { ...stored, profile }));
    const after = await issue();
    for (const text of [before.credential, before.jwt, after.credential, after.jwt]) await verifies(text);
    assert.notEqual(kidOf(before.jwt), kidOf(after.jwt));
  });
});

function kidOf(jwt: string): unknown {
  return JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()).kid;
}
