import assert from 'node:assert/strict';
import { loadAssets } from '../../src/web/assets.js';
import { paths, patterns } from '../../src/web/paths.js';
import { routes } from '../../src/web/routes.js';
import { type RunningTool, startTool } from '../harness.js';
import { type LandedClient, ToolClient } from '../toolClient.js';
import { type RawReply, type RawRequest, sendRaw } from './rawRequest.js';
import { approve, begin, courseOf, enter, publishBadge, submit } from './steps.js';
import { strangeRequests } from './strangeRequests.js';

const ROLES = 'https://purl.imsglobal.org/spec/lti/claim/roles';

describe('Whatever is sent to any route', () => {
  let tool: RunningTool;
  let judge: LandedClient;
  let student: LandedClient;
  let awarded: string;
  let waiting: string;
  let draft: string;
  let parameters: Readonly<Record<string, string>>;
  const table = routes(loadAssets());

  before(async () => {
    tool = await startTool();
    // Whoever teaches, learns and administers at once meets the fewest closed doors.
    judge = await ToolClient.launch(tool.lms, {
      person: 'teacher',
      course: 'eportfolio',
      claims: {
        [ROLES]: [
          'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
          'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner',
          'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
        ],
      },
    });
    await judge.get(judge.location);
    const badge = await publishBadge(judge);
    awarded = await submit(await enter(tool.lms, 'student'), badge);
    await approve(judge, awarded);
    waiting = await submit(await enter(tool.lms, 'student2'), badge);
    student = await enter(tool.lms, 'student3');
    draft = await begin(student, badge);
    parameters = await findIds(badge);
  });
  after(() => tool.close());

  // Signing out comes last, since it ends the session that the others need.
  const inOrder = [...table].sort((a, b) => Number(a.path === '/sign-out') - Number(b.path === '/sign-out'));
  for (const route of inOrder) {
    it(`${route.method} ${route.path} answers clearly, never with a fault of ours`, async () => {
      const owned = route.access.by === 'member' && route.access.ownerOnly === true;
      const client = owned ? student : judge;
      const submission = owned ? draft : route.path === patterns.review ? waiting : awarded;
      for (const request of strangeRequests(route, { ...parameters, submission }, client.formToken ?? '')) {
        expectClear(request, await send(client, request));
      }
    });
  }

  it('decides, submits and publishes nothing, and goes on working', async () => {
    const teacher = await enter(tool.lms, 'teacher2');
    const review = (submission: string) => teacher.get(paths.review(courseOf(teacher), submission));
    assert.match((await review(awarded)).text, /Approved/);
    assert.match((await review(waiting)).text, /Send the decision/);
    assert.equal((await teacher.get(paths.achievement(parameters.badge ?? '', 2))).status, 404);
    const learner = await enter(tool.lms, 'student', 'somebody new');
    await approve(teacher, await submit(learner, await publishBadge(teacher)));
  });

  const send = ({ browser }: LandedClient, request: RawRequest): Promise<RawReply> =>
    sendRaw(tool.url, {
      ...request,
      headers: { cookie: browser.cookies.header(new URL(tool.url)) ?? '', ...request.headers },
    });

  async function findIds(badge: string): Promise<Record<string, string>> {
    await tool.services.workDone();
    const { text } = await judge.get(paths.submissionCredential(awarded));
    const credential = JSON.parse(text);
    const last = (address: string) => address.split(/[/:]/).at(-1) ?? '';
    return {
      course: courseOf(judge),
      badge,
      version: '1',
      template: 'medal',
      credential: last(credential.id),
      institution: last(credential.issuer.id),
      list: last(credential.credentialStatus.statusListCredential),
    };
  }
});

/** No fault of ours; and a refusal says in words what it is, with the reference that the log has, or is the form again. */
function expectClear(request: RawRequest, reply: RawReply): void {
  const { status, headers, text } = reply;
  const asked = `${request.method} ${request.path.slice(0, 200)} ${(request.body ?? '').slice(0, 200)}`;
  assert.ok(status >= 200 && status < 500, `${asked}: ${status} ${text}`);
  const reference = String(headers['x-request-id']);
  assert.match(reference, /^[0-9a-f]{12}$/, asked);
  if (status < 400 || request.method === 'HEAD') return;
  assert.ok(text.includes(reference) || status === 422 || status === 409, `${asked}: ${status} ${text}`);
  assert.ok(!/\n\s+at |node_modules|SQLITE|undefined|\[object /.test(text), `${asked}: ${text}`);
}
