import assert from 'node:assert/strict';
import { loginCookieName } from '../../src/domain/loginCookie.js';
import { type FrontDoor, loginParameters, openFrontDoor, PUBLIC_URL } from './frontDoor.js';
import { TestLms } from './testLms.js';

describe('login', () => {
  const lms = new TestLms();
  let door: FrontDoor;
  const platform = () => lms.platform({ jwksUri: 'https://lms.example/keys' });
  const twin = () => lms.platform({ ...platform(), id: 'twin', clientId: 'client-2' });
  const waiting = () =>
    lms.platform({ ...platform(), id: 'waiting', issuer: 'https://new.example', state: 'waiting' });
  const second = (clientId: string) =>
    lms.platform({ ...platform(), id: clientId, issuer: 'https://twice.example', clientId });

  before(async () => {
    door = await openFrontDoor([
      platform(),
      waiting(),
      second('a'),
      second('b'),
      lms.platform({ ...platform(), id: 'c', issuer: 'https://mixed.example', clientId: 'c' }),
      lms.platform({
        ...platform(),
        id: 'd',
        issuer: 'https://mixed.example',
        clientId: 'd',
        state: 'waiting',
      }),
    ]);
  });
  after(() => door.close());

  it('redirects straight to the authorization endpoint (Security Framework 1.1 §5.1.1.2)', async () => {
    const { redirect, cookie } = await door.startLogin(loginParameters(platform()));
    const url = new URL(redirect);
    assert.equal(url.origin + url.pathname, 'https://lms.example/auth');
    const { state = '', nonce = '', ...rest } = Object.fromEntries(url.searchParams);
    assert.deepEqual(rest, {
      tenant: '7',
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: 'client-1',
      redirect_uri: `${PUBLIC_URL}/lti/launch`,
      login_hint: '42',
      lti_message_hint: '{"cmid":7}',
    });
    assert.match(state, /^[\w-]{43}$/);
    assert.match(nonce, /^[\w-]{43}$/);
    assert.deepEqual(cookie, { name: loginCookieName(state), value: cookie.value, maximumAgeSeconds: 300 });
    assert.match(cookie.name, /^__Host-launch-[\w-]{16}$/);
    assert.ok(!redirect.includes(cookie.value));
  });

  it('gives every login its own state, nonce, secret and cookie', async () => {
    const logins = await Promise.all(
      Array.from({ length: 20 }, () => door.startLogin(loginParameters(platform()))),
    );
    const secrets = logins.flatMap(({ redirect, cookie }) => {
      const sent = new URL(redirect).searchParams;
      return [sent.get('state'), sent.get('nonce'), cookie.value, cookie.name];
    });
    assert.equal(new Set(secrets).size, 80);
  });

  it('leaves out what the platform did not send', async () => {
    const { redirect } = await door.startLogin(loginParameters(platform(), { lti_message_hint: undefined }));
    assert.equal(new URL(redirect).searchParams.has('lti_message_hint'), false);
  });

  it('finds the registration without client_id while the issuer has one that is active', async () => {
    for (const issuer of ['https://lms.example', 'https://mixed.example']) {
      const { redirect } = await door.startLogin(
        loginParameters(platform(), { iss: issuer, client_id: undefined }),
      );
      assert.match(new URL(redirect).searchParams.get('client_id') ?? '', /^(client-1|c)$/);
    }
  });

  it('takes an empty optional parameter for none', async () => {
    const { redirect } = await door.startLogin(
      loginParameters(platform(), { client_id: '', lti_message_hint: '', lti_deployment_id: '' }),
    );
    assert.equal(new URL(redirect).searchParams.get('client_id'), 'client-1');
  });

  it('serves the address of one registration, with or without client_id', async () => {
    for (const clientId of [undefined, 'b']) {
      const { redirect } = await door.startLogin(
        loginParameters(platform(), { iss: 'https://twice.example', client_id: clientId }),
        { registration: 'b' },
      );
      assert.equal(new URL(redirect).searchParams.get('client_id'), 'b');
    }
  });

  const refusals: readonly [string, Record<string, unknown>, string, string?][] = [
    ['no iss', { iss: undefined }, 'loginParameter'],
    ['an empty iss', { iss: '' }, 'loginParameter'],
    ['no login_hint', { login_hint: undefined }, 'loginParameter'],
    ['no target', { target_link_uri: undefined }, 'loginParameter'],
    ['iss twice', { iss: ['https://lms.example', 'https://lms.example'] }, 'loginParameter'],
    ['iss as an object', { iss: { $ne: '' } }, 'loginParameter'],
    ['login_hint as a number', { login_hint: 42 }, 'loginParameter'],
    ['client_id as an object', { client_id: { $gt: '' } }, 'loginParameter'],
    ['client_id outside ASCII', { client_id: 'š' }, 'loginParameter'],
    ['a line break in login_hint', { login_hint: '42\r\nSet-Cookie: x' }, 'loginParameter'],
    ['a NUL in lti_message_hint', { lti_message_hint: 'a\u0000' }, 'loginParameter'],
    ['an endless login_hint', { login_hint: 'x'.repeat(4001) }, 'loginParameter'],
    ['an endless lti_message_hint', { lti_message_hint: 'x'.repeat(8001) }, 'loginParameter'],
    ['an endless iss', { iss: `https://${'x'.repeat(1000)}` }, 'loginParameter'],
    ['an endless deployment', { lti_deployment_id: 'x'.repeat(256) }, 'loginParameter'],
    ['a target elsewhere', { target_link_uri: 'https://evil.example/' }, 'targetElsewhere'],
    ['a target that begins like ours', { target_link_uri: `${PUBLIC_URL}.evil.example/` }, 'targetElsewhere'],
    ['our address as a user name', { target_link_uri: `${PUBLIC_URL}@evil.example/` }, 'targetElsewhere'],
    ['a target without scheme', { target_link_uri: '//badges.example/' }, 'targetElsewhere'],
    ['a script as target', { target_link_uri: 'javascript:alert(1)' }, 'targetElsewhere'],
    ['an unknown issuer', { iss: 'https://unknown.example' }, 'unknownPlatform'],
    ['an issuer with a slash more', { iss: 'https://lms.example/' }, 'unknownPlatform'],
    ['an unknown client', { client_id: 'client-9' }, 'unknownPlatform'],
    [
      'an unknown issuer without client',
      { iss: 'https://x.example', client_id: undefined },
      'unknownPlatform',
    ],
    ['a waiting registration', { iss: 'https://new.example' }, 'platformWaiting'],
    ['a waiting one without client', { iss: 'https://new.example', client_id: undefined }, 'platformWaiting'],
    ['two registrations', { iss: 'https://twice.example', client_id: undefined }, 'severalRegistrations'],
    ['an unknown registration', {}, 'unknownPlatform', 'nobody'],
    ["another issuer's registration", {}, 'unknownPlatform', 'b'],
    [
      'another client than the registration',
      { iss: 'https://twice.example', client_id: 'a' },
      'unknownPlatform',
      'b',
    ],
  ];
  for (const [name, overrides, reason, registration] of refusals) {
    it(`refuses ${name}`, async () => {
      const login = door.startLogin(loginParameters(platform(), overrides), {
        ...(registration !== undefined && { registration }),
      });
      await assert.rejects(login, { code: 'LAUNCH_REFUSED', status: 400, textKey: `launch.${reason}` });
    });
  }

  it('does not look at inherited members', async () => {
    const parameters = Object.create(loginParameters(twin()));
    await assert.rejects(door.startLogin(parameters), { textKey: 'launch.loginParameter' });
  });
});
