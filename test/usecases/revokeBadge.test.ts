import assert from 'node:assert/strict';
import { InvalidInput } from '../../src/errors.js';
import { createVerifyAuditChain } from '../../src/usecases/recordAudit.js';
import { decisionOn, openReviewWorld, type ReviewWorld, reviewVerbs, SCHOOL } from './reviewWorld.js';

describe('Revoking a badge', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const award = async (): Promise<string> => {
    const { reviewSubmission, finishDecision } = reviewVerbs(world);
    const submission = await world.addSubmission();
    await reviewSubmission(decisionOn(submission));
    await finishDecision(submission.id);
    return submission.id;
  };
  const command = (submission: string, reason = 'The work was not their own') => ({
    institution: SCHOOL.id,
    submission,
    by: 'teacher-1',
    reason,
  });

  it('records when, by whom and why, and an audit entry', async () => {
    const submission = await award();
    const { revokeBadge } = reviewVerbs(world);
    const revoked = await revokeBadge(command(submission));
    const badge = await world.store.find('issuedBadges', { id: revoked.id });
    assert.equal(badge?.state, 'revoked');
    assert.deepEqual(badge?.revocation, {
      at: world.now.toISOString(),
      by: 'teacher-1',
      reason: 'The work was not their own',
    });
    const id = `credentials/${revoked.id}/revocation`;
    const entry = await world.store.find('auditEntries', { institution: SCHOOL.id, id });
    assert.equal(entry?.action, 'revoke');
    assert.equal(entry?.actor, 'teacher-1');
  });

  it('leaves the signed bytes as they are', async () => {
    const submission = await award();
    const before = await world.store.find('issuedBadges', { institution: SCHOOL.id, submission });
    const after = await reviewVerbs(world).revokeBadge(command(submission));
    assert.equal(after.credential, before?.credential);
    assert.equal(after.digest, before?.digest);
  });

  it('keeps the first revocation when it is done again, by whomever', async () => {
    const submission = await award();
    const { revokeBadge } = reviewVerbs(world);
    const first = await revokeBadge(command(submission));
    const again = await revokeBadge({ ...command(submission, 'Another reason'), by: 'teacher-2' });
    assert.deepEqual(again.revocation, first.revocation);
    assert.equal(again.statusChangedAt, first.statusChangedAt);
  });

  it('happens once when two people revoke at once', async () => {
    const submission = await award();
    const other = reviewVerbs(world, await world.openAgain());
    const [one, two] = await Promise.all([
      reviewVerbs(world).revokeBadge(command(submission, 'One')),
      other.revokeBadge({ ...command(submission, 'Two'), by: 'teacher-2' }),
    ]);
    assert.deepEqual(one.revocation, two.revocation);
    assert.equal((await createVerifyAuditChain(world)(SCHOOL.id)).brokenAt, undefined);
  });

  it('is always the newest change of its list, also when clocks stand still or run back', async () => {
    const { revokeBadge } = reviewVerbs(world);
    const awarded = [await award(), await award(), await award()];
    const times: string[] = [];
    for (const submission of awarded) {
      world.now = new Date(world.now.getTime() - 60_000);
      times.push((await revokeBadge(command(submission))).statusChangedAt);
    }
    assert.deepEqual(times, [...new Set(times)].sort());
  });

  it('needs a reason of at most 500 characters', async () => {
    const submission = await award();
    const { revokeBadge } = reviewVerbs(world);
    for (const reason of ['', 'x'.repeat(501)]) {
      await assert.rejects(revokeBadge(command(submission, reason)), InvalidInput);
    }
    const badge = await world.store.find('issuedBadges', { institution: SCHOOL.id, submission });
    assert.equal(badge?.state, 'issued');
  });

  it('finds nothing where nothing was issued, or at another school', async () => {
    const { revokeBadge } = reviewVerbs(world);
    const waiting = await world.addSubmission();
    await assert.rejects(revokeBadge(command(waiting.id)), { code: 'NOT_FOUND' });
    const submission = await award();
    await assert.rejects(revokeBadge({ ...command(submission), institution: 'other' }), {
      code: 'NOT_FOUND',
    });
  });
});
