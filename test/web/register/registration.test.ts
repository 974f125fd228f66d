import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Browser, type PageReply } from '../../../src/demo/lms/client/browser.js';
import { signIn } from '../../../src/demo/lms/client/launch.js';
import { type DemoLms, startDemoLms } from '../../../src/demo/lms/lms.js';
import type { RegistrationReason } from '../../../src/domain/registrationRefusal.js';
import { type RunningTool, startTool } from '../../harness.js';
import { ToolClient } from '../../toolClient.js';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

describe('Dynamic registration', () => {
  let tool: RunningTool;
  let institution: string;
  const log: string[] = [];
  const linkTo = async (lms?: string) =>
    new URL((await tool.services.createRegistrationLink(institution, lms)).address);

  before(async () => {
    tool = await startTool({ log: { write: (line) => log.push(line) } });
    institution = (await tool.services.listInstitutions())[0]?.id ?? '';
  });
  after(async () => {
    await tool.close();
    assert.ok(log.length > 20);
    for (const line of log) assert.doesNotMatch(line, /token=|Bearer|secret text/);
  });

  describe('with the demo LMS', () => {
    let lms: DemoLms;
    beforeEach(async () => {
      lms = await startDemoLms({ port: 0 });
    });
    afterEach(() => lms.close());

    /** As its administrator does: the address of the frame, and what the tool shows in it. */
    const register = async (link: URL): Promise<PageReply> => {
      const browser = new Browser();
      await signIn(browser, lms, 'admin');
      const page = await browser.get(`${lms.url}/tools/add?address=${encodeURIComponent(link.href)}`);
      const source = /<iframe[^>]* src="([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      return browser.get(source);
    };
    const registered = async () =>
      (await tool.services.listPlatforms()).find(({ issuer }) => issuer === lms.url);

    it('connects the LMS that the link was made for at once, and a teacher comes in', async () => {
      const page = await register(await linkTo(lms.url));
      assert.equal(page.status, 200, page.text);
      assert.match(page.text, /postMessage\(\{ subject: 'org\.imsglobal\.lti\.close' \}/);
      const policy = page.headers.get('content-security-policy') ?? '';
      assert.ok(policy.includes(lms.url), policy);
      const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? '-';
      assert.ok(page.text.replaceAll('&#x3D;', '=').includes(`<script nonce="${nonce}">`));
      const platform = await registered();
      assert.deepEqual(
        [platform?.state, platform?.clientId, platform?.deploymentIds, platform?.product],
        ['active', lms.registration.clientId, ['1'], 'demo-lms'],
      );
      const teacher = await ToolClient.launch(lms, { person: 'teacher', course: 'eportfolio' });
      assert.equal((await teacher.get(teacher.location)).status, 200);
    });

    it('lets any other LMS wait until it is approved', async () => {
      for (const link of [await linkTo(), await linkTo('https://moodle.school.example')]) {
        const page = await register(link);
        assert.equal(page.status, 200);
        const platform = await registered();
        assert.equal(platform?.state, 'waiting');
        assert.ok(page.text.includes(`platform approve ${platform?.id}`));
      }
      const early = await new Browser().post(`${tool.url}/lti/login`, {
        iss: lms.url,
        login_hint: '3',
        target_link_uri: `${tool.url}/`,
      });
      assert.equal(early.status, 400);
      await tool.services.approvePlatform((await registered())?.id ?? '');
      const teacher = await ToolClient.launch(lms, { person: 'teacher', course: 'eportfolio' });
      assert.equal(teacher.landing.status, 303);
    });

    it('spends the link by success only', async () => {
      const link = await linkTo(lms.url);
      const configuration = `${lms.url}/openid-configuration`;
      link.searchParams.set('openid_configuration', configuration);
      link.searchParams.set('registration_token', 'wrong');
      expectRefused(await new Browser().get(link), 'refused');
      const fresh = new URL(link);
      fresh.searchParams.delete('openid_configuration');
      fresh.searchParams.delete('registration_token');
      assert.equal((await new Browser().get(fresh)).status, 200, 'looking at it spends nothing');
      assert.equal((await register(fresh)).status, 200);
      const again = await register(fresh);
      assert.equal(again.status, 410);
      assert.match(again.text, /has connected a learning platform already/);
      assert.ok((again.headers.get('content-security-policy') ?? '').includes(lms.url), 'seen in the frame');
    });

    it('lets an LMS register again, and leaves its people, courses and approval as they are', async () => {
      await register(await linkTo(lms.url));
      const teacher = await ToolClient.launch(lms, { person: 'teacher', course: 'eportfolio' });
      const before = await registered();
      await register(await linkTo());
      const after = await registered();
      assert.deepEqual([after?.id, after?.state], [before?.id, 'active']);
      assert.equal((await teacher.get(teacher.location)).status, 200);
    });
  });

  describe('with platforms that are not as they should be', () => {
    let server: Server;
    let url: string;
    let requests: string[];
    let configuration: (request: IncomingMessage, response: ServerResponse) => void;
    let registration: (request: IncomingMessage, response: ServerResponse) => void;
    const honest = (): Record<string, unknown> => ({
      issuer: url,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      registration_endpoint: `${url}/register`,
    });

    beforeEach(async () => {
      requests = [];
      configuration = (_request, response) => response.end(JSON.stringify(honest()));
      registration = (_request, response) => response.end(JSON.stringify({ client_id: 'c' }));
      server = createServer((request, response) => {
        requests.push(`${request.method} ${request.url}`);
        (request.method === 'POST' ? registration : configuration)(request, response);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      url = `http://127.0.0.1:${address.port}`;
    });
    afterEach(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    const open = async (parameters: Record<string, string> = {}): Promise<PageReply> => {
      const link = await linkTo(url);
      const all = {
        openid_configuration: `${url}/configuration`,
        registration_token: 'token',
        ...parameters,
      };
      for (const [name, value] of Object.entries(all)) link.searchParams.set(name, value);
      return new Browser().get(link);
    };
    const answers = (body: unknown) => {
      configuration = (_request, response) =>
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };

    const faulty: readonly [string, RegistrationReason, () => unknown][] = [
      ['no JSON', 'unreachable', () => 'secret text of the page'],
      ['a list', 'configuration', () => []],
      ['null', 'configuration', () => null],
      ['an empty object', 'configuration', () => ({})],
      ['an issuer that is a number', 'configuration', () => ({ ...honest(), issuer: 7 })],
      ['an issuer with a query', 'configuration', () => ({ ...honest(), issuer: `${url}/?a=1` })],
      ['an issuer elsewhere', 'otherHost', () => ({ ...honest(), issuer: 'https://moodle.example' })],
      [
        'an authorization endpoint elsewhere',
        'otherHost',
        () => ({ ...honest(), authorization_endpoint: 'https://evil.example/auth' }),
      ],
      ['a key set elsewhere', 'otherHost', () => ({ ...honest(), jwks_uri: 'https://evil.example/keys' })],
      [
        'a registration endpoint elsewhere',
        'otherHost',
        () => ({ ...honest(), registration_endpoint: 'https://evil.example/register' }),
      ],
      [
        'a script as endpoint',
        'configuration',
        () => ({ ...honest(), token_endpoint: 'javascript:alert(1)' }),
      ],
      ['no key set', 'configuration', () => ({ ...honest(), jwks_uri: undefined })],
      ['a list as endpoint', 'configuration', () => ({ ...honest(), jwks_uri: [`${url}/jwks`] })],
      [
        'other signatures',
        'signing',
        () => ({ ...honest(), id_token_signing_alg_values_supported: ['ES256'] }),
      ],
    ];
    for (const [name, reason, body] of faulty) {
      it(`refuses a configuration with ${name}, and shows nothing of it`, async () => {
        answers(body());
        const page = await open();
        expectRefused(page, reason);
        assert.ok(!page.text.includes('secret text') && !page.text.includes('evil.example'));
        assert.ok(!requests.some((each) => each.startsWith('POST')), 'nothing is sent');
      });
    }

    const answersWrongly: readonly [string, RegistrationReason, number, unknown][] = [
      ['401', 'refused', 401, {}],
      ['500', 'refused', 500, 'secret text of the fault'],
      ['a redirect', 'refused', 302, {}],
      ['no JSON', 'unreachable', 200, '<html>secret text'],
      ['no client id', 'answer', 200, {}],
      ['a client id that is a number', 'answer', 200, { client_id: 7 }],
      ['an endless client id', 'answer', 200, { client_id: 'x'.repeat(256) }],
      ['an odd deployment', 'answer', 200, { client_id: 'c', [TOOL]: { deployment_id: {} } }],
    ];
    for (const [name, reason, status, body] of answersWrongly) {
      it(`refuses a registration answered with ${name}`, async () => {
        registration = (_request, response) =>
          response
            .writeHead(status, { location: 'http://127.0.0.1:9/' })
            .end(typeof body === 'string' ? body : JSON.stringify(body));
        const page = await open();
        expectRefused(page, reason);
        assert.ok(!page.text.includes('secret text'));
      });
    }

    it('refuses addresses that are none, or nobody answers', async () => {
      expectRefused(await open({ openid_configuration: 'javascript:alert(1)' }), 'address');
      expectRefused(await open({ openid_configuration: '/configuration' }), 'address');
      expectRefused(await open({ registration_token: 'a\r\nX-Evil: 1' }), 'address');
      expectRefused(await open({ openid_configuration: 'http://127.0.0.1:9/x' }), 'unreachable');
    });

    it('does not wait for ever, nor read for ever', async function () {
      this.timeout(20_000);
      configuration = () => undefined;
      expectRefused(await open(), 'unreachable');
      configuration = (_request, response) =>
        response.end(JSON.stringify({ ...honest(), x: 'x'.repeat(300_000) }));
      expectRefused(await open(), 'unreachable');
    });

    it('keeps a number as deployment, takes none, and keeps what the answer grants', async () => {
      registration = (_request, response) =>
        response
          .writeHead(201)
          .end(JSON.stringify({ client_id: 'with', scope: 'a b', [TOOL]: { deployment_id: 7 } }));
      assert.equal((await open()).status, 200);
      registration = (_request, response) => response.end(JSON.stringify({ client_id: 'without' }));
      assert.equal((await open()).status, 200);
      const platforms = (await tool.services.listPlatforms()).filter(({ issuer }) => issuer === url);
      assert.deepEqual(
        platforms.map(({ clientId, deploymentIds, grantedScopes }) => [
          clientId,
          deploymentIds,
          grantedScopes,
        ]),
        [
          ['with', ['7'], ['a', 'b']],
          ['without', [], []],
        ],
      );
    });

    it('asks the second of two tries at once to wait, and registers once', async () => {
      const link = await linkTo(url);
      link.searchParams.set('openid_configuration', `${url}/configuration`);
      registration = (_request, response) => {
        setTimeout(() => response.end(JSON.stringify({ client_id: 'once' })), 200);
      };
      const replies = await Promise.all([new Browser().get(link), new Browser().get(link)]);
      assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 400]);
      assert.equal(requests.filter((each) => each.startsWith('POST')).length, 1);
    });

    it('asks for what the platform offers, and names the tool in every language', async () => {
      let sent = '';
      configuration = (_request, response) =>
        response.end(
          JSON.stringify({
            ...honest(),
            claims_supported: ['sub', 'email'],
            'https://purl.imsglobal.org/spec/lti-platform-configuration': {
              messages_supported: [{ type: 'LtiResourceLinkRequest' }],
            },
          }),
        );
      registration = async (request, response) => {
        for await (const chunk of request) sent += String(chunk);
        assert.equal(request.headers.authorization, 'Bearer token');
        response.end(JSON.stringify({ client_id: 'asked' }));
      };
      assert.equal((await open()).status, 200);
      const body = JSON.parse(sent);
      assert.equal(body.token_endpoint_auth_method, 'private_key_jwt');
      assert.deepEqual(body.redirect_uris, [`${tool.url}/lti/launch`]);
      assert.equal(body.jwks_uri, `${tool.url}/lti/keys`);
      assert.equal(body['client_name#fi'], 'Osaamismerkit');
      assert.equal(body[TOOL].domain, new URL(tool.url).host);
      assert.deepEqual(body[TOOL].claims, ['sub', 'email']);
      assert.deepEqual(
        body[TOOL].messages.map(({ type }: { type: string }) => type),
        ['LtiResourceLinkRequest'],
      );
      assert.equal((await new Browser().get(body.logo_uri)).status, 200);
      assert.equal((await new Browser().get(body.jwks_uri)).status, 200);
    });
  });

  it('keeps registration links and setup links apart', async () => {
    const link = await linkTo();
    const token = link.searchParams.get('token') ?? '';
    const browser = new Browser();
    assert.equal((await browser.get(`${tool.url}/admin/setup/${token}`)).status, 410);
    assert.equal((await browser.post(`${tool.url}/admin/setup/${token}`, { action: 'open' })).status, 410);
    assert.equal((await browser.get(link)).status, 200);
    const setup = await tool.services.createSetupLink(institution);
    const other = setup.address.split('/').at(-1) ?? '';
    assert.equal((await browser.get(`${tool.url}/lti/register?token=${other}`)).status, 410);
    assert.equal((await browser.get(setup.address)).status, 200);
  });

  it('may be framed by nobody that its address could smuggle in', async () => {
    const link = await linkTo();
    link.searchParams.set('openid_configuration', 'https://a;script-src%20*/x');
    const policy = (await new Browser().get(link)).headers.get('content-security-policy') ?? '';
    assert.equal(policy.match(/script-src/g)?.length, 1, policy);
  });

  function expectRefused(page: PageReply, reason: RegistrationReason): void {
    const reference = page.headers.get('x-request-id') ?? '';
    const line = log.find((each) => each.includes(reference) && each.includes('"refused"')) ?? '';
    assert.equal(page.status, 400, `${page.status} ${line}`);
    const logged: { text: string; detail: string } = JSON.parse(line);
    assert.equal(logged.text, `register.reasons.${reason}`, line);
    assert.ok(page.text.includes(reference) && logged.detail !== '');
    assert.match(page.text, /Your link is not used up/);
  }
});
