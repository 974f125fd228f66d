import assert from 'node:assert/strict';
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { courseOf, enter, fill, idAfter, publishBadge } from '../../http/steps.js';
import { ToolClient } from '../../toolClient.js';
import { answerOf, beginPlacing, openPlacing, place, saveInLms, settings } from './placing.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim';

describe('Placing badges in a course (Deep Linking 2.0)', () => {
  let tool: RunningTool;
  const lines: string[] = [];
  let first: string;
  let second: string;
  before(async () => {
    tool = await startTool({ log: { write: (line) => lines.push(line) } });
    const teacher = await enter(tool.lms, 'teacher');
    first = await publishBadge(teacher);
    second = await publishBadge(teacher, { title: 'Another badge' });
  });
  after(() => tool.close());

  const verified = async (jwt: string): Promise<JWTPayload> => {
    const keys: JSONWebKeySet = JSON.parse(await (await fetch(`${tool.url}${paths.ltiKeys()}`)).text());
    const { issuer, clientId } = tool.lms.registration;
    const checked = await jwtVerify(jwt, createLocalJWKSet(keys), {
      issuer: clientId,
      audience: issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat', 'nonce'],
    });
    return checked.payload;
  };

  it('answers by the specification, signed by the published key', async () => {
    const badge = first;
    const data = 'opaque & "quoted"';
    const { client } = await openPlacing({ lms: tool.lms, tampering: settings(tool.lms, { data }) });
    const answer = await place(client, { badge });
    const { returnUrl, jwt } = answerOf(answer);
    assert.equal(returnUrl, `${tool.lms.url}/content-return/none`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, new RegExp(`form-action 'self' ${tool.lms.url}(;| )`));
    assert.ok(!answer.text.match(/<form[^>]*data-auto-submit.*?<\/form>/s)?.[0].includes('formToken'));
    assert.deepEqual(Object.keys(decodeProtectedHeader(jwt)).sort(), ['alg', 'kid', 'typ']);
    const claims = await verified(jwt);
    assert.equal(claims[`${LTI}/message_type`], 'LtiDeepLinkingResponse');
    assert.equal(claims[`${LTI}/version`], '1.3.0');
    assert.equal(claims[`${LTI}/deployment_id`], '1');
    assert.equal(claims[`${DEEP_LINKING}/data`], data);
    assert.ok((claims.exp ?? 0) - (claims.iat ?? 0) <= 300);
    const picture = {
      url: `${tool.url}${paths.achievementPicture(badge, 1, 'original')}`,
      width: 512,
      height: 512,
    };
    const items = claims[`${DEEP_LINKING}/content_items`];
    assert.ok(Array.isArray(items));
    const { title, text, ...item } = items[0];
    assert.ok(title.length > 0 && text.length > 0);
    const custom = { open_badge_id: badge };
    assert.deepEqual(item, {
      type: 'ltiResourceLink',
      url: `${tool.url}/`,
      icon: picture,
      thumbnail: picture,
      custom,
      lineItem: {
        scoreMaximum: 100,
        label: title,
        resourceId: badge,
        tag: 'open-badge',
        submissionReview: {
          reviewableStatus: ['InProgress', 'Submitted', 'Completed'],
          url: `${tool.url}/`,
          custom,
        },
      },
    });
    assert.equal((await fetch(picture.url)).headers.get('content-type'), 'image/png');
  });

  it('places several badges at once where the platform takes several', async () => {
    const { client, page } = await openPlacing({ lms: tool.lms });
    assert.equal(page.text.match(/type="checkbox"/g)?.length, 2);
    assert.ok(!page.text.includes(' checked'));
    const answer = await place(client, { badge: [first, second, first] }, page);
    await saveInLms(tool.lms, client.browser, answer);
    const resources = tool.lms.gradebook.lineItems.map((item) => item.resourceId);
    assert.deepEqual(resources.slice(-2).sort(), [first, second].sort());
  });

  it('takes one badge where the platform takes one, and leaves out the column where it wants none', async () => {
    const tampering = settings(tool.lms, { accept_multiple: false, accept_lineitem: false });
    const { client, page } = await openPlacing({ lms: tool.lms, tampering });
    assert.equal(page.text.match(/type="radio"/g)?.length, 2);
    const both = await place(client, { badge: [first, second] }, page);
    assert.equal(both.status, 422);
    assert.match(both.text, /one badge at a time/);
    const none = await place(client);
    assert.equal(none.status, 422);
    assert.match(none.text, /Choose a badge to add/);
    const claims = await verified(answerOf(await place(client, { badge: second })).jwt);
    const items = claims[`${DEEP_LINKING}/content_items`];
    assert.ok(Array.isArray(items) && items.length === 1 && items[0].lineItem === undefined);
  });

  it('answers once: the same again is the same, anything else is refused', async () => {
    const { client } = await openPlacing({ lms: tool.lms });
    const nonces = [];
    for (let n = 0; n < 2; n++)
      nonces.push((await verified(answerOf(await place(client, { badge: first })).jwt)).nonce);
    assert.equal(nonces[0], nonces[1]);
    const other = await place(client, { badge: second });
    assert.equal(other.status, 409);
    assert.match(other.text, /already added badges/);
  });

  it('belongs to the session it began in, and ends after two hours', async () => {
    const badge = first;
    const { client } = await openPlacing({ lms: tool.lms });
    const other = await openPlacing({ lms: tool.lms, person: 'teacher2' });
    await other.client.get(client.location);
    assert.equal((await other.client.get(client.location)).status, 404);
    assert.equal((await other.client.post(client.location, { badge })).status, 404);
    assert.equal((await client.get(client.location)).status, 200);
  });

  it('places no drafts and nothing of other courses', async () => {
    const elsewhere = await enterWorkshop(tool);
    const { client } = await openPlacing({ lms: tool.lms });
    for (const badge of [elsewhere, 'none', '__proto__', 'x'.repeat(300)]) {
      assert.equal((await place(client, { badge })).status, 404, badge);
    }
  });

  it('is for teachers, inside a course', async () => {
    for (const person of ['student', 'assistant', 'visitor'] as const) {
      const tampering = settings(tool.lms, {});
      const client = await ToolClient.launch(tool.lms, { person, course: 'eportfolio', ...tampering });
      assert.equal(client.landing.status, 400);
      assert.match(client.landing.text, /Only teachers of a course can place badges/);
    }
    const outside = await beginPlacing({
      lms: tool.lms,
      tampering: { claims: { [`${LTI}/context`]: undefined } },
    });
    assert.equal(outside.landing.status, 400);
    assert.match(outside.landing.text, /Badges are placed inside a course/);
  });

  it('says so where the platform takes no links', async () => {
    const badge = first;
    const tampering = settings(tool.lms, { accept_types: ['file', 'html'] });
    const { client, page } = await openPlacing({ lms: tool.lms, tampering });
    assert.match(page.text, /does not take activities/);
    assert.ok(!page.text.includes('data-action="place"'));
    assert.equal((await client.post(client.location, { badge })).status, 403);
  });

  for (const [what, changes] of [
    ['no return address', { deep_link_return_url: undefined }],
    ['a return address that is a script', { deep_link_return_url: 'javascript:alert(1)' }],
    ['a return address that is a list', { deep_link_return_url: ['https://lms.example'] }],
    ['a return address with a password', { deep_link_return_url: 'https://a:b@lms.example/' }],
    ['no accepted types', { accept_types: undefined }],
    ['accepted types that are no list', { accept_types: 'ltiResourceLink' }],
    ['an accepted type that is no text', { accept_types: [1] }],
    ['data that is no text', { data: {} }],
    ['endless data', { data: 'x'.repeat(33_000) }],
    ['a flag that is none', { accept_multiple: 'yes' }],
  ] as const) {
    it(`refuses a request with ${what}`, async () => {
      const client = await beginPlacing({ lms: tool.lms, tampering: settings(tool.lms, changes) });
      assert.equal(client.landing.status, 400);
    });
  }

  it('never writes the return address into the log', async () => {
    const deep_link_return_url = `${tool.lms.url}/content-return/none?sesskey=f00dcafe`;
    const tampering = settings(tool.lms, { deep_link_return_url });
    const { client } = await openPlacing({ lms: tool.lms, tampering });
    assert.match((await place(client, { badge: first })).text, /f00dcafe/);
    assert.equal((await place(client, { badge: second })).status, 409);
    assert.ok(lines.length > 0 && !lines.join('').includes('f00dcafe'));
  });
});

describe('Placing the first badge of a course', () => {
  let tool: RunningTool;
  beforeEach(async () => {
    tool = await startTool();
  });
  afterEach(() => tool.close());

  it('chooses the only badge already, and places it with one press', async () => {
    const badge = await publishBadge(await enter(tool.lms, 'teacher'));
    const { client, page } = await openPlacing({ lms: tool.lms });
    assert.equal(page.status, 200, page.text);
    assert.equal(page.text.match(/data-action="place"/g)?.length, 1);
    assert.match(page.text, new RegExp(`value="${badge}" checked`));
    const answer = await place(client, {}, page);
    assert.equal(answer.status, 200, answer.text);
    const course = await saveInLms(tool.lms, client.browser, answer);
    assert.match(course.text, /ePortfolio/);
    const [activity] =
      tool.lms.find({ person: 'teacher', course: 'eportfolio' }).course.sections.at(-1)?.activities ?? [];
    assert.deepEqual(activity?.custom, { open_badge_id: badge });
    assert.equal(tool.lms.gradebook.lineItems.at(-1)?.resourceId, badge);
    const student = await ToolClient.launch(tool.lms, {
      person: 'student',
      course: 'eportfolio',
      activity: activity?.key ?? '',
    });
    assert.equal(student.location, paths.badge(badge));
  });

  it('leads through making the first badge, and back', async () => {
    const { client, page } = await openPlacing({ lms: tool.lms });
    assert.match(page.text, /There is no badge to add yet/);
    const href = /href="([^"]*example[^"]*)"/.exec(page.text)?.[1] ?? '';
    const form = await client.get(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    const target = paths.badges(courseOf(client));
    const saved = await client.post(target, fill(form, target, { action: 'save' }));
    const edit = await client.follow(saved);
    const again = paths.editBadge(idAfter('badges', saved.location?.pathname));
    const made = await client.post(again, fill(edit, again, { action: 'publish' }));
    assert.equal(made.status, 303, made.text);
    assert.equal(made.location?.pathname, client.location);
    const back = await client.follow(made);
    assert.match(back.text, / checked/);
    await saveInLms(tool.lms, client.browser, await place(client, {}, back));
    assert.equal(tool.lms.gradebook.lineItems.length, 1);
  });
});

/** A published badge of another course. */
async function enterWorkshop(tool: RunningTool): Promise<string> {
  const teacher = await ToolClient.launch(tool.lms, { person: 'teacher', course: 'workshop' });
  await teacher.get(teacher.location);
  return publishBadge(teacher);
}
