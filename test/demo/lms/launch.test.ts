import assert from 'node:assert/strict';
import { Browser } from '../../../src/demo/lms/client/browser.js';
import { readForms } from '../../../src/demo/lms/client/forms.js';
import { launchAs, openActivity, signIn } from '../../../src/demo/lms/client/launch.js';
import { type DemoLms, startDemoLms } from '../../../src/demo/lms/lms.js';
import type { PersonKey } from '../../../src/demo/lms/school.js';
import { ToolClient } from '../../toolClient.js';
import { type StandInTool, startStandInTool } from './standInTool.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const ADMINISTRATOR = [
  'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
];

describe('demo LMS: a launch (LTI Core 1.3 §5, Security Framework §5.1)', () => {
  let lms: DemoLms;
  let tool: StandInTool;

  before(async () => {
    lms = await startDemoLms({ port: 0 });
    tool = await startStandInTool(lms.registration);
    lms.connectTool(tool.registration);
  });
  after(async () => {
    tool.close();
    await lms.close();
  });

  it('goes from the activity through login and authorization to an id_token that its key set verifies', async () => {
    const client = await ToolClient.launch(lms, { person: 'student', course: 'eportfolio' });
    assert.equal(client.landing.status, 200);
    assert.match(client.landing.text, /Hello 10/);
    const claims = tool.claims();
    assert.equal(claims.iss, lms.url);
    assert.equal(claims.aud, lms.registration.clientId);
    assert.equal(claims.sub, '10');
    assert.equal(Number(claims.exp) - Number(claims.iat), 60);
    assert.equal(claims.name, 'Aino Mäkelä');
    assert.equal(claims.email, 'amakela@demo-school.example');
    assert.equal(claims[`${LTI}/message_type`], 'LtiResourceLinkRequest');
    assert.equal(claims[`${LTI}/version`], '1.3.0');
    assert.equal(claims[`${LTI}/deployment_id`], '1');
    assert.equal(claims[`${LTI}/target_link_uri`], tool.registration.targetUrl);
    assert.deepEqual(claims[`${LTI}/context`], {
      id: '5',
      label: 'EPORT-1',
      title: 'Digital ePortfolios in vocational education',
      type: ['CourseSection'],
    });
    assert.deepEqual(claims[`${LTI}/lis`], {
      person_sourcedid: 'S-2001',
      course_section_sourcedid: 'C-EPORT-1',
    });
    assert.deepEqual(claims[`${LTI}/launch_presentation`], {
      locale: 'en',
      document_target: 'iframe',
      return_url: `${lms.url}/courses/5/return`,
    });
  });

  it('initiates the login like Moodle: six fields, posted', async () => {
    const login = await openActivity(new Browser(), lms, { person: 'teacher', course: 'workshop' });
    assert.equal(login.action, tool.registration.loginUrl);
    const { lti_message_hint: hint, ...rest } = login.fields;
    assert.deepEqual(rest, {
      iss: lms.url,
      target_link_uri: tool.registration.targetUrl,
      login_hint: '3',
      client_id: lms.registration.clientId,
      lti_deployment_id: '1',
    });
    const read: unknown = JSON.parse(hint ?? '');
    assert.ok(typeof read === 'object' && read !== null && 'launchid' in read && 'cmid' in read);
    assert.equal(read.cmid, '51');
  });

  const roles: Record<PersonKey, readonly string[]> = {
    teacher: [`${MEMBERSHIP}#Instructor`],
    teacher2: [`${MEMBERSHIP}#Instructor`],
    assistant: [`${MEMBERSHIP}#Instructor`, `${MEMBERSHIP}/Instructor#TeachingAssistant`],
    student: [`${MEMBERSHIP}#Learner`],
    student2: [`${MEMBERSHIP}#Learner`],
    student3: [`${MEMBERSHIP}#Learner`],
    admin: [`${MEMBERSHIP}#Instructor`, ...ADMINISTRATOR],
    visitor: [],
  };
  for (const person of Object.keys(roles).filter((key): key is PersonKey => key in roles)) {
    it(`sends the roles of ${person}`, async () => {
      await ToolClient.launch(lms, { person, course: 'eportfolio' });
      assert.deepEqual(tool.claims()[`${LTI}/roles`], roles[person]);
      assert.equal(tool.claims().sub, lms.find({ person, course: 'eportfolio' }).person.id);
    });
  }

  it('gives the same link in a new window its own id and document target', async () => {
    await ToolClient.launch(lms, { person: 'teacher', course: 'eportfolio', activity: 'badges-window' });
    const claims = tool.claims();
    assert.deepEqual(claims[`${LTI}/resource_link`], {
      id: '42',
      title: 'ePortfolio badges (new window)',
      description: 'The same tool, with the whole screen for itself.',
    });
    assert.match(JSON.stringify(claims[`${LTI}/launch_presentation`]), /"document_target":"window"/);
  });

  it('sends the chosen language as locale and returns to the page it was chosen on', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'student2');
    const chosen = await browser.post(`${lms.url}/language`, { language: 'sl', page: '/activities/41' });
    assert.equal(chosen.location?.href, `${lms.url}/activities/41`);
    const launch = await launchAs(browser, lms, { person: 'student2', course: 'eportfolio' });
    await browser.post(launch.action, launch.fields);
    assert.match(JSON.stringify(tool.claims()[`${LTI}/launch_presentation`]), /"locale":"sl"/);
  });

  it('keeps name and email to itself when the tool is not to have them, and prefers the custom values of the tool', async () => {
    const shares = { name: false, email: false };
    lms.connectTool({ ...tool.registration, shares, custom: { badge: 'of the tool' } });
    await ToolClient.launch(lms, { person: 'student', course: 'eportfolio' });
    lms.connectTool(tool.registration);
    const claims = tool.claims();
    const personal = ['name', 'given_name', 'family_name', 'email'].filter((name) => name in claims);
    assert.deepEqual(personal, []);
    assert.deepEqual(claims[`${LTI}/custom`], { badge: 'of the tool' });
  });

  it('posts itself once when the tool comes back without the Lax cookie, and then launches', async () => {
    const browser = new Browser();
    const login = await openActivity(browser, lms, { person: 'student', course: 'eportfolio' });
    const answer = await browser.post(login.action, login.fields);
    const bare = await new Browser().get(answer.location ?? '');
    const [again] = readForms(bare.text);
    assert.equal(again?.action, '/auth');
    assert.equal(again.hidden.reposted, '1');
    const authorized = await browser.post(`${lms.url}/auth`, again.hidden);
    const [launch] = readForms(authorized.text);
    const landing = await browser.post(launch?.action ?? '', launch?.hidden ?? {});
    assert.match(landing.text, /Hello 10/);
  });

  it('opens no activity of a course the person is not in', async () => {
    const browser = new Browser();
    await signIn(browser, lms, 'student');
    for (const path of ['/courses/6', '/activities/51', '/activities/51/launch']) {
      assert.equal((await browser.get(lms.url + path)).status, 404, path);
    }
  });

  it('signs launches for tests with changed and missing claims', async () => {
    const token = await lms.signLaunch({
      person: 'teacher',
      course: 'eportfolio',
      nonce: 'n',
      claims: { sub: '99', email: undefined },
    });
    const reply = await new Browser().post(`${tool.registration.origin}/launch`, { id_token: token });
    assert.equal(reply.status, 200);
    assert.equal(tool.claims().sub, '99');
    assert.ok(!('email' in tool.claims()));
  });
});
