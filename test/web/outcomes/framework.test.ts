import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { approveWork, submitWork } from '../../../src/demo/mainJob.js';
import { Visitor } from '../../../src/demo/visitor.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { ToolClient } from '../../toolClient.js';
import { badgeForm, type OutcomesWorld, openOutcomes } from './outcomesWorld.js';

const MOODLE = readFileSync(new URL('../../imports/fixtures/moodle-framework.csv', import.meta.url));
const CASE = readFileSync(new URL('../../imports/fixtures/case-package.json', import.meta.url));

describe('A teacher picks from a competency framework', () => {
  let tool: RunningTool;
  let world: OutcomesWorld;
  let elsewhere: Server;
  let address: string;

  before(async () => {
    tool = await startTool();
    world = await openOutcomes(tool);
    elsewhere = createServer((request, response) => answerCase(request.url ?? '', address, response));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const port = elsewhere.address();
    address = `http://127.0.0.1:${typeof port === 'object' && port !== null ? port.port : ''}`;
  });
  after(async () => {
    elsewhere.close();
    await tool.close();
  });

  async function bring(badge: string, fields: Record<string, Blob | string>): Promise<string> {
    const reply = await world.teacher.upload(paths.frameworks(badge), fields);
    assert.equal(reply.status, 303, reply.text);
    return reply.location?.pathname ?? '';
  }
  const csv = () => new Blob([Uint8Array.from(MOODLE)]);

  it('of Moodle: numbers and framework go into the signed credential as alignment', async () => {
    const badge = await world.newBadge(WHOLE);
    const picker = await bring(badge, { file: csv(), page: 'https://school.example/digcomp' });
    const tree = await world.teacher.get(picker);
    assert.match(tree.text, /Selecting, &quot;creating&quot; &amp; sharing/);
    const taken = await world.teacher.post(picker, { item: ['dc-1.2', 'dc-2.1'], wording: 'name' });
    assert.equal(taken.status, 303, taken.text);
    const form = await world.teacher.follow(taken);
    assert.match(form.text, /Digital competence of teachers · dc-1.2 · Professional collaboration/);
    const alignment = await issue(badge, form.text);
    assert.deepEqual(
      alignment.filter(({ targetType }) => targetType === 'ext:MoodleCompetency'),
      [
        {
          type: ['Alignment'],
          targetName: 'Professional collaboration',
          targetUrl: 'https://school.example/digcomp',
          targetFramework: 'Digital competence of teachers',
          targetCode: 'dc-1.2',
          targetType: 'ext:MoodleCompetency',
        },
        {
          type: ['Alignment'],
          targetName: 'Selecting, "creating" & sharing',
          targetUrl: 'https://school.example/digcomp',
          targetFramework: 'Digital competence of teachers',
          targetCode: 'dc-2.1',
          targetType: 'ext:MoodleCompetency',
        },
      ],
    );
    assert.ok(alignment.some(({ targetName }) => targetName === 'Professional collaboration'));
  });

  it('of CASE: addresses and identifiers go into the signed credential as alignment', async () => {
    const badge = await world.newBadge(WHOLE);
    const picker = await bring(badge, { address: `${address}/ims/case/v1p0/CFDocuments/web` });
    const taken = await world.teacher.post(picker, { item: ['item-forms', 'item-css'] });
    const form = await world.teacher.follow(taken);
    const alignment = await issue(badge, form.text);
    const items = alignment.filter(({ targetType }) => targetType === 'CFItem');
    assert.deepEqual(
      items.map(({ targetUrl, targetCode, targetName, targetFramework }) => [
        targetUrl,
        targetCode,
        targetName,
        targetFramework,
      ]),
      [
        [
          'https://frameworks.example/ims/case/v1p0/CFItems/item-forms',
          'item-forms',
          'WD.1.2 Builds accessible forms',
          'Web development',
        ],
        [
          'https://frameworks.example/ims/case/v1p0/CFItems/item-css',
          'item-css',
          'Styles pages',
          'Web development',
        ],
      ],
    );
  });

  it('that another teacher brought in, and the same one again is one', async () => {
    const badge = await world.newBadge();
    const first = await bring(badge, { file: csv() });
    const second = await bring(badge, { pasted: MOODLE.toString() });
    assert.equal(first, second);
    const list = await world.teacher.get(paths.frameworks(badge));
    assert.equal(list.text.split('Digital competence of teachers').length, 2);
  });

  it('finds words, opens parts of a large one, and keeps ticks when nothing was taken', async () => {
    const badge = await world.newBadge();
    const rows = Array.from(
      { length: 400 },
      (_, index) => `top${index % 4},n${index},Competence ${index},,1,,,,,,,,,`,
    );
    const tops = [0, 1, 2, 3].map((index) => `,top${index},Part ${index},,1,,,,,,,,,`);
    const header = MOODLE.toString().split('\n')[0];
    const file = [header, ',big,Large framework,,1,,,,,,,,1,', ...tops, ...rows].join('\n');
    const picker = await bring(badge, { file: new Blob([file]) });
    const top = await world.teacher.get(picker);
    assert.match(top.text, /Open 100 items below/);
    assert.doesNotMatch(top.text, /Competence 12</);
    assert.match((await world.teacher.get(`${picker}?under=top0`)).text, /Competence 12</);
    assert.match((await world.teacher.get(`${picker}?find=comp+399`)).text, /1 item found/);
    assert.match((await world.teacher.get(`${picker}?find=nothing`)).text, /Nothing was found/);
    const none = await world.teacher.post(picker, { wording: 'name' });
    assert.equal(none.status, 422);
    assert.match(none.text, /Tick at least one/);
  });

  it('says what is wrong with files, addresses and both at once', async () => {
    const badge = await world.newBadge();
    const refused = async (fields: Record<string, Blob | string>, words: RegExp) => {
      const reply = await world.teacher.upload(paths.frameworks(badge), fields);
      assert.equal(reply.status, 422);
      assert.match(reply.text, words);
    };
    await refused({ file: new Blob(['a,b\n1,2']) }, /no competency framework from Moodle/);
    await refused({ file: new Blob([Uint8Array.from([0x89, 0x50, 0, 1])]) }, /no CSV file/);
    await refused({ pasted: '{"CFDocument": {}}' }, /no CASE package/);
    await refused({ address: `${address}/nothing` }, /Nothing could be read/);
    await refused({ address: `${address}/large` }, /Nothing could be read/);
    await refused({ address, pasted: 'x' }, /Choose one only/);
    await refused({}, /Choose a file/);
    await refused({ pasted: MOODLE.toString(), page: 'javascript:alert(1)' }, /begins with https/);
  });

  it('of their own school only', async () => {
    const badge = await world.newBadge();
    assert.equal((await world.teacher.get(paths.framework(badge, 'unknown'))).status, 404);
    const stranger = new ToolClient(tool.url);
    const reply = await stranger.upload(paths.frameworks(badge), { file: csv() });
    assert.equal(reply.status, 401);
  });

  /** Publishes the badge, lets a student earn it, and reads what was signed. */
  async function issue(badge: string, form: string): Promise<Record<string, unknown>[]> {
    const published = await world.teacher.post(paths.editBadge(badge), {
      ...badgeForm(form),
      action: 'publish',
    });
    assert.equal(published.status, 303, published.text);
    const enter = (person: 'teacher' | 'student') =>
      Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
    const student = await enter('student');
    const submission = await submitWork(student, paths.badge(badge));
    await approveWork(await enter('teacher'), submission);
    await tool.services.workDone();
    const signed = JSON.parse((await student.get(`${submission}/badge.json`)).text);
    const verification = await tool.services.verifyBadge({ text: JSON.stringify(signed) });
    const failed = verification.steps.filter(({ outcome }) => outcome === 'failed');
    assert.deepEqual(failed, []);
    return signed.credentialSubject.achievement.alignment;
  }
});

const WHOLE = {
  title: 'A badge',
  description: 'What it stands for.',
  outcomes: 'typed before',
  criteria: 'does it',
  skillsDemonstration: 'A link.',
};

function answerCase(
  path: string,
  address: string,
  response: { end(body?: string): void; statusCode: number },
): void {
  const json = JSON.parse(CASE.toString());
  if (path.endsWith('/CFDocuments/web')) {
    response.end(
      JSON.stringify({
        ...json.CFDocument,
        CFPackageURI: { uri: `${address}/ims/case/v1p0/CFPackages/web` },
      }),
    );
  } else if (path.endsWith('/CFPackages/web')) response.end(JSON.stringify(json));
  else if (path === '/large') response.end(`["${'x'.repeat(17 * 1024 * 1024)}"]`);
  else {
    response.statusCode = 404;
    response.end();
  }
}
