import assert from 'node:assert/strict';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import { LANGUAGES } from '../../../src/locales/locales.js';
import { ownPath } from '../../../src/web/language/languageRoutes.js';
import { paths } from '../../../src/web/paths.js';
import { ToolClient } from '../../toolClient.js';
import { openPublicWorld, type PublicWorld } from '../public/publicWorld.js';

describe('The language of a page, over HTTP', () => {
  let world: PublicWorld;
  let issued: IssuedBadge;
  before(async () => {
    world = await openPublicWorld();
    issued = await world.award();
  });
  after(() => world.close());

  const languageOf = (text: string) => /<html lang="(\w+)">/.exec(text)?.[1];
  const choose = (client: ToolClient, language: string, backTo: string) =>
    client.post(paths.language(), { language, backTo });
  const launch = (locale: string, person: 'student' | 'student2' = 'student') =>
    ToolClient.launch(world.tool.lms, {
      person,
      course: 'eportfolio',
      claims: { 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': { locale } },
    });

  describe('for everyone', () => {
    it('is the browser’s, until one is chosen in the footer; then that, on every page', async () => {
      const reader = new ToolClient(world.tool.url);
      const address = paths.credential(issued.id);
      const before = await reader.get(address, { 'accept-language': 'de-AT,en;q=0.5' });
      assert.equal(languageOf(before.text), 'de');
      const chosen = await choose(reader, 'sl', address);
      assert.equal(chosen.status, 303);
      assert.equal(chosen.headers.get('location'), address);
      assert.equal(
        chosen.headers.get('set-cookie'),
        '__Host-language=sl; Path=/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=31536000',
      );
      for (const path of [address, paths.verify(), paths.home(), '/nothing/here']) {
        const after = await reader.get(path, { 'accept-language': 'de-AT' });
        assert.equal(languageOf(after.text), 'sl', path);
        assert.equal(after.headers.get('content-language'), 'sl', path);
        assert.match(after.headers.get('vary') ?? '', /Accept-Language.*Cookie/);
      }
    });

    it('can be chosen on each page in every language, by its own name', async () => {
      const reader = new ToolClient(world.tool.url);
      for (const language of LANGUAGES) {
        await choose(reader, language, paths.home());
        const { text } = await reader.get(`${paths.verify()}?from=a&to=b`);
        assert.equal(languageOf(text), language);
        assert.match(text, /name="backTo" value="\/verify\?from&#x3D;a&amp;to&#x3D;b"/);
        const offered = [...text.matchAll(/name="language" value="(\w+)" lang="\1"/g)].map(
          ([, code]) => code,
        );
        assert.deepEqual(
          offered,
          LANGUAGES.filter((code) => code !== language),
        );
      }
    });

    it('stays as it is for a form of another site, and for a language we don’t speak', async () => {
      const reader = new ToolClient(world.tool.url);
      const foreign = await reader.request(paths.language(), {
        method: 'POST',
        fields: { language: 'fi', backTo: '/' },
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      assert.equal(foreign.status, 403);
      assert.equal((await choose(reader, 'xx', '/')).status, 400);
      assert.deepEqual(reader.cookieNames, []);
    });

    it('leads back to pages of our own alone', () => {
      assert.equal(ownPath('/badges/1?tab=two'), '/badges/1?tab=two');
      for (const given of [
        '',
        'https://evil.example/',
        '//evil.example',
        '/\\evil.example',
        '/.//evil.example',
      ])
        assert.equal(ownPath(given), '/', given);
      assert.equal(ownPath('/a/../..//evil.example'), '/');
      assert.equal(ownPath('/\t/evil.example'), '/');
    });

    it('is not asked on a page that answers a form and has no other address', async () => {
      const reader = new ToolClient(world.tool.url);
      assert.doesNotMatch((await reader.post(paths.ltiLaunch())).text, /backTo/);
      const checked = await reader.upload(paths.verify(), { text: 'no badge' });
      assert.match(checked.text, /name="backTo" value="\/verify"/);
    });
  });

  describe('for a person', () => {
    it('is the one of the LMS, until they choose; then theirs, also at later launches and in other browsers', async () => {
      const student = await launch('fi');
      assert.equal(languageOf((await student.get(student.location)).text), 'fi');
      assert.equal((await choose(student, 'it', student.location)).headers.get('location'), student.location);
      assert.equal(languageOf((await student.get(student.location)).text), 'it');
      const later = await launch('fi');
      assert.equal(languageOf((await later.get(later.location)).text), 'it');
      const classmate = await launch('fi', 'student2');
      assert.equal(languageOf((await classmate.get(classmate.location)).text), 'fi');
    });

    it('follows them into a session that is open already', async () => {
      const student = await launch('fi');
      await student.get(student.location);
      await choose(student, 'de', student.location);
      const again = await ToolClient.launch(world.tool.lms, {
        person: 'student',
        course: 'eportfolio',
        browser: student.browser,
      });
      assert.equal(languageOf((await again.get(again.location)).text), 'de');
    });

    it('is theirs alone to choose: without the form token of their session, the browser’s changes only', async () => {
      const student = await launch('fi', 'student2');
      await student.get(student.location);
      await student.post(paths.language(), { language: 'sl', backTo: '/', formToken: 'x'.repeat(43) });
      assert.equal(languageOf((await student.get(student.location)).text), 'fi');
      assert.equal(languageOf((await student.get(paths.verify())).text), 'sl');
    });

    it('is kept for an admin who came by a setup link, for that session', async () => {
      const { address } = await world.tool.services.createSetupLink(world.institution.id);
      const admin = new ToolClient(world.tool.url);
      const opened = await admin.post(new URL(address).pathname);
      assert.equal(opened.status, 303);
      await admin.get(paths.admin());
      await choose(admin, 'de', paths.admin());
      assert.equal(languageOf((await admin.get(paths.admin(), { 'accept-language': 'fi' })).text), 'de');
    });
  });
});
