import assert from 'node:assert/strict';
import { readAwardFacts } from '../../src/domain/correction.js';
import type { IssuedBadge } from '../../src/domain/issuedBadge.js';
import type { Submission } from '../../src/domain/submission.js';
import { AppError, InvalidInput } from '../../src/errors.js';
import { createReadNotices } from '../../src/usecases/readNotices.js';
import { createReadStatusList } from '../../src/usecases/readStatusList.js';
import { createVerifyAuditChain } from '../../src/usecases/recordAudit.js';
import { createVerifyBadge } from '../../src/usecases/verifyBadge.js';
import {
  approval,
  decisionOn,
  openReviewWorld,
  PUBLIC_URL,
  type ReviewWorld,
  reviewVerbs,
  SCHOOL,
} from './reviewWorld.js';
import { setBits } from './statusBits.js';

describe('Correcting an issued badge', () => {
  let world: ReviewWorld;
  beforeEach(async () => {
    world = await openReviewWorld();
  });
  afterEach(() => world.close());

  const award = async (shownName = '') => {
    const { reviewSubmission, finishDecision } = reviewVerbs(world);
    const { id } = await world.addSubmission({ shownName });
    await reviewSubmission(decisionOn(await find(id), { draft: approval({ grade: '5' }) }));
    await finishDecision(id);
    return { submission: await find(id), badge: await issued(id) };
  };
  const find = async (id: string): Promise<Submission> => {
    const submission = await world.store.find('submissions', { id });
    assert.ok(submission);
    return submission;
  };
  const issued = async (submission: string): Promise<IssuedBadge> => {
    const badge = await world.store.find('issuedBadges', { institution: SCHOOL.id, submission });
    assert.ok(badge);
    return badge;
  };
  const command = (submission: Submission, { digest }: IssuedBadge, changes = {}) => ({
    submission,
    by: 'teacher-1',
    digest,
    draft: {
      awardedOn: '2026-11-20',
      grade: '4',
      learnerName: '',
      reason: 'A wrong day and grade',
      ...changes,
    },
  });
  const verify = (text: string) => {
    const images = { extractPng: () => undefined, extractSvg: () => undefined };
    const readStatusList = createReadStatusList(world);
    return createVerifyBadge({ ...world, images, readStatusList, publicUrl: PUBLIC_URL })({ text });
  };
  const statusOf = async (text: string) =>
    (await verify(text)).steps.find(({ step }) => step === 'status')?.reason;

  it('keeps the id and the subject, with a newer validFrom and the award put right', async () => {
    const { submission, badge } = await award();
    world.now = new Date('2026-11-24T09:05:00.000Z');
    await reviewVerbs(world).correctBadge(command(submission, badge));
    const after = await issued(submission.id);
    const [before, now] = [JSON.parse(badge.credential), JSON.parse(after.credential)];
    assert.equal(now.id, before.id);
    assert.equal(now.credentialSubject.id, before.credentialSubject.id);
    assert.equal(now.credentialSubject.achievement.id, before.credentialSubject.achievement.id);
    assert.equal(now.awardedDate, '2026-11-20T12:00:00Z');
    assert.equal(now.validFrom, '2026-11-24T09:05:00Z');
    assert.equal(before.validFrom, '2026-11-24T09:00:00Z');
    const grades = now.credentialSubject.result.filter((result: { value?: string }) => result.value);
    assert.deepEqual(
      grades.map((result: { value: string }) => result.value),
      ['4'],
    );
    const claims = JSON.parse(Buffer.from(after.jwt?.split('.')[1] ?? '', 'base64url').toString());
    assert.equal(claims.nbf, Date.parse(now.validFrom) / 1000);
    assert.notEqual(after.digest, badge.digest);
  });

  it('lets the corrected copy pass every step, and every earlier one fail as replaced', async () => {
    const { submission, badge } = await award();
    const { correctBadge } = reviewVerbs(world);
    await correctBadge(command(submission, badge));
    const second = await issued(submission.id);
    world.now = new Date('2026-11-24T09:10:00.000Z');
    await correctBadge(command(submission, second, { grade: '', reason: 'No grade at all' }));
    const third = await issued(submission.id);
    assert.deepEqual(
      (await verify(third.credential)).steps.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    for (const copy of [badge.credential, second.credential, badge.jwt, second.jwt]) {
      assert.equal(await statusOf(copy ?? ''), 'status.replaced');
    }
    const list = await createReadStatusList(world)(badge.statusList);
    assert.deepEqual(
      setBits(list?.body ?? ''),
      [badge.statusIndex, second.statusIndex].sort((a, b) => a - b),
    );
  });

  it('shows in a list that was read just before, also by another process', async () => {
    const { submission, badge } = await award();
    const read = createReadStatusList(world);
    assert.deepEqual(setBits((await read(badge.statusList))?.body ?? ''), []);
    const other = reviewVerbs(world, await world.openAgain());
    await other.correctBadge(command(submission, badge));
    assert.deepEqual(setBits((await read(badge.statusList))?.body ?? ''), [badge.statusIndex]);
    const second = await award();
    await other.correctBadge(command(second.submission, second.badge));
    assert.equal(setBits((await read(badge.statusList))?.body ?? '').length, 2);
  });

  it('is one correction however often its form is sent, and tells when somebody else made another', async () => {
    const { submission, badge } = await award();
    const { correctBadge } = reviewVerbs(world);
    await correctBadge(command(submission, badge));
    await correctBadge(command(submission, badge));
    assert.equal((await issued(submission.id)).corrections?.length, 1);
    await assert.rejects(correctBadge({ ...command(submission, badge), by: 'teacher-2' }), {
      code: 'STALE_EDIT',
    });
  });

  it('happens once when two teachers correct at once', async () => {
    const { submission, badge } = await award();
    const other = reviewVerbs(world, await world.openAgain());
    const done = await Promise.allSettled([
      reviewVerbs(world).correctBadge(command(submission, badge, { grade: '3' })),
      other.correctBadge({ ...command(submission, badge, { grade: '2' }), by: 'teacher-2' }),
    ]);
    const refused = done.filter((one) => one.status === 'rejected');
    assert.equal(refused.length, 1);
    assert.ok(refused[0]?.reason instanceof AppError && refused[0].reason.code === 'STALE_EDIT');
    assert.equal((await issued(submission.id)).corrections?.length, 1);
    assert.equal((await createVerifyAuditChain(world)(SCHOOL.id)).brokenAt, undefined);
  });

  it('keeps a suspension: the corrected copy is suspended, too', async () => {
    const { submission, badge } = await award();
    const { changeBadge, correctBadge } = reviewVerbs(world);
    const where = { institution: SCHOOL.id, submission: submission.id };
    await changeBadge({ ...where, kind: 'suspend', by: 'teacher-1', reason: 'A question' });
    await correctBadge(command(submission, badge));
    const after = await issued(submission.id);
    assert.equal(after.state, 'suspended');
    const list = await createReadStatusList(world)(`${after.statusList}-suspension`);
    assert.deepEqual(setBits(list?.body ?? ''), [after.statusIndex]);
    await changeBadge({ ...where, kind: 'restore', by: 'teacher-1', reason: 'Answered' });
    assert.equal((await issued(submission.id)).state, 'issued');
  });

  it('is told to the learner and the audit chain', async () => {
    const { submission, badge } = await award();
    await reviewVerbs(world).correctBadge(command(submission, badge));
    const [notice] = await createReadNotices(world)(SCHOOL.id, submission.learner);
    assert.equal(notice?.kind, 'correct');
    const id = `credentials/${badge.id}/changes/1`;
    assert.equal((await world.store.find('auditEntries', { institution: SCHOOL.id, id }))?.action, 'correct');
  });

  it('puts a wrong name right, or takes it out; it never brings one in', async () => {
    const { correctBadge } = reviewVerbs(world);
    const nameIn = ({ credential }: IssuedBadge) => readAwardFacts(credential).learnerName;
    const { submission, badge } = await award('Aino Mäkälä');
    assert.equal(nameIn(badge), 'Aino Mäkälä');
    await correctBadge(command(submission, badge, { learnerName: 'Aino Mäkelä' }));
    const named = await issued(submission.id);
    assert.equal(nameIn(named), 'Aino Mäkelä');
    world.now = new Date('2026-11-24T09:10:00.000Z');
    await correctBadge(command(submission, named, { learnerName: '' }));
    const nameless = await issued(submission.id);
    assert.equal(nameIn(nameless), undefined);
    world.now = new Date('2026-11-24T09:20:00.000Z');
    await correctBadge(command(submission, nameless, { learnerName: 'Somebody', grade: '3' }));
    assert.equal(nameIn(await issued(submission.id)), undefined);
  });

  it('asks for a day that has been, and a reason', async () => {
    const { submission, badge } = await award();
    const { correctBadge, changeBadge } = reviewVerbs(world);
    for (const changes of [
      { awardedOn: '' },
      { awardedOn: '2026-02-30' },
      { awardedOn: '2026-11-25' },
      { reason: '' },
      { grade: 'x'.repeat(101) },
    ]) {
      await assert.rejects(correctBadge(command(submission, badge, changes)), InvalidInput);
    }
    const where = { institution: SCHOOL.id, submission: submission.id };
    await changeBadge({ ...where, kind: 'revoke', by: 'teacher-1', reason: 'Wrong person' });
    await assert.rejects(correctBadge(command(submission, badge)), { code: 'CONFLICT' });
  });
});
