import assert from 'node:assert/strict';
import { newId } from '../../src/domain/ids.js';
import type { Course } from '../../src/domain/platform.js';
import type { PlatformServices, ScoreToSend } from '../../src/domain/ports/lti.js';
import type { Store } from '../../src/domain/ports/store.js';
import { SCORE_LEASE_MS, scoreRetryMs, scoreTimestamp } from '../../src/domain/score.js';
import { ServiceFault } from '../../src/domain/serviceFault.js';
import type { Submission } from '../../src/domain/submission.js';
import { AppError } from '../../src/errors.js';
import { createSendScore } from '../../src/usecases/sendScore.js';
import { createSendScoreAgain } from '../../src/usecases/sendScoreAgain.js';
import { createDueWork } from '../../src/worker/dueWork.js';
import { COURSE, decisionOn, openReviewWorld, type ReviewWorld, reviewVerbs, SCHOOL } from './reviewWorld.js';

const LINE_ITEM = 'https://lms.example/lineitems/7/lineitem?type_id=1';
const LINE_ITEMS = 'https://lms.example/lineitems?type_id=1';
const MINUTE = 60_000;

describe('Results on their way to the gradebook', () => {
  let world: ReviewWorld;
  let verbs: ReturnType<typeof reviewVerbs>;
  /** What arrived, and where. */
  let arrived: (ScoreToSend & { readonly lineItem: string })[];
  let answer: () => Promise<'sent' | 'kept'>;
  let columns: { readonly mayCreate: boolean; readonly resourceId: string; readonly label: string }[];
  let column: string | undefined;

  beforeEach(async () => {
    world = await openReviewWorld();
    verbs = reviewVerbs(world);
    arrived = [];
    columns = [];
    column = LINE_ITEM;
    answer = async () => 'sent';
    await world.store.insert('platforms', {
      id: 'platform-1',
      institution: SCHOOL.id,
      name: 'LMS',
      issuer: 'https://lms.example',
      clientId: 'client',
      deploymentIds: ['1'],
      authorizationEndpoint: 'https://lms.example/auth',
      tokenEndpoint: 'https://lms.example/token',
      jwksUri: 'https://lms.example/keys',
      state: 'active',
      createdAt: world.now.toISOString(),
    });
  });
  afterEach(() => world.close());

  const platformServices: Pick<PlatformServices, 'sendScore' | 'lineItem'> = {
    async sendScore(_platform, lineItem, score) {
      const outcome = await answer();
      arrived.push({ ...score, lineItem });
      return outcome;
    },
    async lineItem(_platform, { mayCreate }, wanted) {
      columns.push({ mayCreate, ...wanted });
      return column;
    },
  };
  const sender = (store: Store = world.store) =>
    createSendScore({ store, clock: world.clock, platformServices });
  const again = (submission: Submission) =>
    createSendScoreAgain({
      store: world.store,
      clock: world.clock,
      queueScore: verbs.queueScore,
      wakeScores: () => undefined,
    })(submission);
  const addCourse = (services?: Course['services']) =>
    world.store.insert('courses', {
      id: COURSE,
      institution: SCHOOL.id,
      platform: 'platform-1',
      deploymentId: '1',
      contextId: '5',
      title: 'Course',
      createdAt: world.now.toISOString(),
      ...(services && { services }),
    });
  const addLink = (lineItem?: string) =>
    world.store.insert('resourceLinks', {
      id: newId(),
      institution: SCHOOL.id,
      platform: 'platform-1',
      deploymentId: '1',
      resourceLinkId: newId(),
      course: COURSE,
      badge: world.badge.id,
      ...(lineItem && { lineItem }),
    });
  const graded = async () => {
    await addCourse();
    await addLink(LINE_ITEM);
  };
  /** A submission approved, its badge signed, its result queued. */
  async function approved(changes: Partial<Submission> = {}): Promise<Submission> {
    const learner = changes.learner ?? (await world.addPerson()).id;
    const submission = await world.addSubmission({ ...changes, learner });
    const decided = await verbs.reviewSubmission(decisionOn(submission));
    await verbs.finishDecision(submission.id);
    return decided.submission;
  }
  const scoreOf = async (id: string) => {
    const score = await world.store.find('scores', { id });
    assert.ok(score);
    return score;
  };
  const found = async (id: string) => {
    const submission = await world.store.find('submissions', { id });
    assert.ok(submission);
    return submission;
  };
  const pass = (milliseconds: number) => {
    world.now = new Date(world.now.getTime() + milliseconds);
  };
  const fail = (...fault: ConstructorParameters<typeof ServiceFault>) => {
    answer = async () => {
      throw new ServiceFault(...fault);
    };
  };

  it('carry the comment, the address of the badge and the second of the decision', async () => {
    await graded();
    world.now = new Date('2026-11-24T09:00:00.789Z');
    const { id, credential, learner } = await approved();
    await sender()(id);
    const person = await world.store.find('persons', { id: learner });
    const [{ comment, ...score } = { comment: '' }] = arrived;
    assert.deepEqual(score, { lineItem: LINE_ITEM, sub: person?.sub, timestamp: '2026-11-24T09:00:00.000Z' });
    const address = `https://badges.example.org/credentials/${credential}`;
    assert.equal(comment, [world.badge.draft.title, '', address].join('\n'));
    const { state, dueAt, sentAt } = await scoreOf(id);
    assert.deepEqual([state, dueAt, sentAt], ['sent', undefined, world.now.toISOString()]);
  });

  it('are queued once, however often the decision is finished', async () => {
    await addCourse({ lineItems: LINE_ITEMS });
    const submission = await approved();
    const before = await scoreOf(submission.id);
    await verbs.queueScore(submission);
    assert.deepEqual(await scoreOf(submission.id), before);
  });

  it('are not queued without a gradebook, for trials, or for other decisions', async () => {
    await addCourse({ memberships: 'https://lms.example/members' });
    await addLink();
    const { id } = await approved();
    assert.equal(await world.store.find('scores', { id }), undefined);
    for (const changes of [{ trial: true, state: 'approved' as const }, { state: 'rejected' as const }]) {
      const other = await world.addSubmission(changes);
      await verbs.queueScore(other);
      assert.equal(await world.store.find('scores', { id: other.id }), undefined);
    }
  });

  it('never share a second, of one learner, not even when queued at once', async () => {
    await addCourse({ lineItems: LINE_ITEMS });
    const learner = (await world.addPerson()).id;
    const submissions: Submission[] = [];
    for (let n = 0; n < 5; n++) submissions.push(await approved({ learner, attempt: n + 1 }));
    for (const { id } of submissions) await world.store.take('scores', { id });
    await Promise.all(submissions.map((submission) => verbs.queueScore(submission)));
    const times = await Promise.all(submissions.map(async ({ id }) => (await scoreOf(id)).timestamp));
    assert.equal(new Set(times).size, 5);
    assert.ok(times.every((time) => time.endsWith('.000Z')));
  });

  describe('find their column', () => {
    it('in the activity of the badge', async () => {
      await addCourse({ lineItems: LINE_ITEMS, gradesAll: true });
      await addLink();
      await addLink(LINE_ITEM);
      await sender()((await approved()).id);
      assert.deepEqual([arrived.length, columns.length], [1, 0]);
    });

    it('by the badge, and have one made only where that is wanted and granted', async () => {
      const gradeScopes = ['https://purl.imsglobal.org/spec/lti-ags/scope/lineitem'];
      const course = await addCourse({ lineItems: LINE_ITEMS, gradeScopes });
      await sender()((await approved()).id);
      const wanted = { lineItems: LINE_ITEMS, gradesAll: true as const };
      await world.store.replace('courses', { ...course, services: wanted });
      await sender()((await approved()).id);
      const services = { ...wanted, gradeScopes };
      await world.store.replace('courses', { ...course, revision: course.revision + 1, services });
      await sender()((await approved()).id);
      const { id: resourceId, draft } = world.badge;
      assert.deepEqual(
        columns,
        [false, false, true].map((mayCreate) => ({ mayCreate, resourceId, label: draft.title })),
      );
    });

    it('or say that there is none', async () => {
      await addCourse({ lineItems: LINE_ITEMS });
      column = undefined;
      const { id } = await approved();
      await sender()(id);
      const { state, problem, dueAt } = await scoreOf(id);
      assert.deepEqual([state, problem, dueAt], ['refused', 'noGradebook', undefined]);
    });

    it('once for a class that is approved at once', async () => {
      await addCourse({ lineItems: LINE_ITEMS });
      const send = sender();
      const submissions: Submission[] = [];
      for (let n = 0; n < 6; n++) submissions.push(await approved());
      await Promise.all(submissions.map(({ id }) => send(id)));
      assert.equal(arrived.length, 6);
      assert.ok(columns.length < 6, `${columns.length} columns were asked for`);
    });
  });

  it('are tried again, less and less often, for about a day', async () => {
    await graded();
    const { id } = await approved();
    fail('unreachable', 'down', 503);
    const send = sender();
    const began = world.now.getTime();
    let tries = 0;
    for (let due: string | undefined = world.now.toISOString(); due !== undefined; ) {
      world.now = new Date(due);
      await send(id);
      tries += 1;
      await send(id);
      const { state, dueAt, problem, attempts } = await scoreOf(id);
      assert.equal(attempts, tries, 'not before it is due');
      assert.equal(problem, 'unreachable');
      assert.equal(state, dueAt === undefined ? 'failed' : 'waiting');
      due = dueAt;
    }
    const hours = (world.now.getTime() - began) / 3600_000;
    assert.ok(hours > 20 && hours < 30 && tries < 40, `${tries} tries in ${hours} hours`);
    answer = async () => 'sent';
    const { timestamp } = await scoreOf(id);
    await again(await found(id));
    await send(id);
    const sent = await scoreOf(id);
    assert.equal(sent.state, 'sent');
    assert.ok(sent.timestamp > timestamp);
  });

  for (const kind of ['notGranted', 'malformed'] as const) {
    it(`are tried again after "${kind}", too: an administrator may mend it`, async () => {
      await graded();
      const { id } = await approved();
      fail(kind, 'for now', 403);
      await sender()(id);
      const { state, problem, dueAt } = await scoreOf(id);
      assert.deepEqual([state, problem, dueAt !== undefined], ['waiting', kind, true]);
    });
  }

  for (const [status, problem] of [
    [400, 'personRefused'],
    [422, 'personRefused'],
    [404, 'noGradebook'],
    [410, 'noGradebook'],
    [418, 'refused'],
  ] as const) {
    it(`are given up at a plain no (${status})`, async () => {
      await graded();
      const { id } = await approved();
      fail('refused', 'no', status);
      await sender()(id);
      const score = await scoreOf(id);
      assert.deepEqual([score.state, score.problem, score.dueAt], ['refused', problem, undefined]);
    });
  }

  it('are followed up when the process is killed while sending, with the same time', async () => {
    await graded();
    const { id } = await approved();
    let revive: () => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        revive = () => resolve('sent');
      });
    const dying = sender()(id);
    while ((await scoreOf(id)).attempts === 0) await new Promise((resolve) => setImmediate(resolve));
    const { timestamp } = await scoreOf(id);
    answer = async () => 'sent';
    const other = sender(await world.openAgain());
    await other(id);
    assert.equal(arrived.length, 0, 'nobody else while it is leased');
    pass(SCORE_LEASE_MS + 1);
    await other(id);
    assert.equal((await scoreOf(id)).state, 'sent');
    revive();
    await dying;
    const times = arrived.map((score) => score.timestamp);
    assert.deepEqual(times, [timestamp, timestamp], 'which the gradebook takes once');
    assert.equal((await scoreOf(id)).state, 'sent');
  });

  it('are sent by one of two processes', async () => {
    await graded();
    for (let n = 0; n < 20; n++) await approved();
    const pair = [world.store, await world.openAgain()].map((store) =>
      createDueWork({
        store,
        collection: 'scores',
        work: sender(store),
        log: { warn: (facts) => assert.fail(JSON.stringify(facts)) },
        clock: world.clock,
      }),
    );
    for (const worker of pair) worker.start();
    for (const worker of pair) await worker.idle();
    for (const worker of pair) await worker.stop();
    assert.equal(arrived.length, 20);
  });

  it('asked for while they are being sent are sent anew', async () => {
    await graded();
    const { id } = await approved();
    await sender()(id);
    pass(MINUTE);
    await again(await found(id));
    answer = async () => {
      answer = async () => 'sent';
      await again(await found(id));
      return 'sent';
    };
    await sender()(id);
    assert.ok((await scoreOf(id)).dueAt, 'the wish that came meanwhile stands');
    await sender()(id);
    assert.equal((await scoreOf(id)).state, 'sent');
  });

  it('are not sent again without a badge, or after it was revoked', async () => {
    await graded();
    const waiting = await world.addSubmission();
    await assert.rejects(again(waiting), (error) => error instanceof AppError && error.code === 'NOT_FOUND');
    const submission = await approved();
    const { id } = submission;
    await verbs.revokeBadge({ institution: SCHOOL.id, submission: id, by: 'teacher-1', reason: 'A mistake' });
    await sender()(id);
    const { state, problem } = await scoreOf(id);
    assert.deepEqual([state, problem, arrived.length], ['refused', 'revoked', 0]);
    await assert.rejects(
      again(submission),
      (error) => error instanceof AppError && error.code === 'CONFLICT',
    );
  });

  it('can be sent once the course has a gradebook', async () => {
    const course = await addCourse();
    const submission = await approved();
    assert.equal(await world.store.find('scores', { id: submission.id }), undefined);
    await world.store.replace('courses', { ...course, services: { lineItems: LINE_ITEMS } });
    await again(submission);
    await sender()(submission.id);
    assert.equal((await scoreOf(submission.id)).state, 'sent');
  });
});

describe('The times of scores', () => {
  it('are whole seconds, each later than the one before', () => {
    const time = new Date('2026-11-24T10:00:00.999Z');
    assert.equal(scoreTimestamp(time), '2026-11-24T10:00:00.000Z');
    assert.equal(scoreTimestamp(time, '2026-11-24T10:00:00.000Z'), '2026-11-24T10:00:01.000Z');
    assert.equal(scoreTimestamp(time, '2026-11-24T10:00:00.500Z'), '2026-11-24T10:00:01.000Z');
    assert.equal(scoreTimestamp(time, '2026-11-24T09:59:00.000Z'), '2026-11-24T10:00:00.000Z');
    assert.equal(scoreTimestamp(time, '2027-01-01T00:00:00.000Z'), '2027-01-01T00:00:01.000Z');
  });

  it('between tries grow to an hour', () => {
    const waits = [1, 2, 3, 8, 9, 31, 32].map((attempts) => scoreRetryMs(attempts));
    assert.deepEqual(waits, [30_000, 60_000, 120_000, 3600_000, 3600_000, 3600_000, undefined]);
  });
});
