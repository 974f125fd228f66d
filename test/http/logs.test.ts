import assert from 'node:assert/strict';
import { paths } from '../../src/web/paths.js';
import { readToken } from '../forge.js';
import { type RunningTool, startTool } from '../harness.js';
import type { LandedClient } from '../toolClient.js';
import { approve, begin, courseOf, enter, publishBadge, submit } from './steps.js';

describe('The log', () => {
  const lines: string[] = [];
  let tool: RunningTool;

  before(async () => {
    tool = await startTool({ log: { write: (line) => lines.push(line) } });
  });
  after(() => tool.close());

  it('holds no name, address, token, cookie or typed text, whatever people do', async () => {
    const secrets = await doEverything();
    assert.ok(lines.length > 15, `${lines.length} lines`);
    const log = lines.join('');
    for (const secret of secrets) {
      assert.ok(secret.length > 3, 'nothing to look for');
      assert.ok(!log.includes(secret), `found in the log: ${secret}`);
    }
  });

  it('names each request by the reference that a person sees', async () => {
    const student = await enter(tool.lms, 'student2');
    const reply = await student.get('/nowhere');
    const [, reference = ''] = /Reference: ([0-9a-f]{12})/.exec(reply.text) ?? [];
    assert.equal(reply.headers.get('x-request-id'), reference);
    const own = lines.filter((line) => line.includes(reference));
    assert.equal(own.length, 2, 'one line says why it was refused, one how it was answered');
    for (const line of lines.filter((each) => /answered|refused/.test(each))) {
      assert.match(line, /"reference":"[0-9a-f]{12}"/);
    }
  });

  /** @returns what must not be found */
  async function doEverything(): Promise<string[]> {
    const teacher = await enter(tool.lms, 'teacher');
    const badge = await publishBadge(teacher, { description: 'A very private description' });
    const student = await enter(tool.lms, 'student');
    const submission = await submit(student, badge, {
      'evidence.0.url': 'https://folio.example/secret-work',
      'evidence.0.note': 'A very private note',
      identifierConsent: 'yes',
    });
    await approve(teacher, submission, { reason: 'A very private reason' });
    await tool.services.workDone();
    await student.post(paths.ltiLaunch(), { id_token: 'a.private.token', state: 'a private state' });
    await student.get(paths.adminSetup('a-private-token'));
    await student.get('/badges/a-private-address?name=private');
    await student.get(paths.course(courseOf(student)), {
      'user-agent': 'private',
      referer: 'https://private.example',
    });
    await student.upload(paths.verify(), { text: '{"name":"private"}' });
    const edit = paths.submissionEdit(await begin(await enter(tool.lms, 'student2'), badge));
    await student.post(edit, { note: 'private', 'evidence.0.url': 'http://private.example' });
    await teacher.post(paths.revoke(courseOf(teacher), submission), { reason: 'A private reason' });
    await teacher.post(paths.badges(courseOf(teacher)), { title: 'private', formToken: 'private' });
    return ['private', 'secret-work', 'folio.example', ...[teacher, student].flatMap(secretsOf)];
  }

  /** Cookies, form token, the whole launch, and who the LMS says they are. */
  function secretsOf(client: LandedClient): string[] {
    const cookies = client.browser.cookies.header(new URL(tool.url)) ?? '';
    const { id_token: idToken = '', state = '' } = client.launched.fields;
    const { claims } = readToken(idToken);
    const personal = ['name', 'given_name', 'family_name', 'email', 'nonce'].map((name) =>
      String(claims[name]),
    );
    return [
      client.formToken ?? '',
      idToken,
      ...idToken.split('.').slice(1),
      state,
      ...personal,
      ...cookies.split('; ').map((cookie) => cookie.split('=')[1] ?? ''),
    ];
  }
});
