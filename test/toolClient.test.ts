import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Browser } from '../src/demo/lms/client/browser.js';
import { CookieJar } from '../src/demo/lms/client/cookieJar.js';
import { type DemoLms, startDemoLms } from '../src/demo/lms/lms.js';
import { type StandInTool, startStandInTool } from './demo/lms/standInTool.js';
import { encode, forge, readToken } from './forge.js';
import { ToolClient } from './toolClient.js';

const LAUNCH = { person: 'student', course: 'eportfolio' } as const;

describe('the tests’ own tool client', () => {
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

  it('changes claims and takes some out, signed with the platform’s key', async () => {
    const claims = { sub: 'changed', name: undefined };
    const client = await ToolClient.launch(lms, { ...LAUNCH, claims });
    assert.equal(client.landing.status, 200);
    assert.equal(tool.claims().sub, 'changed');
    assert.ok(!('name' in tool.claims()));
  });

  it('signs with another key, which the key set refuses', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const client = await ToolClient.launch(lms, { ...LAUNCH, key: privateKey });
    assert.equal(client.landing.status, 400);
  });

  it('changes headers, tokens and fields', async () => {
    await ToolClient.launch(lms, { ...LAUNCH, header: { alg: 'none' }, launchFields: { state: undefined } });
    const last = tool.posted.at(-1);
    assert.equal(readToken(last?.get('id_token') ?? '').header.alg, 'none');
    assert.match(last?.get('id_token') ?? '', /\.$/);
    assert.equal(last?.has('state'), false);
    await ToolClient.launch(lms, { ...LAUNCH, idToken: (honest) => `${honest}x` });
    assert.match(tool.posted.at(-1)?.get('id_token') ?? '', /x$/);
  });

  it('forges with every kind of key', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const rsa = lms.signingKey.privateKey;
    const lengths = (
      [
        ['ES256', ec, 64],
        ['PS256', rsa, 256],
        ['RS512', rsa, 256],
        ['HS256', 'secret', 32],
        ['none', undefined, 0],
      ] as const
    ).map(([alg, key, length]) => {
      const token = forge({ claims: { sub: '1' }, header: { alg, crit: ['x'] }, ...(key ? { key } : {}) });
      const [, , signature = ''] = token.split('.');
      assert.equal(Buffer.from(signature, 'base64url').length, length, alg);
      return length;
    });
    assert.equal(lengths.length, 5);
    assert.equal(encode('not json'), Buffer.from('not json').toString('base64url'));
  });

  it('keeps cookies as a browser would', () => {
    const jar = new CookieJar();
    const local = new URL('http://localhost:1/');
    const plain = new URL('http://school.example/');
    jar.store(local, [
      '__Host-a=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned',
      '__Host-b=1; Path=/',
      'c=1; SameSite=None',
      'd=1; Path=/deep',
    ]);
    jar.store(plain, ['e=1; Secure', 'f=a=b']);
    assert.deepEqual(jar.names(local), ['__Host-a', 'd']);
    assert.equal(jar.header(new URL('http://localhost:2/')), '__Host-a=1');
    assert.equal(jar.header(plain), 'f=a=b');
    jar.store(local, ['__Host-a=; Path=/; Secure; Max-Age=0']);
    assert.equal(jar.header(local), undefined);
  });

  it('brings the form token of the page seen last, unless told otherwise', async () => {
    const server = createServer(async (request, response) => {
      const body = await text(request);
      const hidden = '<input type="hidden" name="formToken" value="t&amp;1">';
      response.end(request.method === 'POST' ? body : `<form>${hidden}</form>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    const client = new ToolClient(`http://127.0.0.1:${address.port}`, new Browser());
    assert.equal((await client.post('/', { a: ['1', '2'] })).text, 'a=1&a=2');
    await client.get('/');
    assert.equal((await client.post('/', { a: '1' })).text, 'formToken=t%261&a=1');
    assert.equal((await client.post('/', { formToken: undefined })).text, '');
    assert.match((await client.upload('/', { file: new Blob(['x']) })).text, /name="formToken"\r\n\r\nt&1/);
    server.close();
    server.closeAllConnections();
  });
});
