import assert from 'node:assert/strict';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { words } from '../submit/rendering.js';
import { openPublicWorld, type PublicWorld } from './publicWorld.js';

describe('What anyone sees, over HTTP', () => {
  let world: PublicWorld;
  let issued: IssuedBadge;
  before(async () => {
    world = await openPublicWorld();
    issued = await world.award({ email: 'aino@example.org' });
  });
  after(() => world.close());

  const get = async (path: string, accept?: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${world.tool.url}${path}`, {
      headers: { ...(accept === undefined ? {} : { accept }), ...headers },
    });
    return { response, status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const html = async (path: string) => {
    const { status, bytes, response } = await get(path, 'text/html');
    return { status, text: bytes.toString(), headers: response.headers };
  };

  describe('a credential', () => {
    it('is the exact signed bytes for everyone who names no page', async () => {
      for (const [accept, type] of [
        [undefined, 'application/vc+ld+json'],
        ['*/*', 'application/vc+ld+json'],
        ['application/vc', 'application/vc+ld+json'],
        ['application/vc+ld+json', 'application/vc+ld+json'],
        ['application/ld+json', 'application/ld+json'],
        ['application/json', 'application/json'],
      ] as const) {
        const { status, bytes, response } = await get(paths.credential(issued.id), accept);
        assert.equal(status, 200);
        assert.equal(response.headers.get('content-type'), type);
        assert.equal(bytes.toString(), issued.credential);
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        assert.equal(response.headers.get('cache-control'), 'no-cache');
        assert.match(response.headers.get('vary') ?? '', /accept/i);
        assert.equal(response.headers.get('etag'), `"${issued.digest}"`);
      }
      const again = await get(paths.credential(issued.id), '*/*', { 'if-none-match': `"${issued.digest}"` });
      assert.equal(again.status, 304);
      assert.equal(again.bytes.length, 0);
    });

    it('is JSON at .json even for a browser, a baked picture at .png, and nothing under other names', async () => {
      const json = await get(paths.credential(issued.id, '.json'), 'text/html,*/*;q=0.8');
      assert.equal(json.bytes.toString(), issued.credential);
      const png = await get(paths.credential(issued.id, '.png'), 'image/png');
      assert.equal(png.response.headers.get('content-type'), 'image/png');
      assert.ok(png.bytes.includes(issued.credential));
      for (const ending of ['.exe', '.json.png', '.']) {
        assert.equal((await get(`${paths.credential(issued.id)}${ending}`, 'text/html')).status, 404, ending);
      }
    });

    it('is a page with every check when a page is asked for', async () => {
      const page = await html(paths.credential(issued.id));
      assert.equal(page.status, 200);
      assert.match(page.headers.get('vary') ?? '', /accept/i);
      assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
      const said = words(page.text);
      for (const part of [
        'This badge is genuine and valid',
        'EPORTFOLIO EXPERT',
        'Issued by HAMK University of Applied Sciences',
        'EU micro-credential',
        'https://www.hamk.fi/',
        'Finland',
        'a code made from their email address',
        'The earner of the badge is able to',
        'formulate assessment criteria for ePortfolios',
        'Assess students',
        'Attach a link to your learning design',
        '2 ECTS credits, 54 hours',
        'EQF level 6',
        'My learning design',
        'Signature : Passed',
        'Revocation : Passed',
      ]) {
        assert.ok(said.includes(part), part);
      }
      assert.equal(page.text.match(/<li class="passed">/g)?.length, 8);
      assert.doesNotMatch(page.text, /aino@example/);
      assert.match(page.text, new RegExp(`href="${paths.credential(issued.id, '.png')}" download`));
      assert.ok(Buffer.byteLength(page.text) < 10_000, `${Buffer.byteLength(page.text)} bytes`);
    });

    it('escapes what it says, keeps every script, and marks whose language it is', async () => {
      const title = '<script>alert(1)</script> תג 🎓';
      const strange = await world.award({
        content: { title, language: 'he', image: { template: 'medal', parameters: { text: 'Badge' } } },
      });
      const page = await html(paths.credential(strange.id));
      assert.match(
        page.text,
        /<h1 dir="auto" lang="he">&lt;script&gt;alert\(1\)&lt;\/script&gt; תג 🎓<\/h1>/,
      );
      assert.doesNotMatch(page.text, /<script>/);
      assert.match(words(page.text), /Nobody is named in this badge/);
    });

    it('keeps evidence out that the learner did not agree to show', async () => {
      const quiet = await world.award({ evidence: [] });
      assert.doesNotMatch((await html(paths.credential(quiet.id))).text, /<h2>Evidence/);
    });
  });

  describe('unknown, private, revoked and tampered', () => {
    it('are four different answers', async () => {
      const unknown = await html(paths.credential('01940000-0000-7000-8000-000000000000'));
      assert.equal(unknown.status, 404);
      assert.match(words(unknown.text), /Nothing is here/);

      const kept = await world.award({ visibility: 'private' });
      const secret = await html(paths.credential(kept.id));
      assert.equal(secret.status, 403);
      assert.match(words(secret.text), /This badge is private/);
      assert.doesNotMatch(secret.text, /EPORTFOLIO/);

      const taken = await world.award();
      await world.revoke(taken, 'Issued <b>by</b> mistake.');
      const revoked = await html(paths.credential(taken.id));
      assert.equal(revoked.status, 200);
      const said = words(revoked.text);
      assert.match(
        said,
        /This badge was revoked The issuer took it back on .* Reason: Issued &lt;b&gt;by&lt;\/b&gt; mistake\./,
      );
      assert.match(said, /Revocation : Failed/);
      assert.match(said, /Signature : Passed/);

      const changed = await world.award();
      await world.tamper(changed, (credential) => credential.replaceAll('EPORTFOLIO', 'EPORTF0LIO'));
      const tampered = await html(paths.credential(changed.id));
      assert.equal(tampered.status, 200);
      assert.match(tampered.text, /notice-error/);
      assert.match(words(tampered.text), /Do not rely on this badge .*Signature : Failed/);
      assert.doesNotMatch(tampered.text, /rel="nofollow/);
    });

    it('are told to programs as JSON, of any origin and without a page', async () => {
      const kept = await world.award({ visibility: 'private' });
      for (const path of [paths.credential(kept.id), paths.credential(kept.id, '.png')]) {
        const { status, bytes, response } = await get(path, '*/*');
        assert.equal(status, 403);
        assert.equal(response.headers.get('access-control-allow-origin'), '*');
        assert.equal(JSON.parse(bytes.toString()).code, 'CREDENTIAL_PRIVATE');
      }
      const taken = await world.award();
      await world.revoke(taken, 'Mistake.');
      assert.equal((await get(paths.credential(taken.id))).bytes.toString(), taken.credential);
    });

    it('show a stored credential that is no JSON any more', async () => {
      const broken = await world.award();
      await world.tamper(broken, (credential) => credential.slice(0, 500));
      const page = await html(paths.credential(broken.id));
      assert.equal(page.status, 200);
      assert.match(words(page.text), /There is no badge that can be read/);
    });
  });

  describe('a published version', () => {
    it('is a page, an Achievement and a picture', async () => {
      const path = paths.achievement(issued.badge, issued.version);
      const page = await html(path);
      assert.match(
        words(page.text),
        /EPORTFOLIO EXPERT Issued by HAMK .* Version 1 of the badge, published on/,
      );
      assert.doesNotMatch(page.text, /Shown/);
      const json = await get(path, '*/*');
      assert.equal(json.response.headers.get('content-type'), 'application/ld+json');
      assert.equal(json.response.headers.get('access-control-allow-origin'), '*');
      assert.match(json.response.headers.get('cache-control') ?? '', /max-age=\d{5}/);
      const achievement = JSON.parse(json.bytes.toString());
      assert.equal(achievement.id, `${world.tool.url}${path}`);
      const { '@context': _, ...plain } = achievement;
      assert.deepEqual(plain, JSON.parse(issued.credential).credentialSubject.achievement);
      const picture = await get(new URL(achievement.image.id).pathname);
      assert.equal(picture.response.headers.get('content-type'), 'image/png');
      assert.match(picture.response.headers.get('cache-control') ?? '', /immutable/);
    });

    it('is there only once it was published', async () => {
      for (const version of ['2', '0', '-1', '1.0', '01', '1e0', 'x', '9999999999999']) {
        assert.equal(
          (await get(`/achievements/${issued.badge}/${version}`, 'text/html')).status,
          404,
          version,
        );
      }
    });
  });

  describe('an issuer', () => {
    it('is a page and a Profile, and what its DID resolves to', async () => {
      const credential = JSON.parse(issued.credential);
      const path = new URL(credential.issuer.url).pathname;
      const page = await html(path);
      assert.match(
        words(page.text),
        /HAMK University of Applied Sciences .*badges@hamk\.fi .*Kanta-Häme, Finland/,
      );
      const profile = JSON.parse((await get(path)).bytes.toString());
      const { '@context': _, ...plain } = profile;
      assert.deepEqual(plain, credential.issuer);
      const [, host = '', ...rest] = credential.issuer.id.split(':').slice(1);
      assert.equal(decodeURIComponent(host), new URL(world.tool.url).host);
      const document = JSON.parse((await get(`/${rest.join('/')}/did.json`)).bytes.toString());
      assert.equal(document.id, credential.issuer.id);
      assert.ok(document.assertionMethod.includes(credential.proof[0].verificationMethod));
    });

    it('publishes its keys one by one and all together', async () => {
      const set = await get('/.well-known/jwks.json');
      assert.equal(set.response.headers.get('content-type'), 'application/jwk-set+json');
      const { keys } = JSON.parse(set.bytes.toString());
      assert.ok(keys.length > 0);
      for (const key of keys) {
        const one = await get(new URL(key.kid).pathname);
        assert.deepEqual(JSON.parse(one.bytes.toString()), key);
        assert.equal(key.d, undefined);
      }
    });

    it('is unknown when it is', async () => {
      for (const path of [
        '/issuers/x',
        '/issuers/x/did.json',
        '/issuers/x/keys/y',
        '/issuers/x/logo.png',
        '/status/x',
      ]) {
        assert.equal((await get(path)).status, 404, path);
        assert.equal((await get(`/issuers/${world.institution.id}/logo.png`)).status, 404);
      }
    });
  });

  it('serves the status list of a badge, changed at once by a revocation', async () => {
    const other = await world.award();
    const path = new URL(JSON.parse(other.credential).credentialStatus.statusListCredential).pathname;
    const before = await get(path);
    assert.equal(before.response.headers.get('content-type'), 'application/vc+ld+json');
    assert.equal(before.response.headers.get('cache-control'), 'no-cache');
    const etag = before.response.headers.get('etag') ?? '';
    assert.equal((await get(path, '*/*', { 'if-none-match': etag })).status, 304);
    await world.revoke(other, 'Mistake.');
    const after = await get(path, '*/*', { 'if-none-match': etag });
    assert.equal(after.status, 200);
    assert.notEqual(after.bytes.toString(), before.bytes.toString());
  });

  it('opens the front door to everyone', async () => {
    const page = await html('/');
    assert.equal(page.status, 200);
    assert.match(page.text, /href="\/verify"/);
  });
});
