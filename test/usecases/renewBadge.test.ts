import assert from 'node:assert/strict';
import type { Submission } from '../../src/domain/submission.js';
import { createReadStatusList } from '../../src/usecases/readStatusList.js';
import { createStartSubmission } from '../../src/usecases/startSubmission.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { decisionOn, openReviewWorld, type ReviewWorld, reviewVerbs, round, SCHOOL } from './reviewWorld.js';
import { setBits } from './statusBits.js';

describe('Renewing a badge that expires', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
    const badge = await world.store.find('badges', { id: world.badge.id });
    assert.ok(badge?.versions[0]);
    const version = { ...badge.versions[0], content: ePortfolioContent({ validMonths: 24 }) };
    await world.store.replace('badges', { ...badge, versions: [version] });
  });
  afterEach(() => world.close());

  const approve = async (id: string) => {
    const { reviewSubmission, finishDecision } = reviewVerbs(world);
    const submission = await world.store.find('submissions', { id });
    assert.ok(submission);
    await reviewSubmission(decisionOn(submission));
    await finishDecision(id);
    return issuedFor(id);
  };
  const issuedFor = async (submission: string) => {
    const badge = await world.store.find('issuedBadges', { institution: SCHOOL.id, submission });
    assert.ok(badge);
    return badge;
  };
  const start = (learner: string) =>
    createStartSubmission(world)({ badge: world.badge, learner, roles: ['student'] });
  const submit = async (submission: Submission) => {
    const stored = await world.store.find('submissions', { id: submission.id });
    assert.ok(stored);
    await world.store.replace('submissions', {
      ...stored,
      state: 'submitted',
      rounds: [round()],
      waitingSince: world.now.toISOString(),
    });
  };

  it('says in both proofs until when it is valid, counted from the award', async () => {
    const first = await world.addSubmission();
    const badge = await approve(first.id);
    const credential = JSON.parse(badge.credential);
    assert.equal(credential.validUntil, '2028-11-24T09:00:00Z');
    assert.equal(badge.validUntil, '2028-11-24T09:00:00.000Z');
    const claims = JSON.parse(Buffer.from(badge.jwt?.split('.')[1] ?? '', 'base64url').toString());
    assert.equal(claims.exp, Date.parse('2028-11-24T09:00:00Z') / 1000);
  });

  it('begins no second submission before its time', async () => {
    const first = await world.addSubmission();
    await approve(first.id);
    assert.equal((await start(first.learner)).id, first.id);
  });

  it('takes a new submission, and its approval lets the old badge point to the new one', async () => {
    const first = await world.addSubmission();
    const old = await approve(first.id);
    world.now = new Date('2028-10-01T09:00:00.000Z');
    const second = await start(first.learner);
    assert.notEqual(second.id, first.id);
    assert.equal(second.attempt, 2);
    assert.equal((await start(first.learner)).id, second.id);
    assert.equal((await issuedFor(first.id)).state, 'issued');
    await submit(second);
    const renewed = await approve(second.id);
    const before = await issuedFor(first.id);
    assert.equal(before.state, 'superseded');
    assert.equal(before.supersededBy, renewed.id);
    assert.equal(before.credential, old.credential);
    assert.notEqual(renewed.id, old.id);
    assert.equal(JSON.parse(renewed.credential).validUntil, '2030-10-01T09:00:00Z');
    const list = await createReadStatusList(world)(old.statusList);
    assert.deepEqual(setBits(list?.body ?? ''), [], 'it stays true for its own time');
    const id = `credentials/${old.id}/changes/1`;
    const entry = await world.store.find('auditEntries', { institution: SCHOOL.id, id });
    assert.equal(entry?.action, 'supersede');
  });

  it('changes nothing when the work is done again', async () => {
    const first = await world.addSubmission();
    await approve(first.id);
    world.now = new Date('2029-01-01T09:00:00.000Z');
    const second = await start(first.learner);
    await submit(second);
    await approve(second.id);
    const submission = await world.store.find('submissions', { id: second.id });
    const decision = submission?.rounds[0]?.review?.id;
    const credential = submission?.credential;
    assert.ok(submission && decision && credential);
    const pending = [{ kind: 'issueCredential', decision, credential } as const];
    await world.store.replace('submissions', {
      ...submission,
      pending,
      pendingSince: world.now.toISOString(),
    });
    await reviewVerbs(world).finishDecision(second.id);
    assert.equal((await issuedFor(first.id)).changes?.length, 1);
  });

  it('leaves a revoked badge revoked, which may be earned anew at once', async () => {
    const first = await world.addSubmission();
    await approve(first.id);
    const revocation = {
      institution: SCHOOL.id,
      submission: first.id,
      by: 'teacher-1',
      reason: 'Not their work',
    };
    await reviewVerbs(world).revokeBadge(revocation);
    const second = await start(first.learner);
    assert.equal(second.attempt, 2);
    await submit(second);
    await approve(second.id);
    assert.equal((await issuedFor(first.id)).state, 'revoked');
    assert.equal((await issuedFor(second.id)).state, 'issued');
  });
});
