import assert from 'node:assert/strict';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import { approve, enter, publishBadge, submit } from './steps.js';

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
    await student.post('/lti/launch', { id_token: 'a.private.token', state: 'a private state' });
    await student.get(`${paths.admin()}/setup/a-private-token`);
    const person = tool.lms.people.find(({ key }) => key === 'student');
    const cookies = student.browser.cookies.header(new URL(tool.url)) ?? '';
    return [
      'private',
      'secret-work',
      person?.email ?? '',
      person?.familyName ?? '',
      student.formToken ?? '',
      ...cookies.split('; ').map((cookie) => cookie.split('=')[1] ?? ''),
    ];
  }
});
