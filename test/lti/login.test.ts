import assert from 'node:assert/strict';
import { loginCookieName } from '../../src/domain/loginCookie.js';
import { type FrontDoor, loginParameters, openFrontDoor, PUBLIC_URL } from './frontDoor.js';
import { HOSTILE_LOGINS, ODD_PARAMETERS, otherRegistrations, TWICE_B } from './hostileLogins.js';
import { TestLms } from './testLms.js';

describe('login', () => {
  const lms = new TestLms();
  let door: FrontDoor;
  const platform = () => lms.platform({ jwksUri: 'https://lms.example/keys' });
  const twin = () => lms.platform({ ...platform(), id: 'twin', clientId: 'client-2' });

  before(async () => {
    door = await openFrontDoor([platform(), ...otherRegistrations(platform())]);
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
        { registration: TWICE_B },
      );
      assert.equal(new URL(redirect).searchParams.get('client_id'), 'b');
    }
  });

  for (const { section, name, reason, parameters, registration } of HOSTILE_LOGINS) {
    it(`${section}: refuses ${name}`, async () => {
      const login = door.startLogin(loginParameters(platform(), parameters), {
        ...(registration !== undefined && { registration }),
      });
      await assert.rejects(login, { code: 'LAUNCH_REFUSED', status: 400, textKey: `launch.${reason}` });
    });
  }

  for (const { name, reason, parameters } of ODD_PARAMETERS) {
    it(`refuses ${name}`, async () => {
      const login = door.startLogin(loginParameters(platform(), parameters));
      await assert.rejects(login, { code: 'LAUNCH_REFUSED', status: 400, textKey: `launch.${reason}` });
    });
  }

  it('does not look at inherited members', async () => {
    const parameters = Object.create(loginParameters(twin()));
    await assert.rejects(door.startLogin(parameters), { textKey: 'launch.loginParameter' });
  });
});
