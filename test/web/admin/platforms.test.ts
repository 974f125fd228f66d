import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { Browser } from '../../../src/demo/lms/client/browser.js';
import { readForms } from '../../../src/demo/lms/client/forms.js';
import { platformId } from '../../../src/domain/platformId.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { ToolClient } from '../../toolClient.js';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
const TYPED = {
  kind: 'other',
  name: 'Our Sakai <3',
  issuer: 'https://sakai.school.example',
  clientId: 'a-1',
  deploymentIds: '1\n2\n1',
  authorizationEndpoint: 'https://sakai.school.example/imsoidc/lti13/oidc_auth',
  tokenEndpoint: 'https://sakai.school.example/imsblis/lti13/token/3',
  jwksUri: 'https://sakai.school.example/imsblis/lti13/keyset',
};

describe('Learning platforms in the school settings', () => {
  let tool: RunningTool;
  let admin: ToolClient;
  let ofDemo: string;
  let now = Date.now();

  before(async () => {
    tool = await startTool({ clock: () => new Date(now) });
    admin = await ToolClient.launch(tool.lms, { person: 'admin', course: 'eportfolio' });
    const { issuer, clientId } = tool.lms.registration;
    ofDemo = platformId(issuer, clientId);
    await admin.get(paths.admin());
  });
  after(() => tool.close());

  const add = (changes: Record<string, string> = {}) =>
    admin.post(paths.adminNewPlatform(), { ...TYPED, ...changes });
  const stored = async (clientId: string) =>
    (await tool.services.listPlatforms()).find((platform) => platform.clientId === clientId);

  it('connects a platform by hand, let in at once', async () => {
    const reply = await add();
    assert.equal(reply.status, 303, reply.text);
    const page = await admin.follow(reply);
    assert.match(page.text, /Our Sakai &lt;3/);
    const platform = await stored('a-1');
    assert.deepEqual(
      [platform?.state, platform?.deploymentIds, platform?.origin, platform?.tokenEndpoint],
      ['active', ['1', '2'], 'admin', TYPED.tokenEndpoint],
    );
    const again = await add();
    assert.equal(again.status, 422);
    assert.match(again.text, /is connected already/);
    assert.match(again.text, /value="Our Sakai &lt;3"/);
  });

  it('fills in what a platform of this kind is known to have', async () => {
    const empty = { authorizationEndpoint: '', tokenEndpoint: '', jwksUri: '', deploymentIds: '' };
    await add({ ...empty, kind: 'moodle', issuer: 'https://moodle.school.example/', clientId: 'm' });
    const moodle = await stored('m');
    assert.deepEqual(
      [moodle?.issuer, moodle?.jwksUri, moodle?.deploymentIds],
      ['https://moodle.school.example', 'https://moodle.school.example/mod/lti/certs.php', []],
    );
    await add({ ...empty, kind: 'canvas', issuer: '', clientId: 'c' });
    assert.equal((await stored('c'))?.issuer, 'https://canvas.instructure.com');
    await add({ ...empty, kind: 'blackboard', issuer: '', clientId: 'b' });
    assert.match((await stored('b'))?.jwksUri ?? '', /\/applications\/b\/jwks\.json$/);
  });

  it('names everything that is wrong, and keeps what was typed', async () => {
    const reply = await add({
      name: '',
      issuer: 'javascript:alert(1)',
      clientId: ' š ',
      authorizationEndpoint: 'https://user:word@lms.example/',
      tokenEndpoint: '',
      jwksUri: 'sakai.school.example/keys',
      deploymentIds: 'ä',
    });
    assert.equal(reply.status, 422);
    const faults = reply.text.match(/<li><a href="#[\w-]+">/g) ?? [];
    assert.equal(faults.length, 7, reply.text);
    assert.match(reply.text, /value="javascript:alert\(1\)"/);
  });

  it('lets the values of a platform connected by hand be mended, and says when somebody was faster', async () => {
    const id = (await stored('a-1'))?.id ?? '';
    const page = await admin.get(paths.adminEditPlatform(id));
    assert.equal(page.status, 200);
    const revision = readForms(page.text).find(({ action }) => action.endsWith('/edit'))?.hidden.revision;
    const save = (changes: Record<string, string>) =>
      admin.post(paths.adminEditPlatform(id), { ...TYPED, revision, ...changes });
    assert.equal((await save({ clientId: 'a-2' })).status, 303);
    const stale = await save({ clientId: 'a-3', name: 'Mine' });
    assert.equal(stale.status, 409);
    assert.match(stale.text, /value="Mine"/);
    assert.ok((await stored('a-2')) && !(await stored('a-3')));
    assert.equal((await save({ issuer: '' })).status, 422);
  });

  it('makes a registration link that is shown once', async () => {
    const reply = await admin.post(paths.adminPlatformLinks(), { lms: 'https://moodle.school.si/moodle/' });
    assert.equal(reply.status, 200);
    assert.match(reply.text, /If moodle\.school\.si uses it/);
    const link = /value="([^"]*\/lti\/register[^"]*)"/.exec(reply.text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    assert.equal((await new Browser().get(link)).status, 200);
    assert.equal((await admin.post(paths.adminPlatformLinks(), { lms: '' })).status, 200);
    for (const lms of ['not an address', 'javascript:alert(1)', 'https://', 'a@b.example']) {
      const refused = await admin.post(paths.adminPlatformLinks(), { lms });
      assert.equal(refused.status, 422, lms);
    }
  });

  it('shows everything to copy for each platform, and serves it as JSON', async () => {
    const page = (await admin.get(paths.adminNewPlatform())).text.replaceAll('&#x27;', "'");
    for (const words of ['Moodle', 'Canvas', 'Blackboard', 'Brightspace', 'Sakai', 'Initiate login URL']) {
      assert.ok(page.includes(words), words);
    }
    for (const path of ['/lti/login', '/lti/launch', '/lti/keys', '/lti/config.json']) {
      assert.ok(page.includes(`value="${tool.url}${path}"`), path);
    }
    const config = JSON.parse((await new Browser().get(`${tool.url}/lti/config.json`)).text);
    assert.equal(config.oidc_initiation_url, `${tool.url}/lti/login`);
    assert.equal(config.public_jwk_url, `${tool.url}/lti/keys`);
    assert.equal(config.extensions[0].settings.placements[0].message_type, 'LtiResourceLinkRequest');
  });

  describe('how a platform is doing', () => {
    const open = async () => (await admin.get(paths.adminPlatform(ofDemo))).text;

    it('says when somebody came in, that clocks agree, cookies work, and what arrives', async () => {
      const page = await open();
      assert.match(page, /Somebody came in on/);
      assert.match(page, /They agree, within/);
      assert.match(page, /Browsers accept them/);
      assert.equal(page.match(/The platform sends it\./g)?.length, 2);
      assert.equal(page.match(/The platform offers it/g)?.length, 3);
      assert.match(page, /None was refused/);
    });

    it('lists what was refused, with its reference and without anybody', async () => {
      const refused = await ToolClient.launch(tool.lms, {
        person: 'student',
        course: 'eportfolio',
        claims: { [`${CLAIM}/version`]: '1.1' },
      });
      assert.equal(refused.landing.status, 400);
      const page = await open();
      assert.match(page, /The learning platform does not speak LTI 1\.3 here\./);
      assert.ok(page.includes(`Reference: ${refused.landing.headers.get('x-request-id')}`));
      assert.ok(!page.includes('Aino') && !page.includes('amakela'));
    });

    it('notes alike launches once a minute, and keeps no more than twenty of a kind', async () => {
      for (let minute = 0; minute < 25; minute++) {
        for (let twice = 0; twice < 2; twice++) {
          await ToolClient.launch(tool.lms, {
            person: 'student',
            course: 'eportfolio',
            claims: { [`${CLAIM}/version`]: '1.1' },
          });
        }
        now += 61_000;
      }
      const institution = (await stored(tool.lms.registration.clientId))?.institution ?? '';
      const { record } = await tool.services.readPlatform(institution, ofDemo);
      assert.equal(record?.refused.length, 20);
      assert.doesNotMatch(JSON.stringify(record), /Aino|amakela|"sub"/);
    });

    it('notices clocks that differ, missing names, and services that are offered', async () => {
      await ToolClient.launch(tool.lms, {
        person: 'student',
        course: 'eportfolio',
        claims: {
          name: undefined,
          given_name: undefined,
          family_name: undefined,
          email: undefined,
          iat: Math.floor(now / 1000) - 40,
          'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
            scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
            lineitems: 'https://lms.example/lineitems',
          },
          'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': undefined,
        },
      });
      const page = await open();
      assert.match(page, /They differ by 4\d seconds/);
      assert.equal(page.match(/The platform does not send it/g)?.length, 2);
      assert.equal(page.match(/The platform offers it/g)?.length, 1);
      assert.equal(page.match(/did not offer it/g)?.length, 2);
    });

    it('reads the keys when asked', async () => {
      const reply = await admin.post(paths.adminCheckPlatform(ofDemo));
      assert.match(reply.text, /One usable key, read in \d+ ms/);
    });

    it('says when the keys cannot be read, or are none', async () => {
      const server: Server = createServer((_request, response) => response.end('{"keys":[]}'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      const jwksUri = `http://127.0.0.1:${address.port}/keys`;
      await add({ clientId: 'k', jwksUri });
      const id = (await stored('k'))?.id ?? '';
      assert.match((await admin.post(paths.adminCheckPlatform(id))).text, /no usable key/);
      await new Promise((resolve) => server.close(resolve));
      assert.match((await admin.post(paths.adminCheckPlatform(id))).text, /cannot be read from this server/);
    });

    it('names the steps that only people can do in Moodle, and nowhere else', async () => {
      const id = (await stored('m'))?.id ?? '';
      assert.match((await admin.get(paths.adminPlatform(id))).text, /Show in activity chooser/);
      const sakai = (await stored('a-2'))?.id ?? '';
      assert.doesNotMatch((await admin.get(paths.adminPlatform(sakai))).text, /What is left to do in Moodle/);
    });

    it('lets deployments in and out, and the platform itself', async () => {
      const elsewhere = () =>
        ToolClient.launch(tool.lms, {
          person: 'student',
          course: 'eportfolio',
          loginFields: { lti_deployment_id: undefined },
          claims: { [`${CLAIM}/deployment_id`]: '9' },
        });
      assert.equal((await elsewhere()).landing.status, 400);
      assert.match(await open(), /Let 9 in/);
      const deployments = paths.adminDeployments(ofDemo);
      assert.equal((await admin.post(deployments, { approve: '8' })).status, 404);
      assert.equal((await admin.post(deployments, { approve: '9' })).status, 303);
      const student = await elsewhere();
      assert.equal(student.landing.status, 303);
      assert.equal((await admin.post(deployments, { withdraw: '9' })).status, 303);
      assert.equal((await student.get(student.location)).status, 401);
      assert.equal((await elsewhere()).landing.status, 400);

      const id = (await stored('m'))?.id ?? '';
      await admin.post(paths.adminPlatformState(id), { action: 'suspend' });
      assert.equal((await stored('m'))?.state, 'waiting');
      assert.match((await admin.get(paths.adminPlatform(id))).text, /Let this platform in/);
      await admin.post(paths.adminPlatformState(id), { action: 'approve' });
      assert.equal((await stored('m'))?.state, 'active');
    });
  });
});
