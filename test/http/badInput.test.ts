import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import { newId } from '../../src/domain/ids.js';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import type { LandedClient } from '../toolClient.js';
import { approve, begin, courseOf, enter, fill, publishBadge, submit } from './steps.js';

const UNUSUAL = 'Äöß čšž € 漢字 🎓 \u{1F469}\u{200D}\u{1F3EB} עברית العربية <b>&amp;"quoted"</b>';

describe('Bad input', () => {
  let tool: RunningTool;
  let teacher: LandedClient;
  let student: LandedClient;
  let badge: string;

  before(async () => {
    tool = await startTool();
    teacher = await enter(tool.lms, 'teacher');
    badge = await publishBadge(teacher);
    student = await enter(tool.lms, 'student');
  });
  after(() => tool.close());

  describe('in evidence', () => {
    const LINKS: Readonly<Record<string, string>> = {
      'no address': 'my folder on the server',
      'http:': 'http://folio.example/work',
      'javascript:': 'javascript:alert(1)',
      'data:': 'data:text/html,<script>alert(1)</script>',
      'a password': 'https://me:secret@folio.example/work',
      '3,000 characters': `https://folio.example/${'x'.repeat(3_000)}`,
    };
    for (const [name, url] of Object.entries(LINKS)) {
      it(`refuses ${name}, names the field, keeps what was typed`, async () => {
        const reply = await sendEvidence(newId(), { 'evidence.0.url': url, 'evidence.0.note': 'kept note' });
        assert.equal(reply.status, 422);
        assert.match(reply.text, /id="evidence-0-url-fault"/);
        assert.match(reply.text, /kept note/);
      });
    }

    it('refuses no evidence at all, and the same link twice', async () => {
      const none = await sendEvidence(newId(), { 'evidence.0.url': '' });
      assert.equal(none.status, 422);
      const url = 'https://folio.example/same';
      const twice = await sendEvidence(newId(), { 'evidence.0.url': url, 'evidence.1.url': url });
      assert.equal(twice.status, 422);
      assert.match(twice.text, /id="evidence-1-url-fault"/);
    });

    async function sendEvidence(sub: string, changes: FieldValues) {
      const learner = await enter(tool.lms, 'student', sub);
      const edit = paths.submissionEdit(await begin(learner, badge));
      return await learner.post(edit, fill(await learner.get(edit), edit, { ...changes, action: 'submit' }));
    }
  });

  describe('in a badge', () => {
    const FAULTS: Readonly<Record<string, readonly [field: string, changes: FieldValues]>> = {
      'a title of 10,000 characters': ['title', { title: 'x'.repeat(10_000) }],
      'no title': ['title', { title: '' }],
      'no outcomes': ['outcomes', { outcomes: '\n\n' }],
      'no criteria': ['criteria', { criteria: '' }],
      'an outcome twice': ['outcomes', { outcomes: 'plans  lessons\nPlans lessons' }],
      'a workload that is no number': ['ects', { ects: 'many' }],
      'a country that does not exist': ['countryCode', { countryCode: 'XX' }],
    };
    for (const [name, [field, changes]] of Object.entries(FAULTS)) {
      it(`refuses ${name}, names the field, keeps what was typed`, async () => {
        const reply = await sendBadge({ description: 'a kept description', ...changes });
        assert.equal(reply.status, 422);
        assert.match(reply.text, new RegExp(`id="${field}-fault"`));
        assert.match(reply.text, /a kept description/);
      });
    }

    it('keeps unusual writing exactly, into the credential and the public page', async () => {
      const own = await publishBadge(teacher, { description: UNUSUAL, outcomes: UNUSUAL });
      const learner = await enter(tool.lms, 'student', 'unusual');
      const submission = await submit(learner, own, {
        'evidence.0.url': 'https://folio.example/%F0%9F%8E%93',
        'evidence.0.title': UNUSUAL,
        'evidence.0.note': UNUSUAL,
        'evidence.0.consent': 'yes',
      });
      await approve(teacher, submission);
      await tool.services.workDone();
      const { text } = await learner.get(`${paths.submission(submission)}/badge.json`);
      const credential = JSON.parse(text);
      assert.equal(credential.credentialSubject.achievement.description, UNUSUAL);
      assert.equal(credential.evidence[0].name, UNUSUAL);
      const checked = await learner.request('/api/verify', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      const { steps } = JSON.parse(checked.text);
      const failed = steps.filter((step: { outcome: string }) => step.outcome === 'failed');
      assert.deepEqual(failed, []);
      const page = await teacher.get(paths.achievement(own, 1));
      assert.ok(!page.text.includes('<b>'), 'markup was not escaped');
      assert.ok(page.text.includes('עברית'));
    });

    it('shows the second of two teachers both versions of one draft, and loses neither', async () => {
      const colleague = await enter(tool.lms, 'teacher2');
      const edit = paths.editBadge(await publishBadge(teacher));
      const first = fill(await teacher.get(edit), edit, { title: 'First title', action: 'save' });
      const second = fill(await colleague.get(edit), edit, { title: 'Second title', action: 'save' });
      assert.equal((await teacher.post(edit, first)).status, 303);
      const reply = await colleague.post(edit, second);
      assert.equal(reply.status, 409);
      assert.match(reply.text, /First title/);
      assert.match(reply.text, /value="Second title"/);
      assert.match((await teacher.get(edit)).text, /value="First title"/);
    });

    async function sendBadge(changes: FieldValues) {
      const target = paths.badges(courseOf(teacher));
      const form = await teacher.get(`${paths.newBadge(courseOf(teacher))}?example=eportfolio`);
      return await teacher.post(target, fill(form, target, { ...changes, action: 'publish' }));
    }
  });

  it('answers too much with a clear 413', async () => {
    const target = paths.badges(courseOf(teacher));
    const big = await teacher.post(target, { title: 'x'.repeat(2 * 1024 * 1024) });
    assert.equal(big.status, 413);
    assert.match(big.text, /more than we can take/);
    const fields = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`field${index}`, 'x']));
    assert.equal((await teacher.post(target, fields)).status, 413);
    const file = new File([new Uint8Array(3 * 1024 * 1024)], 'badge.png');
    const upload = await student.upload(paths.verify(), { file });
    assert.equal(upload.status, 413);
    assert.match(upload.text, /more than we can take/);
  });

  it('fetches nothing that a badge names, wherever it names it', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    const trap = `http://127.0.0.1:${address.port}/trap`;
    const badge = JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2', trap],
      id: trap,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: trap, type: ['Profile'], image: trap },
      credentialSubject: { type: ['AchievementSubject'], achievement: { id: trap, image: { id: trap } } },
      credentialStatus: { id: `${trap}#1`, type: 'BitstringStatusListEntry', statusListCredential: trap },
      credentialSchema: [{ id: trap, type: '1EdTechJsonSchemaValidator2019' }],
      evidence: [{ id: trap, type: ['Evidence'] }],
      proof: [
        { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', verificationMethod: `${trap}#key` },
      ],
    });
    const reply = await student.upload(paths.verify(), { text: badge });
    assert.equal(reply.status, 200);
    assert.match(reply.text, /Every step of the check/);
    server.close();
    assert.equal(asked, 0);
  });

  it('answers unknown and other people’s things alike', async () => {
    const other = await submit(await enter(tool.lms, 'student', 'somebody else'), badge);
    const unknown = await student.get(paths.submission(newId()));
    const theirs = await student.get(paths.submission(other));
    const withoutReference = (text: string) =>
      text.replace(/[0-9a-f]{12}|nonce="[^"]+"|name="backTo" value="[^"]+"/g, '');
    assert.equal(unknown.status, 404);
    assert.equal(theirs.status, 404);
    assert.equal(withoutReference(theirs.text), withoutReference(unknown.text));
  });

  const ODD_REQUESTS: Readonly<
    Record<string, readonly [method: string, path: string, type?: string, body?: string]>
  > = {
    'broken percent-encoding': ['GET', '/badges/%E0%A4%A'],
    'a method nobody speaks here': ['PUT', '/verify'],
    'a NUL in an address': ['GET', '/credentials/%00'],
    'JSON where a form belongs': ['POST', '/lti/login', 'application/json', '{}'],
    'a launch with nothing in it': ['POST', '/lti/launch', 'application/x-www-form-urlencoded', ''],
    'an empty upload': ['POST', '/verify', 'multipart/form-data; boundary=x', '--x--\r\n'],
    'an upload without a boundary': ['POST', '/verify', 'multipart/form-data', 'nothing'],
    'names of the language itself': [
      'POST',
      '/lti/login',
      'application/x-www-form-urlencoded',
      '__proto__=1&constructor=2',
    ],
    'half a character': ['GET', '/courses/%ED%A0%80'],
  };
  for (const [name, [method, path, type, body]] of Object.entries(ODD_REQUESTS)) {
    it(`answers ${name} with a 4xx page`, async () => {
      const reply = await teacher.request(path, {
        method,
        ...(type !== undefined && { headers: { 'content-type': type } }),
        ...(body !== undefined && { body }),
      });
      assert.ok(reply.status >= 400 && reply.status < 500, `${reply.status}`);
      assert.match(reply.text, /<h1/);
    });
  }

  const NO_BADGES: Readonly<Record<string, Buffer>> = {
    'a picture cut short': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'an enormous header': Buffer.from('89504e470d0a1a0a7fffffff49484452ffffffffffffffff0806000000', 'hex'),
    'deep JSON': Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    'a stranger’s context': Buffer.from(
      '{"@context":["https://evil.example/context"],"type":["VerifiableCredential"]}',
    ),
    'random bytes': Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)),
  };
  for (const [name, bytes] of Object.entries(NO_BADGES)) {
    it(`says clearly what is wrong with ${name}`, async () => {
      const reply = await student.upload('/verify', { file: new File([new Uint8Array(bytes)], 'badge.png') });
      assert.ok([200, 422].includes(reply.status), `${reply.status}`);
      assert.doesNotMatch(reply.text, /genuine and valid/);
      assert.match(reply.text, /error-summary|Every step of the check/);
    });
  }
});
