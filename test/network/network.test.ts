import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AppError } from '../../src/errors.js';
import { createNetwork } from '../../src/network/network.js';
import { NetworkFault } from '../../src/network/networkFault.js';

describe('network', () => {
  let server: Server;
  let origin: string;
  let requests: IncomingMessage[];
  let handle: (request: IncomingMessage, response: ServerResponse) => void;
  const open = createNetwork({ allowPrivateNetwork: true });
  const guarded = createNetwork({ allowPrivateNetwork: false });
  const options = { maximumBytes: 1000 };

  beforeEach(async () => {
    requests = [];
    handle = (_request, response) => response.end('{"ok":true}');
    server = createServer((request, response) => {
      requests.push(request);
      handle(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    origin = `http://127.0.0.1:${address.port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const unreachable = async (network: typeof open, address: string, reason: RegExp | string, extra = {}) => {
    const error = await network.getJson(address, { ...options, ...extra }).catch((fault: unknown) => fault);
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, 'PLATFORM_UNREACHABLE');
    const detail = error.detail ?? '';
    if (typeof reason === 'string') assert.ok(detail.endsWith(`: ${reason}`), detail);
    else assert.match(detail, reason);
    assert.ok(!detail.includes('secret') && !String(error.cause).includes('secret'), detail);
  };
  const answer = (status: number, headers: Record<string, string> = {}, body = 'secret') => {
    handle = (_request, response) => response.writeHead(status, headers).end(body);
  };

  it('brings JSON', async () => {
    assert.deepEqual(await open.getJson(`${origin}/keys?x=1`, options), { ok: true });
    assert.equal(requests[0]?.url, '/keys?x=1');
    assert.equal(requests[0]?.headers.accept, 'application/json');
    assert.equal(requests[0]?.headers['accept-encoding'], 'identity');
  });

  it('sends JSON and brings the JSON of the answer', async () => {
    const received: string[] = [];
    handle = async (request, response) => {
      for await (const chunk of request) received.push(String(chunk));
      response.writeHead(201).end('{"client_id":"1"}');
    };
    const body = { name: 'Šola' };
    const headers = { authorization: 'Bearer secret' };
    assert.deepEqual(await open.postJson(`${origin}/register`, { ...options, body, headers }), {
      client_id: '1',
    });
    assert.deepEqual(received, [JSON.stringify(body)]);
    const [{ method, headers: sent } = { method: '', headers: {} }] = requests;
    assert.deepEqual(
      [method, sent['content-type'], sent.authorization],
      ['POST', 'application/json', 'Bearer secret'],
    );
  });

  it('follows nothing after it sent JSON, and says the status it met', async () => {
    for (const status of [302, 307, 400, 401, 500]) {
      answer(status, { location: `${origin}/elsewhere` });
      const error = await open
        .postJson(`${origin}/register`, { ...options, body: {} })
        .catch((fault: unknown) => fault);
      assert.ok(error instanceof AppError && error.cause instanceof NetworkFault);
      assert.deepEqual([error.code, error.cause.status], ['PLATFORM_UNREACHABLE', status]);
    }
    assert.ok(requests.every(({ url }) => url === '/register'));
  });

  it('sends JSON to public addresses only, unless private ones are allowed', async () => {
    await assert.rejects(guarded.postJson(`${origin}/register`, { ...options, body: {} }), {
      code: 'PLATFORM_UNREACHABLE',
    });
    assert.equal(requests.length, 0);
  });

  it('sends headers to the first origin only', async () => {
    const port = new URL(origin).port;
    handle = (request, response) => {
      const next = { '/a': '/b', '/b': `http://localhost:${port}/c` }[request.url ?? ''];
      if (next === undefined) response.end('1');
      else response.writeHead(302, { location: next }).end();
    };
    // Both names lead to this server, unless the machine prefers IPv6 for localhost.
    const server6 = createServer((request, response) => server.emit('request', request, response));
    await new Promise<void>((resolve) => {
      server6.once('error', () => resolve()).listen(Number(port), '::1', resolve);
    });
    try {
      await open.getJson(`${origin}/a`, { ...options, headers: { authorization: 'Bearer secret' } });
    } finally {
      server6.closeAllConnections();
      server6.close();
    }
    const sent = requests.map(({ url, headers }) => [url, headers.authorization]);
    assert.deepEqual(sent, [
      ['/a', 'Bearer secret'],
      ['/b', 'Bearer secret'],
      ['/c', undefined],
    ]);
  });

  it('follows three redirects and no fourth', async () => {
    handle = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('"there"');
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    };
    assert.equal(await open.getJson(`${origin}/3`, options), 'there');
    await unreachable(open, `${origin}/4`, 'more than 3 redirects');
  });

  const redirects: readonly [string, string][] = [
    ['file:///etc/passwd', 'not https'],
    ['ftp://lms.example/secret', 'not https'],
    ['http://user:secret@127.0.0.1/', 'user name or password in it'],
    ['http://', 'redirected to no address'],
  ];
  for (const [location, reason] of redirects) {
    it(`checks every hop: ${location}`, async () => {
      answer(302, { location });
      await unreachable(open, origin, reason);
    });
  }

  it('takes a redirect without an address for a failure', async () => {
    answer(302);
    await unreachable(open, origin, 'status 302');
  });

  for (const status of [204, 400, 401, 404, 500, 503]) {
    it(`takes status ${status} for a failure, without a word of the body`, async () => {
      answer(status);
      await unreachable(open, origin, `status ${status}`);
    });
  }

  it('refuses what is no JSON, no UTF-8, or compressed', async () => {
    answer(200, {}, '<html>secret');
    await unreachable(open, origin, 'no JSON');
    handle = (_request, response) => response.end(Buffer.from([0x22, 0xff, 0x22]));
    await unreachable(open, origin, 'no JSON');
    answer(200, { 'content-encoding': 'gzip' });
    await unreachable(open, origin, 'compressed answer');
  });

  it('refuses more bytes than asked for, announced or not', async () => {
    answer(200, { 'content-length': '1001' }, 'x'.repeat(1001));
    await unreachable(open, origin, 'answer larger than 1000 bytes');
    handle = (_request, response) => {
      const chunk = 'x'.repeat(600);
      response.write(chunk);
      setTimeout(() => response.end(chunk), 20);
    };
    await unreachable(open, origin, 'answer larger than 1000 bytes');
  });

  it('refuses an answer that breaks off', async () => {
    handle = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"secret":', () => response.destroy());
    };
    await unreachable(open, origin, /ECONNRESET|connection failed/);
  });

  it('gives up when there is no complete answer in time: silent, dripping, or redirecting', async () => {
    handle = () => undefined;
    await unreachable(open, origin, 'no complete answer in time', { timeoutMs: 60 });
    handle = (_request, response) => {
      response.write(' ');
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    };
    await unreachable(open, origin, 'no complete answer in time', { timeoutMs: 60 });
    handle = (_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 40);
    };
    await unreachable(open, origin, 'no complete answer in time', { timeoutMs: 60 });
  });

  it('says when nobody listens', async () => {
    const address = origin;
    server.close();
    await unreachable(open, address, 'ECONNREFUSED');
  });

  const refused: readonly [string, string][] = [
    ['http://lms.example/', 'not https'],
    ['https://127.0.0.1/', 'private or reserved IP address'],
    ['https://2130706433/', 'private or reserved IP address'],
    ['https://0x7f.1/', 'private or reserved IP address'],
    ['https://0177.0.0.1/', 'private or reserved IP address'],
    ['https://[::1]/', 'private or reserved IP address'],
    ['https://[::ffff:127.0.0.1]/', 'private or reserved IP address'],
    ['https://169.254.169.254/latest/meta-data', 'private or reserved IP address'],
    ['https://localhost/', 'name of a private or reserved IP address'],
    ['https://user:secret@lms.example/', 'user name or password in it'],
    ['secret', 'no web address'],
    ['', 'no web address'],
  ];
  for (const [address, reason] of refused) {
    it(`on the public network refuses ${address || 'nothing'}`, async () => {
      await unreachable(guarded, address, reason);
    });
  }
});
