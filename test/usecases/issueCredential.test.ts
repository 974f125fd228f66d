import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Submission } from '../../src/domain/submission.js';
import { createFinishDecision } from '../../src/usecases/finishDecision.js';
import { createIssueCredential } from '../../src/usecases/issueCredential.js';
import { createVerifyAuditChain } from '../../src/usecases/recordAudit.js';
import { Crash, type CrashMoment, crashingStore } from './faultyStore.js';
import {
  approval,
  decisionOn,
  evidence,
  openReviewWorld,
  PUBLIC_URL,
  type ReviewWorld,
  reviewVerbs,
  round,
  SCHOOL,
} from './reviewWorld.js';

describe('Issuing what an approval promised', () => {
  let world: ReviewWorld;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const approve = async (changes: Partial<Submission> = {}, grade = ''): Promise<string> => {
    const submission = await world.addSubmission(changes);
    await reviewVerbs(world).reviewSubmission(decisionOn(submission, { draft: approval({ grade }) }));
    return submission.id;
  };

  const issuedFor = async (submission: string) => {
    const badge = await world.store.find('issuedBadges', { institution: SCHOOL.id, submission });
    assert.ok(badge);
    return badge;
  };

  const credentialOf = async (submission: string) => JSON.parse((await issuedFor(submission)).credential);

  it('signs, stores and takes the work off, and what it stored verifies', async () => {
    const id = await approve();
    await reviewVerbs(world).finishDecision(id);
    const submission = await world.store.find('submissions', { id });
    assert.equal(submission?.pending, undefined);
    assert.equal(submission?.pendingSince, undefined);

    const badge = await issuedFor(id);
    assert.equal(badge.id, submission?.credential);
    assert.equal(badge.state, 'issued');
    assert.equal(badge.visibility, 'private');
    assert.equal(badge.picture, world.badge.versions[0]?.picture);
    assert.equal(badge.digest, createHash('sha256').update(badge.credential).digest('base64url'));

    const credential = JSON.parse(badge.credential);
    assert.equal(credential.id, `${PUBLIC_URL}/credentials/${badge.id}`);
    assert.equal(credential.credentialStatus.statusListIndex, String(badge.statusIndex));
    const { steps } = await verify(badge.credential);
    const outcomes = Object.fromEntries(steps.map((step) => [step.step, step.outcome]));
    assert.equal(outcomes.proof, 'passed');
    assert.equal(outcomes.schema, 'passed');
  });

  const verify = async (text: string) => {
    const { items } = await world.store.page('institutionKeys', {
      where: { institution: SCHOOL.id },
      orderBy: 'createdAt',
      limit: 10,
    });
    const answers = { issuerKeys: async () => items, statusList: async () => undefined };
    return world.credentials.verify(text, answers, world.now);
  };

  it('carries only evidence that the student agreed to show, of the approved round', async () => {
    const rounds = [
      round({ evidence: [evidence({ url: 'https://portfolio.example/old' })] }),
      round({
        number: 2,
        evidence: [
          evidence({ url: 'https://portfolio.example/open' }),
          evidence({ url: 'https://portfolio.example/secret', consent: false }),
        ],
      }),
    ];
    const id = await approve({ rounds });
    await reviewVerbs(world).finishDecision(id);
    const { evidence: shown } = await credentialOf(id);
    assert.deepEqual(
      shown.map((item: { id: string }) => item.id),
      ['https://portfolio.example/open'],
    );
  });

  it('identifies the learner only with consent, by a hash', async () => {
    const person = await world.addPerson({ email: 'Sara@school.example', name: 'Sara Student' });
    const closed = await approve({ learner: person.id, attempt: 1 });
    const open = await approve({ learner: person.id, attempt: 2, identifierConsent: true });
    for (const id of [closed, open]) await reviewVerbs(world).finishDecision(id);
    assert.equal((await credentialOf(closed)).credentialSubject.identifier, undefined);
    const [identifier] = (await credentialOf(open)).credentialSubject.identifier;
    const hash = createHash('sha256').update(`sara@school.example${identifier.salt}`).digest('hex');
    assert.equal(identifier.identityHash, `sha256$${hash}`);
    const text = (await issuedFor(open)).credential;
    assert.ok(!text.includes('Sara') && !text.includes('sara@'));
  });

  it('is awarded at the moment of the decision, also when signed later, with the grade given', async () => {
    const id = await approve({}, 'Excellent');
    world.now = new Date('2026-11-25T09:00:00.000Z');
    await reviewVerbs(world).finishDecision(id);
    world.now = new Date('2026-11-24T09:00:00.000Z');
    const credential = await credentialOf(id);
    assert.equal(credential.awardedDate, '2026-11-24T09:00:00Z');
    assert.ok(
      credential.credentialSubject.result.some((result: { value?: string }) => result.value === 'Excellent'),
    );
    assert.equal((await issuedFor(id)).issuedAt, '2026-11-25T09:00:00.000Z');
  });

  it('takes another index when one is taken already', async () => {
    const first = await approve();
    const second = await approve();
    const { allocateStatusIndex, recordAudit, finishDecision } = reviewVerbs(world);
    await finishDecision(first);
    const { statusList: list, statusIndex: index } = await issuedFor(first);
    let asked = 0;
    const { store, credentials, clock } = world;
    const issueCredential = createIssueCredential({
      store,
      credentials,
      clock,
      allocateStatusIndex: async (institution) =>
        asked++ < 2 ? { list, index } : allocateStatusIndex(institution),
    });
    await createFinishDecision({
      store,
      issueCredential,
      recordAudit,
      queueScore: async () => undefined,
      supersedeEarlier: async () => undefined,
    })(second);
    assert.equal(asked, 3);
    const badge = await issuedFor(second);
    assert.notEqual(badge.statusIndex, index);
    assert.ok(badge.credential.includes(`"statusListIndex":"${badge.statusIndex}"`));
  });

  it('makes one badge when several processes finish the same decision at once', async () => {
    const id = await approve();
    const processes = [reviewVerbs(world), reviewVerbs(world, await world.openAgain()), reviewVerbs(world)];
    await Promise.all(processes.map(({ finishDecision }) => finishDecision(id)));
    const submission = await world.store.find('submissions', { id });
    assert.equal((await issuedFor(id)).id, submission?.credential);
    assert.equal(submission?.pending, undefined);
  });

  for (const moment of ['before', 'after'] as const) {
    it(`loses nothing and doubles nothing when the process stops ${moment} any of its calls to the store`, async () => {
      let crashes = 0;
      while (await crashesAt(crashes + 1, moment)) crashes += 1;
      assert.ok(crashes >= 10, `only ${crashes} calls`);
      assert.equal((await createVerifyAuditChain(world)(SCHOOL.id)).brokenAt, undefined);
    });
  }

  /** Finishes a new approval in a process that stops at its nth call, then in another one. False when it did not get that far. */
  async function crashesAt(nth: number, moment: CrashMoment): Promise<boolean> {
    const id = await approve();
    const crashed = await reviewVerbs(world, crashingStore(world.store, nth, moment))
      .finishDecision(id)
      .then(() => false)
      .catch((error: unknown) => {
        assert.ok(error instanceof Crash, String(error));
        return true;
      });
    await reviewVerbs(world).finishDecision(id);
    const submission = await world.store.find('submissions', { id });
    assert.equal(submission?.pending, undefined);
    assert.equal((await issuedFor(id)).id, submission?.credential);
    const decision = submission?.rounds[0]?.review?.id;
    const entry = await world.store.find('auditEntries', { institution: SCHOOL.id, id: `${id}/${decision}` });
    assert.equal(entry?.action, 'approve');
    return crashed;
  }
});
