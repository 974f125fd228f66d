import assert from 'node:assert/strict';
import { importJWK, jwtVerify } from 'jose';
import { makePublic, submitWork } from '../../../src/demo/mainJob.js';
import { Visitor } from '../../../src/demo/visitor.js';
import { type RunningTool, startTool } from '../../harness.js';
import { approve, enter, publishBadge } from '../../http/steps.js';

describe('The badge as a signed token', () => {
  let tool: RunningTool;
  let address: string;

  before(async () => {
    tool = await startTool();
    const teacher = await enter(tool.lms, 'teacher');
    const badge = await publishBadge(teacher);
    const student = await Visitor.enter(tool.url, tool.lms, { person: 'student', course: 'eportfolio' });
    const submission = await submitWork(student, `/badges/${badge}`);
    await approve(teacher, submission.replace('/submissions/', ''));
    await tool.services.workDone();
    address = await makePublic(student, submission);
  });
  after(() => tool.close());

  it('is the same credential, signed by the key that its kid leads to', async () => {
    const reply = await fetch(`${address}.jwt`);
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-type') ?? '', /^text\/plain/);
    const token = await reply.text();
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    assert.deepEqual(Object.keys(header).sort(), ['alg', 'kid', 'typ']);
    const jwk = JSON.parse(await (await fetch(header.kid)).text());
    const { payload } = await jwtVerify(token, await importJWK(jwk, 'RS256'));
    const { proof: _, ...credential } = JSON.parse(await (await fetch(`${address}.json`)).text());
    const { iss, jti, sub, nbf, ...same } = payload;
    assert.deepEqual(same, credential);
    assert.equal(iss, credential.issuer.id);
    assert.equal(jti, credential.id);
    assert.equal(sub, credential.credentialSubject.id);
    assert.equal(nbf, Date.parse(credential.validFrom) / 1000);
  });

  it('comes where text/plain is asked for, and verifies here', async () => {
    const token = await (await fetch(address, { headers: { accept: 'text/plain' } })).text();
    assert.equal(token.split('.').length, 3);
    const reply = await fetch(`${tool.url}/api/verify`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: token,
    });
    const { steps } = JSON.parse(await reply.text());
    const found = Object.fromEntries(
      steps.map(({ step, outcome }: { step: string; outcome: string }) => [step, outcome]),
    );
    for (const step of ['format', 'schema', 'terms', 'proof', 'issuer', 'validity', 'status']) {
      assert.equal(found[step], 'passed', step);
    }
  });
});
