import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import sharp from 'sharp';
import { SESSION_ABSOLUTE_MS } from '../../../src/domain/session.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { MANIFEST, SVG, TEMPLATE } from '../../images/uploads/samples.js';
import { ToolClient } from '../../toolClient.js';

const PROFILE = {
  name: 'Šola za oblikovanje',
  url: 'https://www.school.example',
  email: 'badges@school.example',
  description: 'A school of design.\nمدرسة 🎓',
  countryCode: 'SI',
  region: 'Gorenjska',
  'identifier.0.type': 'ext:erasmusCode',
  'identifier.0.value': 'SI LJUBLJA01',
};

describe('The admin journey over HTTP', () => {
  let tool: RunningTool;
  let institution: string;
  let now = new Date();

  before(async () => {
    tool = await startTool({ clock: () => now });
    institution = (await tool.services.listInstitutions())[0]?.id ?? '';
  });
  after(() => tool.close());

  const setupPath = async (): Promise<string> =>
    new URL((await tool.services.createSetupLink(institution)).address).pathname;

  const enter = async (): Promise<ToolClient> => {
    const client = new ToolClient(tool.url);
    const link = await setupPath();
    await client.get(link);
    assert.equal((await client.post(link, { action: 'open' })).status, 303);
    return client;
  };

  const launch = () => ToolClient.launch(tool.lms, { person: 'admin', course: 'eportfolio' });

  const openForm = async (client: ToolClient, path: string = paths.adminIssuer()) => {
    const reply = await client.get(path);
    assert.equal(reply.status, 200, reply.text);
    return { text: reply.text, revision: hidden(reply.text, 'revision') };
  };

  describe('the setup link', () => {
    it('opens the settings without an LMS; looking at it spends nothing', async () => {
      const client = new ToolClient(tool.url);
      const link = await setupPath();
      for (let previews = 0; previews < 3; previews++) {
        const page = await client.get(link);
        assert.equal(page.status, 200);
        assert.match(page.text, /<h1>Open the school settings<\/h1>/);
        assert.deepEqual(client.cookieNames, []);
      }
      const opened = await client.post(link, { action: 'open' });
      assert.equal(opened.status, 303);
      assert.equal(opened.location?.pathname, paths.admin());
      assert.deepEqual(client.cookieNames, ['__Host-session']);
      const overview = await client.follow(opened);
      assert.match(overview.text, /<h1>School settings<\/h1>/);
      assert.match(overview.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    });

    it('opens once', async () => {
      const link = await setupPath();
      const clients = Array.from({ length: 5 }, () => new ToolClient(tool.url));
      const replies = await Promise.all(clients.map((client) => client.post(link, { action: 'open' })));
      assert.deepEqual(replies.map(({ status }) => status).toSorted(), [303, 410, 410, 410, 410]);
      const again = await new ToolClient(tool.url).get(link);
      assert.equal(again.status, 410);
      assert.match(again.text, /This link no longer works/);
    });

    it('is refused when unknown, or after a day', async () => {
      assert.equal((await new ToolClient(tool.url).get(paths.adminSetup('x'))).status, 410);
      const link = await setupPath();
      now = new Date(now.getTime() + 24 * 60 * 60 * 1000 + 1);
      assert.equal((await new ToolClient(tool.url).get(link)).status, 410);
      assert.equal((await new ToolClient(tool.url).post(link, { action: 'open' })).status, 410);
    });

    it('gives a session that ends by itself, and by signing out', async () => {
      const client = await enter();
      await client.get(paths.admin());
      assert.equal((await client.post('/sign-out')).status, 303);
      assert.equal((await client.get(paths.admin())).status, 401);
      const other = await enter();
      now = new Date(now.getTime() + SESSION_ABSOLUTE_MS);
      assert.equal((await other.get(paths.admin())).status, 401);
    });
  });

  it('lets an admin of the platform in, and nobody else', async () => {
    const admin = await launch();
    assert.equal((await admin.get(paths.admin())).status, 200);
    const teacher = await ToolClient.launch(tool.lms, { person: 'teacher', course: 'eportfolio' });
    for (const path of [paths.admin(), paths.adminIssuer(), paths.adminTemplates()]) {
      assert.equal((await teacher.get(path)).status, 403);
      assert.equal((await new ToolClient(tool.url).get(path)).status, 401);
    }
    const { revision } = await openForm(admin);
    await teacher.get(teacher.location);
    assert.equal((await teacher.upload(paths.adminIssuer(), { ...PROFILE, revision })).status, 403);
  });

  describe('the issuer profile', () => {
    it('is saved, shown and read by the world', async () => {
      const client = await launch();
      const { revision } = await openForm(client);
      const saved = await client.upload(paths.adminIssuer(), { ...PROFILE, revision, action: 'save' });
      assert.equal(saved.status, 303, saved.text);
      const page = await client.follow(saved);
      assert.match(page.text, /The issuer profile is saved/);
      assert.match(page.text, /value="Šola za oblikovanje"/);
      assert.match(page.text, /<option value="SI" selected>Slovenia<\/option>/);
      const { profile } = await tool.services.findInstitution(institution);
      assert.equal(profile.description, PROFILE.description);
      assert.deepEqual(profile.otherIdentifiers, [{ type: 'ext:erasmusCode', value: 'SI LJUBLJA01' }]);
    });

    it('names every fault and keeps what was typed', async () => {
      const client = await launch();
      const { revision } = await openForm(client);
      const bad = {
        ...PROFILE,
        name: 'ß'.repeat(10_000),
        url: 'javascript:alert(1)',
        email: 'nobody',
        revision,
      };
      const reply = await client.upload(paths.adminIssuer(), {
        ...bad,
        countryCode: 'XX',
        'identifier.1.value': 'new',
      });
      assert.equal(reply.status, 422);
      for (const id of ['name', 'url', 'email', 'countryCode', 'identifier-1-type']) {
        assert.match(reply.text, new RegExp(`<a href="#${id}">`));
        assert.match(reply.text, new RegExp(`id="${id}"`));
      }
      assert.match(reply.text, /value="javascript:alert\(1\)"/);
      assert.ok(reply.text.includes('ß'.repeat(10_000)));
      assert.match(reply.text, /value="new"/);
    });

    it('gives another row without losing or saving anything', async () => {
      const client = await launch();
      const { revision } = await openForm(client);
      const typed = {
        ...PROFILE,
        name: 'Not saved',
        revision,
        'identifier.1.type': 'identifier',
        'identifier.1.value': '',
      };
      const reply = await client.upload(paths.adminIssuer(), { ...typed, action: 'addIdentifier' });
      assert.equal(reply.status, 200);
      assert.match(reply.text, /name="identifier\.2\.value"/);
      assert.match(reply.text, /value="Not saved"/);
      assert.notEqual((await tool.services.findInstitution(institution)).profile.name, 'Not saved');
    });

    it('keeps what both admins wrote when one was faster', async () => {
      const [one, other] = [await launch(), await launch()];
      const [first, second] = [await openForm(one), await openForm(other)];
      const theirs = { ...PROFILE, region: 'Koroška', revision: first.revision };
      assert.equal((await one.upload(paths.adminIssuer(), theirs)).status, 303);
      // Sent twice: no conflict with itself.
      assert.equal((await one.upload(paths.adminIssuer(), theirs)).status, 303);
      const mine = { ...PROFILE, region: 'Štajerska', revision: second.revision };
      const conflict = await other.upload(paths.adminIssuer(), mine);
      assert.equal(conflict.status, 409);
      assert.match(conflict.text, /Somebody else saved this profile meanwhile/);
      assert.match(conflict.text, /Koroška/);
      assert.match(conflict.text, /value="Štajerska"/);
      assert.equal((await tool.services.findInstitution(institution)).profile.region, 'Koroška');
      const revision = hidden(conflict.text, 'revision');
      assert.equal((await other.upload(paths.adminIssuer(), { ...mine, revision })).status, 303);
      assert.equal((await tool.services.findInstitution(institution)).profile.region, 'Štajerska');
    });

    it('takes a logo, keeps it through faults, shows it and removes it', async () => {
      const client = await launch();
      const { revision } = await openForm(client);
      const logo = new File([new Uint8Array(await picture())], 'logo.jpg', { type: 'image/jpeg' });
      const faulty = await client.upload(paths.adminIssuer(), { ...PROFILE, name: '', revision, logo });
      assert.equal(faulty.status, 422);
      assert.match(faulty.text, /src="data:image\/png;base64,/);
      const keptLogo = hidden(faulty.text, 'keptLogo');
      assert.match(keptLogo, /^[0-9a-f]{64}$/);
      const saved = await client.upload(paths.adminIssuer(), { ...PROFILE, revision, keptLogo });
      assert.equal(saved.status, 303, saved.text);
      const form = await openForm(client);
      assert.match(form.text, new RegExp(`src="${paths.issuerLogo(institution)}\\?v&#x3D;`));
      const removed = { ...PROFILE, revision: form.revision, keptLogo, removeLogo: 'yes' };
      assert.equal((await client.upload(paths.adminIssuer(), removed)).status, 303);
      assert.equal((await tool.services.findInstitution(institution)).profile.logo, undefined);
    });

    it('refuses what is no picture, and a logo that was never uploaded', async () => {
      const client = await launch();
      const { revision } = await openForm(client);
      const svg = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'logo.png');
      const refused = await client.upload(paths.adminIssuer(), { ...PROFILE, revision, logo: svg });
      assert.equal(refused.status, 422);
      assert.match(refused.text, /A logo has to be a PNG, JPEG or WebP picture/);
      const unknown = await client.upload(paths.adminIssuer(), {
        ...PROFILE,
        revision,
        keptLogo: '0'.repeat(64),
      });
      assert.equal(unknown.status, 422);
      assert.match(unknown.text, /Choose it once more/);
    });
  });

  describe('a template of the school’s own', () => {
    const file = (content: string, name = 'badge.svg') => new File([content], name);

    it('is uploaded, looked at in every language, offered and taken back', async () => {
      const client = await launch();
      await client.get(paths.adminNewTemplate());
      const refused = await client.upload(paths.adminNewTemplate(), {
        title: 'Ours',
        file: file(SVG.replace('<path', '<image href="https://example.org/a.png"/><path')),
      });
      assert.equal(refused.status, 422);
      assert.match(refused.text, /This SVG holds another picture/);
      assert.match(refused.text, /value="Ours"/);
      const added = await client.upload(paths.adminNewTemplate(), {
        file: file(TEMPLATE),
        manifest: file(MANIFEST, 'manifest.json'),
      });
      assert.equal(added.status, 303, added.text);
      const page = await client.get(added.location?.href ?? '');
      assert.match(page.text, /Teachers don.{1,6}t see it yet/);
      const samples = [...page.text.matchAll(/src="([^"]+-160\.png)"/g)].map(([, src]) => src ?? '');
      assert.equal(samples.length, 10);
      for (const sample of samples.slice(0, 2)) {
        assert.equal((await client.get(sample)).headers.get('content-type'), 'image/png');
      }
      const own = added.location?.pathname ?? '';
      for (const wrong of ['xx-short-160', 'en-long-9999', 'en']) {
        assert.equal((await client.get(`${own}/versions/1/${wrong}.png`)).status, 404);
      }
      assert.equal((await client.post(own, { action: 'offer', version: '1' })).status, 303);
      assert.match((await client.get(own)).text, /Teachers can choose it \(version 1\)/);
      assert.match((await client.get(paths.adminTemplates())).text, /Offered to teachers/);
      const version = await client.upload(`${own}/versions`, { title: 'Ours', file: file(SVG) });
      assert.equal(version.status, 303, version.text);
      assert.match((await client.get(own)).text, /Version 2 below is not offered yet/);
      assert.equal((await client.post(own, { action: 'withdraw' })).status, 303);
      assert.equal((await client.post(own, { action: 'offer', version: '9' })).status, 404);
    });

    it('may not be what is no template', async () => {
      const client = await launch();
      await client.get(paths.adminNewTemplate());
      const nothing = await client.upload(paths.adminNewTemplate(), { title: 'Ours' });
      assert.match(nothing.text, /Choose a file first/);
      const wrong = MANIFEST.replace('"lines":4', '"lines":40');
      const fault = await client.upload(paths.adminNewTemplate(), {
        file: file(TEMPLATE),
        manifest: file(wrong, 'manifest.json'),
      });
      assert.match(fault.text, /manifest\.json: areas\[0\]\.lines must be a number from 1 to 8/);
    });
  });

  describe('what holds for all pictures', () => {
    it('is set, shown to the admin again, and refused where it makes no sense', async () => {
      const client = await launch();
      const { text, revision } = await openForm(client, paths.adminTemplates());
      const template = [...text.matchAll(/name="template" value="([^"]+)" checked/g)].map(
        ([, name]) => name ?? '',
      );
      const rules = {
        defaultTemplate: 'seal',
        'lock.primary': '1',
        'colour.primary': '#AA0011',
        'colour.accent': '#00ff00',
        logo: 'shown',
      };
      const saved = await client.post(paths.adminTemplates(), { revision, template, ...rules });
      assert.equal(saved.status, 303, saved.text);
      assert.deepEqual((await tool.services.findInstitution(institution)).pictureRules, {
        defaultTemplate: 'seal',
        lockedColours: { primary: '#aa0011' },
        logo: 'shown',
      });
      const again = await openForm(client, paths.adminTemplates());
      assert.match(again.text, /<option value="seal" selected>/);
      assert.match(again.text, /name="lock\.primary" value="1" checked/);
      const first = { revision: again.revision, template: ['shield'], ...rules };
      const refused = await client.post(paths.adminTemplates(), first);
      assert.equal(refused.status, 422);
      assert.match(refused.text, /can only begin with a template that is ticked/);
      const freed = { revision: again.revision, template };
      assert.equal((await client.post(paths.adminTemplates(), freed)).status, 303);
    });
  });

  describe('the templates', () => {
    it('are shown as pictures, chosen, and never all taken away', async () => {
      const client = await launch();
      const { text, revision } = await openForm(client, paths.adminTemplates());
      const names = [...text.matchAll(/name="template" value="([^"]+)" checked/g)].map(
        ([, name]) => name ?? '',
      );
      assert.ok(names.length >= 3);
      const sample = await client.get(paths.adminTemplatePicture(names[0] ?? ''));
      assert.equal(sample.headers.get('content-type'), 'image/png');
      assert.deepEqual((await sharp(sample.bytes).metadata()).width, 192);
      assert.equal((await client.get(paths.adminTemplatePicture('none'))).status, 404);
      const none = await client.post(paths.adminTemplates(), { revision });
      assert.equal(none.status, 422);
      assert.match(none.text, /Tick at least one template/);
      const chosen = names.slice(0, 2);
      assert.equal((await client.post(paths.adminTemplates(), { revision, template: chosen })).status, 303);
      assert.deepEqual((await tool.services.findInstitution(institution)).allowedTemplates, chosen);
      const stale = await client.post(paths.adminTemplates(), { revision, template: names.slice(0, 1) });
      assert.equal(stale.status, 409);
      const all = { revision: hidden(stale.text, 'revision'), template: names };
      assert.equal((await client.post(paths.adminTemplates(), all)).status, 303);
      assert.deepEqual((await tool.services.findInstitution(institution)).allowedTemplates, []);
    });
  });
});

function hidden(html: string, name: string): string {
  const found = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`).exec(html)?.[1];
  assert.ok(found !== undefined, `no hidden ${name} in ${html}`);
  return found;
}

async function picture(): Promise<Buffer> {
  const background = { r: 20, g: 90, b: 80 };
  return sharp({ create: { width: 300, height: 100, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
