import assert from 'node:assert/strict';
import { Browser, type PageReply } from '../../../src/demo/lms/client/browser.js';
import { signIn } from '../../../src/demo/lms/client/launch.js';
import { type DemoLms, startDemoLms } from '../../../src/demo/lms/lms.js';
import { people } from '../../../src/demo/lms/school.js';

const TOOL = 'http://localhost:3999';

describe('demo LMS: its pages', () => {
  let lms: DemoLms;

  before(async () => {
    lms = await startDemoLms({ port: 0 });
    lms.connectTool({
      origin: TOOL,
      loginUrl: `${TOOL}/login`,
      redirectUris: [`${TOOL}/launch`],
      targetUrl: TOOL,
    });
  });
  after(() => lms.close());

  function assertPage(reply: PageReply, title: string): void {
    assert.match(reply.text, new RegExp(`<title>${title} · Demo school</title>`));
    assert.match(reply.text, new RegExp(`<h1>${title}</h1>`));
    assert.match(reply.text, /<html lang="en">/);
    const sources = [...reply.text.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    assert.deepEqual(
      sources.filter((address) => !/^[/#]/.test(address ?? '')),
      [],
      'only its own server',
    );
    assert.doesNotMatch(reply.text, /<style|style=|<script>|onclick/);
    assert.match(reply.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(reply.headers.get('cache-control'), 'no-store');
  }

  const framedBy = (reply: PageReply): string | undefined =>
    /frame-ancestors ([^;]+)/.exec(reply.headers.get('content-security-policy') ?? '')?.[1];

  it('has one sign-in button for each person, and each gets in', async () => {
    const page = await new Browser().get(lms.url);
    assertPage(page, 'Who are you today\\?');
    for (const person of people) {
      assert.ok(page.text.includes(`value="${person.key}"`), person.key);
      const browser = new Browser();
      await signIn(browser, lms, person.key);
      const courses = await browser.get(`${lms.url}/courses`);
      assertPage(courses, 'My courses');
      const seen = [...courses.text.matchAll(/href="\/courses\/(\d)"/g)].map(([, id]) => id);
      const both = person.key === 'teacher' || person.key === 'admin';
      assert.deepEqual(seen, both ? ['5', '6'] : ['5'], person.key);
    }
  });

  it('shows course, framed activity and windowed activity', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'teacher');
    const course = await browser.get(`${lms.url}/courses/5`);
    assertPage(course, 'Digital ePortfolios in vocational education');
    assert.match(course.text, /href="\/activities\/41"/);
    const framed = await browser.get(`${lms.url}/activities/41`);
    assertPage(framed, 'ePortfolio badges');
    assert.match(framed.text, /<iframe[^>]* title="ePortfolio badges" src="\/activities\/41\/launch"/);
    assert.match(
      framed.headers.get('content-security-policy') ?? '',
      /frame-src 'self' http:\/\/localhost:3999;/,
    );
    const windowed = await browser.get(`${lms.url}/activities/42`);
    assertPage(windowed, 'ePortfolio badges \\(new window\\)');
    assert.match(windowed.text, /href="\/activities\/42\/launch" target="_blank" rel="noopener"/);
  });

  it('lets no page be framed, but for the steps of a launch by itself', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'teacher');
    for (const path of ['/courses', '/courses/5', '/activities/41', '/nowhere']) {
      assert.equal(framedBy(await browser.get(lms.url + path)), "'none'", path);
    }
    for (const path of ['/activities/41/launch', '/courses/5/return']) {
      assert.equal(framedBy(await browser.get(lms.url + path)), "'self'", path);
    }
  });

  it('offers a button where there is no script', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'student');
    const passage = await browser.get(`${lms.url}/activities/41/launch`);
    assertPage(passage, 'Opening the tool');
    assert.match(passage.text, /<button>Continue<\/button>/);
    assert.match(
      passage.headers.get('content-security-policy') ?? '',
      /form-action 'self' http:\/\/localhost:3999;/,
    );
  });

  it('keeps its session in a cookie of its own name, out of reach of scripts and other sites', async () => {
    const reply = await new Browser().post(`${lms.url}/sign-in`, { person: 'student' });
    const [cookie = ''] = reply.headers.getSetCookie();
    assert.match(cookie, /^demo_lms_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('ends the session at sign-out, for a copied cookie, too', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'student');
    const copy = browser.cookies.header(new URL(lms.url)) ?? '';
    await browser.post(`${lms.url}/sign-out`, {});
    assert.equal(browser.cookies.header(new URL(lms.url)), undefined);
    const again = await new Browser().get(`${lms.url}/courses`, { cookie: copy });
    assert.equal(again.location?.href, `${lms.url}/`);
  });

  it('redirects nowhere but to its own pages', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'student');
    for (const page of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/sign-out',
      '',
      '/auth',
    ]) {
      const reply = await browser.post(`${lms.url}/language`, { language: 'fi', page });
      assert.equal(reply.location?.href, `${lms.url}/courses`, page);
    }
  });

  it('answers bad requests plainly', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'student');
    const post = (path: string, body: string, headers: Record<string, string>) =>
      browser.request(lms.url + path, { method: 'POST', body, headers });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const crossSite = { ...form, 'sec-fetch-site': 'cross-site' };
    const cases: [number, Promise<PageReply>][] = [
      [404, browser.get(`${lms.url}/nowhere`)],
      [404, browser.get(`${lms.url}//evil.example/`)],
      [404, browser.get(`${lms.url}/courses/%E0%A4%A`)],
      [405, browser.get(`${lms.url}/sign-in`)],
      [405, browser.request(`${lms.url}/courses`, { method: 'DELETE' })],
      [400, post('/sign-in', 'person=nobody', form)],
      [400, post('/sign-in', 'person=__proto__', form)],
      [400, post('/language', 'language=toString', form)],
      [413, post('/sign-in', `person=${'x'.repeat(70_000)}`, form)],
      [415, post('/sign-in', '{}', { 'content-type': 'application/json' })],
      [403, post('/sign-in', 'person=teacher', crossSite)],
    ];
    for (const [index, [status, reply]] of cases.entries()) {
      const page = await reply;
      assert.equal(page.status, status, `case ${index}`);
      assertPage(page, 'That did not work');
    }
  });

  it('says that no tool is connected', async () => {
    const lonely = await startDemoLms({ port: 0 });
    const browser = new Browser();
    await signIn(browser, lonely, 'teacher');
    const reply = await browser.get(`${lonely.url}/activities/41`);
    await lonely.close();
    assert.equal(reply.status, 503);
  });
});
