import assert from 'node:assert/strict';
import type { Launch } from '../../src/domain/platform.js';
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS, TOUCH_MS } from '../../src/domain/session.js';
import { hashToken, newToken } from '../../src/domain/token.js';
import { createEndSession, createEndSessionsOf } from '../../src/usecases/endSession.js';
import { createReadSession } from '../../src/usecases/readSession.js';
import { createStartSession } from '../../src/usecases/startSession.js';
import { paths } from '../../src/web/paths.js';
import { ePortfolioContent } from '../factories/badgeContent.js';
import { type FrontDoor, launchOf, openFrontDoor } from '../lti/frontDoor.js';
import { TestLms } from '../lti/testLms.js';
import { CountingStore } from './countingStore.js';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const HOUR = 3600_000;

describe('sessions', () => {
  const platform = new TestLms().platform({ jwksUri: 'https://lms.example/keys' });
  let door: FrontDoor;
  let store: CountingStore;
  let startSession: ReturnType<typeof createStartSession>;
  let readSession: ReturnType<typeof createReadSession>;

  beforeEach(async () => {
    door = await openFrontDoor([platform]);
    store = new CountingStore(door.store);
    const { clock } = door;
    startSession = createStartSession({ store, clock, locations: paths });
    readSession = createReadSession({ store, clock });
  });
  afterEach(() => door.close());

  const launch = (overrides: Partial<Launch> = {}) => launchOf(platform, overrides);
  const inCourse = (id: string, overrides: Partial<Launch> = {}) => launch({ context: { id }, ...overrides });
  const stateOf = async (token: string) => (await readSession(token))?.state;
  const learner = [`${MEMBERSHIP}#Learner`];

  it('knows person, course and role, and leads to the course', async () => {
    const { token, session, location } = await startSession(launch({ locale: 'fi' }));
    const [course = ''] = Object.keys(session.roles);
    assert.equal(location, `/courses/${course}`);
    assert.deepEqual(session.roles, { [course]: ['teacher'] });
    assert.equal(session.admin, false);
    assert.equal(session.locale, 'fi');
    assert.equal(session.id, hashToken(token));
    assert.match(session.formToken, /^[\w-]{43}$/);
    assert.ok(!JSON.stringify(session).includes(token), 'the token itself is never stored');
    const person = await store.find('persons', { id: session.person ?? '' });
    assert.equal(person?.name, 'Tina Teacher');
    assert.equal((await store.find('courses', { id: course }))?.title, 'Guidance');
    assert.equal(await stateOf(token), 'live');
  });

  it('makes an admin of an institution administrator, and takes it back with the next launch', async () => {
    const admin = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator';
    const first = await startSession(launch({ roles: [admin] }));
    assert.equal(first.session.admin, true);
    assert.deepEqual(Object.values(first.session.roles), [[]]);
    const second = await startSession(launch(), first.token);
    assert.equal(second.session.admin, false);
  });

  it('leads a launch outside any course to the home page, with no right anywhere', async () => {
    const { context: _context, ...outside } = launch();
    const { session, location } = await startSession(outside);
    assert.equal(location, '/');
    assert.deepEqual(session.roles, {});
  });

  it('names a course without title by its label, then by its id, and never forgets a title', async () => {
    const titleOf = async (context: Launch['context']) => {
      const { session } = await startSession(launch({ context }));
      const [id = ''] = Object.keys(session.roles);
      return (await store.find('courses', { id }))?.title;
    };
    assert.equal(await titleOf({ id: 'c' }), 'c');
    assert.equal(await titleOf({ id: 'c', label: 'C1' }), 'c');
    assert.equal(await titleOf({ id: 'd', label: 'D1' }), 'D1');
    assert.equal(await titleOf({ id: 'd', title: 'Drawing' }), 'Drawing');
    assert.equal(await titleOf({ id: 'd' }), 'Drawing');
  });

  it('keeps the same context id of two deployments apart (LTI Core 1.3 §5.4.1)', async () => {
    const first = await startSession(launch({ roles: learner }));
    const second = await startSession(launch({ deploymentId: '2' }), first.token);
    assert.equal(Object.keys(second.session.roles).length, 2);
    assert.equal(second.session.person, first.session.person, 'a person is the same in both');
  });

  it('keeps name and email as last sent, and what a launch leaves out', async () => {
    const { session } = await startSession(launch({ email: 'tina@school.example' }));
    const { name: _name, ...nameless } = launch();
    await startSession(nameless);
    await startSession(launch({ name: 'Tina Schmidt' }));
    const person = await store.find('persons', { id: session.person ?? '' });
    assert.deepEqual([person?.name, person?.email], ['Tina Schmidt', 'tina@school.example']);
  });

  describe('writes', () => {
    it('four documents at the very first launch, one for a new browser, none for a repeated launch', async () => {
      const { token } = await startSession(launch());
      assert.equal(store.writes, 4, 'person, course, resource link, session');
      store.writes = 0;
      await startSession(launch());
      assert.equal(store.writes, 1);
      store.writes = 0;
      await startSession(launch(), token);
      assert.equal(store.writes, 0);
    });

    it('one when only the role, or only a title, is new', async () => {
      const { token } = await startSession(launch());
      store.writes = 0;
      await startSession(launch({ roles: learner }), token);
      assert.equal(store.writes, 1);
      store.writes = 0;
      await startSession(launch({ roles: learner, resourceLink: { id: '7', title: 'New' } }), token);
      assert.equal(store.writes, 1);
    });
  });

  describe('launching again', () => {
    it('as the same person adds the course to the session', async () => {
      const first = await startSession(inCourse('a'));
      const second = await startSession(inCourse('b', { roles: learner }), first.token);
      assert.equal(second.token, first.token);
      assert.equal(second.session.id, first.session.id);
      assert.equal(second.session.formToken, first.session.formToken);
      assert.deepEqual(Object.values(second.session.roles), [['teacher'], ['student']]);
    });

    it('replaces the roles of that course by those of the latest launch', async () => {
      const first = await startSession(launch());
      const second = await startSession(launch({ roles: learner }), first.token);
      assert.deepEqual(Object.values(second.session.roles), [['student']]);
    });

    it('as another person ends the session before', async () => {
      const first = await startSession(launch());
      const second = await startSession(launch({ sub: '43', name: 'Sam' }), first.token);
      assert.notEqual(second.token, first.token);
      assert.notEqual(second.session.formToken, first.session.formToken);
      assert.equal(await stateOf(first.token), 'ended');
      assert.equal(await stateOf(second.token), 'live');
    });

    it('loses no course when several frames launch at once', async () => {
      const { token } = await startSession(inCourse('start'));
      const courses = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(courses.map((id) => startSession(inCourse(id), token)));
      const read = await readSession(token);
      assert.equal(Object.keys(read?.session.roles ?? {}).length, 6);
    });

    it('makes one person, course and activity when a class launches at once', async () => {
      const started = await Promise.all(Array.from({ length: 20 }, () => startSession(launch())));
      assert.equal(new Set(started.map(({ session }) => session.person)).size, 1);
      assert.equal(new Set(started.map(({ location }) => location)).size, 1);
      assert.equal(new Set(started.map(({ token }) => token)).size, 20);
    });

    it('begins anew after half of the longest life: open forms go on, roles elsewhere end', async () => {
      const first = await startSession(inCourse('a'));
      for (let hour = 0; hour < 6; hour++) {
        door.move(HOUR);
        await readSession(first.token);
      }
      const second = await startSession(inCourse('b'), first.token);
      assert.notEqual(second.token, first.token);
      assert.equal(second.session.formToken, first.session.formToken);
      assert.equal(Object.keys(second.session.roles).length, 1);
      assert.equal(await stateOf(first.token), 'ended');
    });

    it('does not take a session back to life that was signed out, or a token nobody has', async () => {
      const first = await startSession(launch());
      await createEndSession({ store, clock: door.clock })(first.session);
      for (const token of [first.token, newToken(), 'x', '']) {
        const again = await startSession(launch(), token);
        assert.notEqual(again.token, token);
        assert.equal(await stateOf(again.token), 'live');
      }
      assert.equal(await stateOf(first.token), 'ended');
    });
  });

  describe('a bound badge', () => {
    const insertBadge = (id: string, course: string) =>
      store.insert('badges', {
        id,
        institution: 'school',
        course,
        createdBy: 'someone',
        draft: ePortfolioContent(),
        versions: [],
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:00.000Z',
        draftChanged: true,
      });

    it('opens by the custom parameter, when it is one of this course', async () => {
      const { session } = await startSession(launch());
      await insertBadge('here', Object.keys(session.roles)[0] ?? '');
      await insertBadge('elsewhere', 'another course');
      const locationFor = async (open_badge: string) =>
        (await startSession(launch({ custom: { open_badge } }))).location;
      assert.equal(await locationFor('here'), '/badges/here');
      assert.match(await locationFor('elsewhere'), /^\/courses\//);
      assert.match(await locationFor('unknown'), /^\/courses\//);
      assert.match(await locationFor('$Unknown.variable'), /^\/courses\//);
    });

    it('opens by the activity, and stays bound when its title changes', async () => {
      const { session } = await startSession(launch());
      await insertBadge('bound', Object.keys(session.roles)[0] ?? '');
      const key = { institution: 'school', platform: platform.id, deploymentId: '1', resourceLinkId: '7' };
      const link = await store.find('resourceLinks', key);
      assert.ok(link);
      await store.replace('resourceLinks', { ...link, badge: 'bound' });
      const { location } = await startSession(launch({ resourceLink: { id: '7', title: 'Renamed' } }));
      assert.equal(location, '/badges/bound');
      assert.match((await startSession(launch({ resourceLink: { id: '8' } }))).location, /^\/courses\//);
    });
  });

  describe('reading', () => {
    it('knows no token but the one it gave out', async () => {
      const { session } = await startSession(launch());
      for (const token of ['', 'x', session.id, newToken(), '__proto__']) {
        assert.equal(await readSession(token), undefined);
      }
    });

    it('notes the time at most once in five minutes', async () => {
      const { token } = await startSession(launch());
      store.writes = 0;
      for (let minute = 0; minute < 10; minute++) {
        await readSession(token);
        door.move(60_000);
      }
      assert.equal(store.writes, 1);
    });

    it('ends after idling, can keep drafts for a day, and is forgotten then', async () => {
      const { token } = await startSession(launch());
      door.move(SESSION_IDLE_MS - 1);
      assert.equal(await stateOf(token), 'live');
      door.move(SESSION_IDLE_MS);
      assert.equal(await stateOf(token), 'recoverable');
      door.move(24 * HOUR);
      assert.equal(await stateOf(token), 'expired');
      door.move(12 * HOUR);
      assert.equal(await stateOf(token), undefined);
    });

    it('ends after its longest life however busy it is', async () => {
      const { token } = await startSession(launch());
      for (let passed = 0; passed < SESSION_ABSOLUTE_MS; passed += TOUCH_MS) {
        assert.equal(await stateOf(token), 'live');
        door.move(TOUCH_MS);
      }
      assert.equal(await stateOf(token), 'recoverable');
    });

    it('ends with its platform and with its deployment, and another deployment does not revive it', async () => {
      const { token } = await startSession(launch({ deploymentId: '2' }));
      const change = async (change: Partial<typeof platform>) => {
        const current = await store.find('platforms', { id: platform.id });
        assert.ok(current);
        await store.replace('platforms', { ...current, ...change });
        return { ...current, ...change };
      };
      await change({ state: 'waiting' });
      assert.equal(await stateOf(token), 'ended');
      const without = await change({ state: 'active', deploymentIds: ['1'] });
      assert.equal(await stateOf(token), 'ended');
      const again = await startSession(launch({ platform: without, deploymentId: '1' }), token);
      assert.notEqual(again.token, token);
      assert.equal(await stateOf(again.token), 'live');
    });
  });

  it('ends all sessions of one person and of nobody else', async () => {
    const own = [await startSession(launch()), await startSession(launch())];
    const other = await startSession(launch({ sub: '43' }));
    const person = own[0]?.session.person ?? '';
    const endSessionsOf = createEndSessionsOf({ store, clock: door.clock });
    assert.equal(await endSessionsOf({ institution: 'school', person }), 2);
    for (const { token } of own) assert.equal(await stateOf(token), 'ended');
    assert.equal(await stateOf(other.token), 'live');
    assert.equal(await endSessionsOf({ institution: 'school', person }), 0);
  });
});
