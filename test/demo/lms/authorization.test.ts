import assert from 'node:assert/strict';
import { Browser, encodeFields } from '../../../src/demo/lms/client/browser.js';
import { readForms } from '../../../src/demo/lms/client/forms.js';
import { openActivity, signIn } from '../../../src/demo/lms/client/launch.js';
import { type DemoLms, startDemoLms } from '../../../src/demo/lms/lms.js';

const TOOL = 'http://localhost:3999';
const REDIRECT_URI = `${TOOL}/launch`;

describe('demo LMS: the authorization endpoint refuses (OIDC Core §3.1.2.6)', () => {
  let lms: DemoLms;
  let now: Date;

  before(async () => {
    now = new Date('2026-11-24T08:00:00Z');
    lms = await startDemoLms({ port: 0, clock: () => now });
    lms.connectTool({
      origin: TOOL,
      loginUrl: `${TOOL}/login`,
      redirectUris: [REDIRECT_URI],
      targetUrl: TOOL,
    });
  });
  after(() => lms.close());

  /** A sound request, and the browser of the student it is for. */
  async function begin(): Promise<{ browser: Browser; sound: Record<string, string> }> {
    const browser = new Browser();
    const login = await openActivity(browser, lms, { person: 'student', course: 'eportfolio' });
    const sound = {
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: lms.registration.clientId,
      redirect_uri: REDIRECT_URI,
      login_hint: login.fields.login_hint ?? '',
      lti_message_hint: login.fields.lti_message_hint ?? '',
      state: 'a state with "quotes" & <signs>',
      nonce: 'n-1',
    };
    return { browser, sound };
  }

  const ask = (browser: Browser, fields: Record<string, string | string[] | undefined>) =>
    browser.get(`${lms.registration.authorizationEndpoint}?${encodeFields(fields)}`);

  async function answerTo(browser: Browser, fields: Record<string, string | string[] | undefined>) {
    const reply = await ask(browser, fields);
    assert.equal(reply.status, 200);
    const [form] = readForms(reply.text);
    assert.equal(form?.action, REDIRECT_URI);
    return form.hidden;
  }

  it('nothing about a sound request, by GET and by POST', async () => {
    const first = await begin();
    const answer = await answerTo(first.browser, first.sound);
    assert.deepEqual(Object.keys(answer).sort(), ['id_token', 'state']);
    assert.equal(answer.state, first.sound.state);
    const second = await begin();
    const reply = await second.browser.post(lms.registration.authorizationEndpoint, second.sound);
    assert.ok(readForms(reply.text)[0]?.hidden.id_token);
  });

  const refusals: [string, Record<string, string | string[] | undefined>, string][] = [
    ['another scope', { scope: 'openid profile' }, 'invalid_scope'],
    ['no scope', { scope: undefined }, 'invalid_scope'],
    ['another response type', { response_type: 'code' }, 'unsupported_response_type'],
    ['another response mode', { response_mode: 'query' }, 'invalid_request'],
    ['no response mode', { response_mode: undefined }, 'invalid_request'],
    ['a prompt', { prompt: 'login' }, 'invalid_request'],
    ['no nonce', { nonce: undefined }, 'invalid_request'],
    ['an empty nonce', { nonce: '' }, 'invalid_request'],
    ['two nonces', { nonce: ['a', 'b'] }, 'invalid_request'],
    ['an endless state', { state: 's'.repeat(5000) }, 'invalid_request'],
    ['the hint of another person', { login_hint: '3' }, 'login_required'],
    ['no login hint', { login_hint: undefined }, 'login_required'],
    ['no message hint', { lti_message_hint: undefined }, 'invalid_request'],
    ['a message hint that is no JSON', { lti_message_hint: '{' }, 'invalid_request'],
    ['a made-up message hint', { lti_message_hint: '{"cmid":"41","launchid":"1"}' }, 'invalid_request'],
  ];
  for (const [what, change, error] of refusals) {
    it(`${what}: ${error}, and the message hint stays usable`, async () => {
      const { browser, sound } = await begin();
      const answer = await answerTo(browser, { ...sound, ...change });
      assert.equal(answer.error, error);
      assert.ok(answer.error_description);
      assert.equal(answer.id_token, undefined);
      assert.ok((await answerTo(browser, sound)).id_token);
    });
  }

  it('a changed message hint', async () => {
    const { browser, sound } = await begin();
    const changed = sound.lti_message_hint?.replace('"41"', '"42"');
    assert.equal((await answerTo(browser, { ...sound, lti_message_hint: changed })).error, 'invalid_request');
  });

  it('a message hint a second time, also of two at once', async () => {
    const { browser, sound } = await begin();
    const answers = await Promise.all([1, 2, 3, 4].map(() => answerTo(browser, sound)));
    assert.equal(answers.filter((answer) => answer.id_token).length, 1);
    assert.equal(answers.filter((answer) => answer.error === 'invalid_request').length, 3);
  });

  it('a message hint after five minutes', async () => {
    const { browser, sound } = await begin();
    now = new Date(now.getTime() + 5 * 60 * 1000);
    assert.equal((await answerTo(browser, sound)).error, 'invalid_request');
  });

  it('a message hint that was begun by another person', async () => {
    const { sound } = await begin();
    const other = new Browser();
    await signIn(other, lms, 'student2');
    assert.equal((await answerTo(other, { ...sound, login_hint: '11' })).error, 'invalid_request');
  });

  it('a browser nobody is signed in with, after one repost', async () => {
    const { sound } = await begin();
    assert.equal((await answerTo(new Browser(), { ...sound, reposted: '1' })).error, 'login_required');
  });

  const untrusted: [string, Record<string, string | string[] | undefined>][] = [
    ['an unknown client', { client_id: 'other' }],
    ['no client', { client_id: undefined }],
    ['an unregistered address', { redirect_uri: 'https://evil.example/' }],
    ['an address that only begins like the registered one', { redirect_uri: `${REDIRECT_URI}?x=1` }],
    ['two addresses', { redirect_uri: [REDIRECT_URI, 'https://evil.example/'] }],
    ['no address', { redirect_uri: undefined }],
  ];
  for (const [what, change] of untrusted) {
    it(`${what}: a page of its own, 400, and nothing is sent anywhere`, async () => {
      const { browser, sound } = await begin();
      const reply = await ask(browser, { ...sound, ...change });
      assert.equal(reply.status, 400);
      assert.match(reply.text, /<h1>That did not work<\/h1>/);
      assert.deepEqual(readForms(reply.text), []);
    });
  }
});
