import assert from 'node:assert/strict';
import type { PageReply } from '../../src/demo/lms/client/browser.js';
import { type DemoLms, startDemoLms } from '../../src/demo/lms/lms.js';
import { approveWork, describeBadge, submitWork } from '../../src/demo/mainJob.js';
import { Visitor } from '../../src/demo/visitor.js';
import { platformId } from '../../src/domain/platformId.js';
import { loadAssets } from '../../src/web/assets.js';
import type { Route } from '../../src/web/route.js';
import { routes } from '../../src/web/routes.js';
import { type RunningTool, startTool } from '../harness.js';
import { ToolClient } from '../toolClient.js';

/**
 * Who asks. `student` owns the submission; `elsewhere` is a teacher who was launched into another course only;
 * `stranger` is a teacher and admin of another institution.
 */
const ACTORS = [
  'nobody',
  'visitor',
  'student',
  'student2',
  'assistant',
  'teacher',
  'admin',
  'elsewhere',
  'stranger',
] as const;
type Actor = (typeof ACTORS)[number];

/** o: let in. 1: sign in first. 3: not for this role. 4: as if there were nothing. In the order of ACTORS. */
const EVERYONE = 'ooooooooo';
const MEMBERS = '1oooooo44';
const TEACHERS = '13333oo44';
const EXPECTED: Readonly<Record<string, string>> = {
  'GET /': EVERYONE,
  'GET /healthz': EVERYONE,
  'GET /readyz': EVERYONE,
  'GET /assets/:file': EVERYONE,
  'GET /lti/login': EVERYONE,
  'POST /lti/login': EVERYONE,
  'GET /lti/login/:registration': EVERYONE,
  'POST /lti/login/:registration': EVERYONE,
  'POST /lti/launch': EVERYONE,
  // Only a page of our own may post it.
  'POST /lti/window': '333333333',
  'GET /lti/keys': EVERYONE,
  'GET /lti/register': EVERYONE,
  'GET /lti/config.json': EVERYONE,
  'POST /sign-out': '1oooooooo',
  'POST /language': EVERYONE,
  'GET /my-badges.zip': '1oooooooo',
  'GET /recovered/:draft': '144444444',
  'POST /recovered/:draft': '144444444',

  'GET /courses/:course': MEMBERS,
  'GET /courses/:course/badges/new': TEACHERS,
  'POST /courses/:course/badges': TEACHERS,
  'GET /courses/:course/templates/:template/picture.png': TEACHERS,
  'POST /courses/:course/picture': TEACHERS,
  // Of another session, if of any: as if there were nothing, for teachers too.
  'GET /courses/:course/place/:deepLink': '133334444',
  'POST /courses/:course/place/:deepLink': '133334444',
  // A badge of the course itself is none that came from elsewhere.
  'GET /courses/:course/adopt/:badge': '133334444',
  'POST /courses/:course/adopt/:badge': TEACHERS,
  'GET /courses/:course/sheet': TEACHERS,
  'GET /courses/:course/sheet.xlsx': TEACHERS,
  'GET /courses/:course/sheet.csv': TEACHERS,
  'POST /courses/:course/sheet': TEACHERS,
  // Nobody has had a sheet looked through.
  'POST /courses/:course/sheet/import': '133334444',
  'GET /badges/:badge': MEMBERS,
  'GET /badges/:badge/edit': TEACHERS,
  'POST /badges/:badge/edit': TEACHERS,
  'POST /badges/:badge/publish': TEACHERS,
  'GET /badges/:badge/languages/:language': TEACHERS,
  'POST /badges/:badge/languages/:language': TEACHERS,
  'GET /badges/:badge/history': TEACHERS,
  'POST /badges/:badge/history': TEACHERS,
  'POST /badges/:badge/archive': TEACHERS,
  'GET /badges/:badge/copy': TEACHERS,
  'POST /badges/:badge/copy': TEACHERS,
  'POST /badges/:badge/undo': TEACHERS,
  'GET /badges/:badge/rubric': TEACHERS,
  'POST /badges/:badge/rubric': TEACHERS,
  'GET /badges/:badge/outcomes': TEACHERS,
  'POST /badges/:badge/outcomes': TEACHERS,
  'GET /badges/:badge/outcomes/skills': TEACHERS,
  'POST /badges/:badge/outcomes/skills': TEACHERS,
  'GET /badges/:badge/outcomes/badges': TEACHERS,
  // Nobody has named another badge.
  'GET /badges/:badge/outcomes/badges/:other': '133334444',
  'POST /badges/:badge/outcomes/badges/:other': '133334444',
  'GET /badges/:badge/outcomes/paste': TEACHERS,
  'POST /badges/:badge/outcomes/paste': TEACHERS,
  'GET /badges/:badge/outcomes/frameworks': TEACHERS,
  'POST /badges/:badge/outcomes/frameworks': TEACHERS,
  // Nobody has brought one in.
  'GET /badges/:badge/outcomes/frameworks/:framework': '133334444',
  'POST /badges/:badge/outcomes/frameworks/:framework': '133334444',
  'POST /badges/:badge/outcomes/frameworks/:framework/remove': '133334444',
  'GET /badges/:badge/draft.png': TEACHERS,
  'GET /badges/:badge/versions/:version/picture.png': MEMBERS,
  'POST /badges/:badge/submissions': '13ooooo44',

  'GET /submissions/:submission': '14o4ooo44',
  'GET /submissions/:submission/edit': '14o444444',
  'POST /submissions/:submission/edit': '14o444444',
  'POST /submissions/:submission/withdraw': '14o444444',
  'POST /submissions/:submission/visibility': '14o444444',
  'GET /submissions/:submission/badge.png': '14o4ooo44',
  'GET /submissions/:submission/badge.svg': '14o4ooo44',
  'GET /submissions/:submission/badge.json': '14o4ooo44',

  'GET /reviews/:course': '1333ooo44',
  'GET /reviews/:course/:submission': '1434ooo44',
  'POST /reviews/:course/:submission': '1434ooo44',
  'GET /reviews/:course/:submission/revoke': '14343oo44',
  'POST /reviews/:course/:submission/revoke': '14343oo44',
  'GET /reviews/:course/:submission/suspension': '14343oo44',
  'POST /reviews/:course/:submission/suspension': '14343oo44',
  'GET /reviews/:course/:submission/correction': '14343oo44',
  'POST /reviews/:course/:submission/correction': '14343oo44',
  'GET /submissions/:submission/give-up': '14o444444',
  'POST /submissions/:submission/give-up': '14o444444',
  'GET /badges/:badge/holders': '13333oo44',
  'POST /badges/:badge/holders': '13333oo44',
  'POST /badges/:badge/revocations': '13333oo44',
  'GET /badges/:badge/endorsements': '13333oo44',
  'POST /badges/:badge/endorsements': '13333oo44',
  // Nobody has made this one.
  'POST /badges/:badge/endorsements/:endorsement': '13333oo44',
  'GET /endorse/:token': EVERYONE,
  'POST /endorse/:token': EVERYONE,
  'GET /endorsements/:endorsement': '444444444',
  // Nobody has this notice.
  'POST /courses/:course/notices/:notice': '134444444',

  'POST /reviews/:course/:submission/score': '1434ooo44',
  'GET /courses/:course/people': '1333ooo44',
  'POST /courses/:course/people': '1333ooo44',

  'GET /issuers/:institution': EVERYONE,
  'GET /issuers/:institution/did.json': EVERYONE,
  'GET /issuers/:institution/keys/:key': EVERYONE,
  'GET /issuers/:institution/logo.png': '444444444',
  'GET /.well-known/jwks.json': EVERYONE,
  'GET /achievements/:badge/:version': EVERYONE,
  'GET /achievements/:badge/:version/picture.png': EVERYONE,
  // The badge is private: that is said alike to everyone.
  'GET /credentials/:credential': '333333333',
  'GET /status/:list': EVERYONE,
  'GET /verify': EVERYONE,
  'POST /verify': EVERYONE,
  'POST /api/verify': EVERYONE,

  'GET /admin': '133333o3o',
  'GET /admin/issuer': '133333o3o',
  'POST /admin/issuer': '133333o3o',
  'GET /admin/badge-defaults': '133333o3o',
  'POST /admin/badge-defaults': '133333o3o',
  'GET /admin/sheet': '133333o3o',
  'GET /admin/sheet.xlsx': '133333o3o',
  'GET /admin/sheet.csv': '133333o3o',
  'POST /admin/sheet': '133333o3o',
  'POST /admin/sheet/import': '133333434',
  'GET /admin/skills': '133333o3o',
  'POST /admin/skills': '133333o3o',
  'GET /admin/templates': '133333o3o',
  'POST /admin/templates': '133333o3o',
  'GET /admin/templates/:template/picture.png': '133333o3o',
  'GET /admin/templates/new': '133333o3o',
  // Nothing was chosen to be uploaded.
  'POST /admin/templates/new': '133333o3o',
  // Nobody has such a template.
  'GET /admin/templates/own/:own': '133333434',
  'POST /admin/templates/own/:own': '133333434',
  'POST /admin/templates/own/:own/versions': '133333434',
  'GET /admin/templates/own/:own/versions/:version/:sample.png': '133333434',
  'GET /admin/platforms/new': '133333o3o',
  'POST /admin/platforms/new': '133333o3o',
  'POST /admin/platforms/links': '133333o3o',
  // Another school's platform is none.
  'GET /admin/platforms/:platform': '133333o34',
  'POST /admin/platforms/:platform/check': '133333o34',
  'POST /admin/platforms/:platform/state': '133333o34',
  'POST /admin/platforms/:platform/deployments': '133333o34',
  // What lti-config.json says is not edited here.
  'GET /admin/platforms/:platform/edit': '133333434',
  'POST /admin/platforms/:platform/edit': '133333434',
  'GET /admin/trusted-issuers': '133333o3o',
  'POST /admin/trusted-issuers': '133333o3o',
  'POST /admin/trusted-issuers/:issuer/remove': '133333o3o',
  'GET /admin/setup/:token': EVERYONE,
  'POST /admin/setup/:token': EVERYONE,
};

describe('The permission matrix', () => {
  let tool: RunningTool;
  let otherSchool: DemoLms;
  let clients: Map<Actor, ToolClient>;
  let parameters: Readonly<Record<string, string>>;
  const table = routes(loadAssets());

  before(async () => {
    otherSchool = await startDemoLms({ port: 0 });
    tool = await startTool({ otherSchools: [otherSchool] });
    parameters = await makeBadge(tool);
    clients = await enterAll(tool, otherSchool);
  });

  after(async () => {
    await tool.close();
    await otherSchool.close();
  });

  it('names every route of the table, and only those', () => {
    const named = Object.keys(EXPECTED).sort();
    assert.deepEqual(table.map(nameOf).sort(), named);
  });

  // Forms last: what they change must not be what the pages before are asked for.
  const inOrder = [...table].sort((a, b) => Number(a.method === 'POST') - Number(b.method === 'POST'));
  for (const route of inOrder.filter(({ path }) => path !== '/sign-out')) {
    it(`answers ${nameOf(route)} to each according to their rights`, async () => {
      assert.equal(await ask(route), EXPECTED[nameOf(route)]);
    });
  }

  it('refuses every form that comes without the form token of its session', async () => {
    const student = clients.get('student');
    assert.ok(student);
    const guarded = table.filter(({ method, access }) => method === 'POST' && access.by !== 'anyone');
    const forged = { formToken: 'x'.repeat(43) };
    for (const route of guarded) {
      const path = pathOf(route, parameters);
      const uploader = new ToolClient(tool.url, student.browser);
      const sent: Promise<PageReply> = isUpload(route)
        ? uploader.upload(path, forged)
        : student.post(path, forged);
      assert.equal((await sent).status, 403, nameOf(route));
    }
  });

  async function ask(route: Route): Promise<string> {
    let answers = '';
    for (const actor of ACTORS) {
      const client = clients.get(actor);
      assert.ok(client);
      const path = pathOf(route, parameters);
      const reply = await (route.method === 'GET' ? client.get(path) : post(client, route, path));
      answers += letter(reply.status);
    }
    return answers;
  }
});

function post(client: ToolClient, route: Route, path: string) {
  if (!isUpload(route)) return client.post(path);
  return client.upload(path, { note: 'nothing to see' });
}

function isUpload({ body }: Route): boolean {
  return body === 'upload' || body === 'largeUpload';
}

/** Let in means: the route itself answered, be it that the empty form needs mending. */
function letter(status: number): string {
  if (status === 401) return '1';
  if (status === 403) return '3';
  return status === 404 ? '4' : 'o';
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function pathOf({ path }: Route, parameters: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => parameters[name] ?? 'none');
}

/** One private badge, issued to `student` in the ePortfolio course. */
async function makeBadge(tool: RunningTool): Promise<Record<string, string>> {
  const enter = (person: 'teacher' | 'student') =>
    Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
  const teacher = await enter('teacher');
  const badge = await describeBadge(teacher);
  const student = await enter('student');
  const submission = await submitWork(student, badge);
  await approveWork(teacher, submission);
  await tool.services.workDone();
  const credential: {
    id: string;
    issuer: { id: string };
    credentialStatus: { statusListCredential: string };
  } = JSON.parse((await student.get(`${submission}/badge.json`)).text);
  const institution = lastOf(credential.issuer.id, ':');
  const did = JSON.parse((await student.get(`/issuers/${institution}/did.json`)).text);
  return {
    course: lastOf(teacher.course, '/'),
    badge: lastOf(badge, '/'),
    version: '1',
    language: 'fi',
    submission: lastOf(submission, '/'),
    credential: lastOf(credential.id, '/'),
    institution,
    key: lastOf(did.assertionMethod[0], '#'),
    list: lastOf(credential.credentialStatus.statusListCredential, '/'),
    file: loadAssets().name('style.css'),
    template: 'hexagon',
    registration: 'none',
    platform: platformId(tool.lms.registration.issuer, tool.lms.registration.clientId),
    token: 'none',
    draft: 'none',
    deepLink: 'none',
    notice: 'none',
    endorsement: 'none',
  };
}

async function enterAll({ url, lms }: RunningTool, otherSchool: DemoLms): Promise<Map<Actor, ToolClient>> {
  const clients = new Map<Actor, ToolClient>([['nobody', new ToolClient(url)]]);
  for (const person of ['visitor', 'student', 'student2', 'assistant', 'teacher', 'admin'] as const) {
    clients.set(person, await ToolClient.launch(lms, { person, course: 'eportfolio' }));
  }
  clients.set('elsewhere', await ToolClient.launch(lms, { person: 'teacher', course: 'workshop' }));
  clients.set('stranger', await ToolClient.launch(otherSchool, { person: 'admin', course: 'eportfolio' }));
  for (const [actor, client] of clients) {
    // Their own first page gives them their own form token.
    if (actor !== 'nobody' && 'location' in client) await client.get(String(client.location));
  }
  return clients;
}

function lastOf(text: string, separator: string): string {
  return text.split(separator).at(-1) ?? '';
}
