import assert from 'node:assert/strict';
import type { Course } from '../../src/domain/platform.js';
import type { ReadMembers } from '../../src/domain/ports/lti.js';
import type { Stored } from '../../src/domain/ports/store.js';
import { ROSTER_FRESH_MS, ROSTER_LEASE_MS, type RosterMember } from '../../src/domain/roster.js';
import { ServiceFault } from '../../src/domain/serviceFault.js';
import { createReadRoster, createRefreshRoster, createRosterWanted } from '../../src/usecases/keepRoster.js';
import { createReadStandings } from '../../src/usecases/readStandings.js';
import { COURSE, decisionOn, openReviewWorld, type ReviewWorld, reviewVerbs, SCHOOL } from './reviewWorld.js';

const MEMBERSHIPS = 'https://lms.example/members';

describe('The people of a course', () => {
  let world: ReviewWorld;
  let course: Stored<Course>;
  let asked: string[];
  let woken: number;
  let answer: () => Promise<ReadMembers>;

  beforeEach(async () => {
    world = await openReviewWorld();
    asked = [];
    woken = 0;
    answer = async () => ({ members: [member('1')], truncated: false });
    course = await addCourse({ memberships: MEMBERSHIPS });
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

  const addCourse = (services?: Course['services'], id = COURSE) =>
    world.store.insert('courses', {
      id,
      institution: SCHOOL.id,
      platform: 'platform-1',
      deploymentId: '1',
      contextId: id,
      title: 'Course',
      createdAt: world.now.toISOString(),
      ...(services && { services }),
    });
  const asking = () => ({ store: world.store, clock: world.clock, wakeRosters: () => (woken += 1) });
  const wanted = (of: Course = course) => createRosterWanted(asking())(of);
  const refresh = (of: Course = course) => createRefreshRoster(asking())(of);
  const read = (id = COURSE) =>
    createReadRoster({
      store: world.store,
      clock: world.clock,
      platformServices: {
        async members(_platform, memberships) {
          asked.push(memberships);
          return answer();
        },
      },
    })(id);
  const roster = () => world.store.find('rosters', { id: COURSE });
  const standings = () => createReadStandings(world)(course, world.badge);
  const pass = (milliseconds: number) => {
    world.now = new Date(world.now.getTime() + milliseconds);
  };
  const fail = (kind: ServiceFault['kind']) => {
    answer = async () => {
      throw new ServiceFault(kind, 'as told');
    };
  };

  it('are read when somebody who judges came, and again when that is an hour old', async () => {
    await wanted();
    assert.equal(woken, 1);
    await wanted();
    assert.equal(woken, 1, 'asked for already');
    await read();
    assert.deepEqual(asked, [MEMBERSHIPS]);
    assert.deepEqual((await roster())?.members, [member('1')]);
    await wanted();
    await read();
    assert.equal(asked.length, 1);
    pass(ROSTER_FRESH_MS);
    await wanted();
    await read();
    assert.equal(asked.length, 2);
  });

  it('are never asked for where the platform does not offer them', async () => {
    await wanted(await addCourse(undefined, 'course-2'));
    await refresh(await addCourse({ lineItems: 'https://lms.example/lineitems' }, 'course-3'));
    assert.equal(woken, 0);
  });

  it('are read anew when somebody presses, but not at every press', async () => {
    await wanted();
    await read();
    await refresh();
    assert.equal(woken, 1);
    pass(20_000);
    await Promise.all([refresh(), refresh(), refresh()]);
    await read();
    await read();
    assert.equal(asked.length, 2);
  });

  it('stay as they were when the platform does not answer, which is tried a few times', async () => {
    await wanted();
    await read();
    pass(ROSTER_FRESH_MS);
    fail('unreachable');
    await refresh();
    let tries = 0;
    for (let due = (await roster())?.dueAt; due !== undefined; due = (await roster())?.dueAt) {
      world.now = new Date(due);
      await read();
      tries += 1;
      assert.equal((await roster())?.problem, 'unreachable');
    }
    assert.equal(tries, 5);
    assert.deepEqual((await roster())?.members, [member('1')]);
    answer = async () => ({ members: [member('2')], truncated: true });
    await refresh();
    await read();
    const { members, problem, truncated } = (await roster()) ?? {};
    assert.deepEqual([members, problem, truncated], [[member('2')], undefined, true]);
  });

  for (const kind of ['notGranted', 'refused', 'malformed'] as const) {
    it(`are not asked for again by themselves after "${kind}"`, async () => {
      fail(kind);
      await wanted();
      await read();
      const { problem, dueAt } = (await roster()) ?? {};
      assert.deepEqual([problem, dueAt], [kind, undefined]);
    });
  }

  it('are followed up when the process was killed while reading', async () => {
    await wanted();
    answer = () => new Promise(() => undefined);
    void read();
    while ((await roster())?.attempts === 0) await new Promise((resolve) => setImmediate(resolve));
    answer = async () => ({ members: [member('1')], truncated: false });
    await read();
    assert.equal(asked.length, 1, 'nobody else meanwhile');
    pass(ROSTER_LEASE_MS);
    await read();
    assert.equal((await roster())?.members.length, 1);
  });

  it('are forgotten with the service, and a month after they were read', async () => {
    await wanted();
    await world.store.replace('courses', { ...course, services: {} });
    await read();
    assert.equal(await roster(), undefined);
  });

  it('that are more than a document holds are cut, and it says so', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) => member(`${n}`, { name: 'š'.repeat(400) }));
    answer = async () => ({ members: many, truncated: false });
    await wanted();
    await read();
    const { members = [], truncated } = (await roster()) ?? {};
    assert.ok(members.length >= 5000 && members.length < 20_000 && truncated);
  });

  it('stand where their own work is; who judges by their latest launch is no student', async () => {
    const verbs = reviewVerbs(world);
    const person = (sub: string, changes = {}) => world.addPerson({ sub, ...changes });
    const submit = async (sub: string, changes = {}) =>
      world.addSubmission({ learner: (await person(sub)).id, ...changes });
    await person('seen', { name: 'Name of the launch' });
    await submit('draft', { state: 'draft', rounds: [] });
    const submitted = await submit('submitted');
    await submit('withdrawn', { state: 'withdrawn' });
    await submit('trial', { trial: true });
    const approved = await submit('approved');
    const revoked = await submit('revoked');
    for (const each of [approved, revoked]) {
      await verbs.reviewSubmission(decisionOn(each));
      await verbs.finishDecision(each.id);
    }
    await verbs.revokeBadge({ institution: SCHOOL.id, submission: revoked.id, by: 't', reason: 'A mistake' });
    await person('assistant', { staffOf: { [COURSE]: ['reviewer'] } });
    await person('teacher elsewhere', { staffOf: { other: ['teacher'] } });
    const subs = [
      'draft',
      'submitted',
      'withdrawn',
      'trial',
      'approved',
      'revoked',
      'assistant',
      'teacher elsewhere',
    ];
    answer = async () => ({
      members: [
        ...subs.map((sub) => member(sub)),
        member('seen', { name: 'Name of the roster' }),
        member('never came', { name: 'Aaa' }),
        member('teacher', { roles: ['teacher'] }),
        member('nobody', { roles: [] }),
      ],
      truncated: false,
    });
    await wanted();
    await read();
    const { students, roster: facts } = await standings();
    assert.deepEqual(
      students.map(({ sub, standing }) => [sub, standing]),
      [
        ['never came', 'notStarted'],
        ['seen', 'notStarted'],
        ['approved', 'hasBadge'],
        ['draft', 'draft'],
        ['revoked', 'revoked'],
        ['submitted', 'submitted'],
        ['teacher elsewhere', 'notStarted'],
        ['trial', 'notStarted'],
        ['withdrawn', 'withdrawn'],
      ],
    );
    assert.equal(students[1]?.name, 'Name of the launch');
    assert.equal(students.find(({ sub }) => sub === 'submitted')?.submission, submitted.id);
    assert.equal(students.find(({ sub }) => sub === 'draft')?.submission, undefined);
    assert.equal(facts?.fetchedAt, world.now.toISOString());
  });

  it('are looked through while others get their turn, 5,000 as well', async () => {
    answer = async () => ({
      members: Array.from({ length: 5000 }, (_, n) => member(`${n}`)),
      truncated: false,
    });
    await wanted();
    await read();
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const { students } = await standings();
    clearInterval(counting);
    assert.equal(students.length, 5000);
    assert.ok(turns >= 10, `${turns} turns of others`);
  });
});

function member(sub: string, changes: Partial<RosterMember> = {}): RosterMember {
  return { sub, roles: ['student'], ...changes };
}
