import assert from 'node:assert/strict';
import { newToken } from '../../src/domain/token.js';
import { claimsFor, type FrontDoor, logIn, openFrontDoor } from './frontDoor.js';
import { type LmsKey, makeKey, sign, TestLms } from './testLms.js';

describe('a launch answers one login, once, in one browser', () => {
  let lms: TestLms;
  let key: LmsKey;
  let door: FrontDoor;

  before(async () => {
    key = makeKey();
    lms = await new TestLms().start();
    await lms.publish(key);
  });
  after(() => lms.stop());
  beforeEach(async () => {
    door = await openFrontDoor([lms.platform(), lms.platform({ id: 'other', clientId: 'client-2' })]);
  });
  afterEach(() => door.close());

  const begin = async (overrides: Record<string, unknown> = {}) => {
    const login = await logIn(door, lms.platform(), overrides);
    return { ...login, idToken: await sign(claimsFor(lms.platform(), login.nonce), key) };
  };

  it('lets exactly one of 20 simultaneous copies in (LTI Core 1.3 §4.1; Security Framework 1.1 §5.1.3)', async () => {
    const launch = await begin();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => door.acceptLaunch(launch)));
    const landed = outcomes.filter(({ status }) => status === 'fulfilled');
    assert.equal(landed.length, 1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.equal(outcome.reason.textKey, 'launch.spentOrLate');
    }
  });

  it('lets two frames of one browser in that opened at the same moment', async () => {
    const [first, second] = await Promise.all([begin(), begin()]);
    assert.notEqual(first.cookie.name, second.cookie.name);
    const landed = await Promise.all([door.acceptLaunch(second), door.acceptLaunch(first)]);
    assert.deepEqual(
      landed.map(({ sub }) => sub),
      ['42', '42'],
    );
  });

  it('refuses a stolen launch in a browser without its cookie, and still lets its own browser in', async () => {
    const launch = await begin();
    const stolen = door.acceptLaunch({ ...launch, browserSecret: undefined });
    await assert.rejects(stolen, { textKey: 'launch.noCookie' });
    assert.equal((await door.acceptLaunch(launch)).sub, '42');
  });

  it("refuses a stolen launch with the cookie of the thief's own login", async () => {
    const [launch, own] = [await begin(), await begin()];
    const stolen = door.acceptLaunch({ ...launch, browserSecret: own.browserSecret });
    await assert.rejects(stolen, { textKey: 'launch.otherBrowser' });
  });

  it('refuses the token of one login with the state of another', async () => {
    const [launch, own] = [await begin(), await begin()];
    await assert.rejects(door.acceptLaunch({ ...own, idToken: launch.idToken }), { textKey: 'launch.nonce' });
  });

  it('refuses a token for another client of the same issuer', async () => {
    const launch = await begin({ client_id: 'client-2' });
    await assert.rejects(door.acceptLaunch(launch), { textKey: 'launch.otherAudience' });
  });

  it('refuses a launch more than five minutes after its login', async () => {
    const launch = await begin();
    door.move(300_000);
    const idToken = await sign(
      claimsFor(lms.platform(), launch.nonce, {
        iat: door.clock().getTime() / 1000,
        exp: door.clock().getTime() / 1000 + 60,
      }),
      key,
    );
    await assert.rejects(door.acceptLaunch({ ...launch, idToken }), { textKey: 'launch.spentOrLate' });
  });

  it('refuses another deployment than the login spoke of (LTI Core 1.3 §4.1.2)', async () => {
    const launch = await begin({ lti_deployment_id: '2' });
    await assert.rejects(door.acceptLaunch(launch), { textKey: 'launch.claim' });
    assert.equal((await door.acceptLaunch(await begin({ lti_deployment_id: '1' }))).deploymentId, '1');
  });

  it('refuses when the platform was suspended between login and launch', async () => {
    const launch = await begin();
    const platform = await door.store.find('platforms', { id: lms.platform().id });
    assert.ok(platform);
    await door.store.replace('platforms', { ...platform, state: 'waiting' });
    await assert.rejects(door.acceptLaunch(launch), { textKey: 'launch.platformWaiting' });
  });

  it('says so when the platform answers with an error, and keeps its description out of the log', async () => {
    const launch = await begin();
    const answer = { ...launch, idToken: undefined, error: 'login_required' };
    const detail = 'the platform answered with error login_required';
    await assert.rejects(door.acceptLaunch(answer), { textKey: 'launch.platformSaidNo', detail });
    const odd = { ...(await begin()), error: '<script>' };
    await assert.rejects(door.acceptLaunch(odd), { detail: 'the platform answered with error unreadable' });
  });

  const incomplete: readonly [string, Record<string, unknown>][] = [
    ['no state', { state: undefined }],
    ['state twice', { state: ['a', 'b'] }],
    ['a state of another shape', { state: '../x' }],
    ['no id_token', { idToken: undefined }],
    ['id_token twice', { idToken: ['a', 'b'] }],
    ['id_token as an object', { idToken: {} }],
  ];
  for (const [name, overrides] of incomplete) {
    it(`refuses ${name}`, async () => {
      const launch = { ...(await begin()), ...overrides };
      await assert.rejects(door.acceptLaunch(launch), { status: 400, textKey: 'launch.incomplete' });
    });
  }

  it('refuses a state nobody gave out', async () => {
    const launch = { ...(await begin()), state: newToken() };
    await assert.rejects(door.acceptLaunch(launch), { textKey: 'launch.spentOrLate' });
  });
});
