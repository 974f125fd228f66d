import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { openPublicWorld, type PublicWorld } from '../public/publicWorld.js';
import { words } from '../submit/rendering.js';

type Given = Readonly<Record<string, string>>;

describe('Checking a badge by its address, and for a person, over HTTP', () => {
  let world: PublicWorld;
  let issued: IssuedBadge;
  let png: Buffer;
  before(async () => {
    world = await openPublicWorld();
    issued = await world.award({ visibility: 'private' });
    png = await world.tool.services.bakeCredential(issued);
  });
  after(() => world.close());

  const page = async (parts: Given) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(parts)) body.append(name, value);
    const response = await fetch(`${world.tool.url}${paths.verify()}`, {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
    });
    const html = await response.text();
    return { status: response.status, html, said: words(html) };
  };
  const api = async (body: string, type = 'application/json') => {
    const response = await fetch(`${world.tool.url}/api/verify`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    return { status: response.status, answer: JSON.parse(await response.text()) };
  };
  const outcomes = ({ answer }: { answer: { steps: { step: string; outcome: string }[] } }) =>
    Object.fromEntries(answer.steps.map(({ step, outcome }) => [step, outcome]));

  it('reads badges of other servers by their address, for people and programs', async () => {
    const served: Record<string, readonly [string, string | Buffer]> = {
      '/badge.png': ['image/png', png],
      '/badge': ['application/vc+ld+json', issued.credential],
      '/token': ['text/plain', issued.jwt ?? ''],
      '/page': ['text/html', '<!DOCTYPE html><title>A badge</title>'],
      '/photo': ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
    };
    const server = createServer((request, response) => {
      const [type, body] = served[request.url ?? ''] ?? [];
      if (request.url === '/moved') return response.writeHead(302, { location: '/badge' }).end();
      if (body === undefined) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = Object(server.address());
    const at = (path: string) => `http://127.0.0.1:${port}${path}`;
    try {
      for (const path of ['/badge.png', '/badge', '/token', '/moved']) {
        assert.match((await page({ address: at(path) })).said, /This badge is genuine and valid/, path);
        assert.equal(outcomes(await api(at(path), 'text/plain')).proof, 'passed', path);
        assert.equal(outcomes(await api(JSON.stringify({ address: at(path) }))).status, 'passed', path);
      }
      assert.match((await page({ address: at('/page') })).said, /is a web page, not the badge itself/);
      assert.match((await page({ address: at('/photo') })).said, /What is at this address is no badge/);
      assert.match((await page({ text: at('/none') })).html, /<a href="#text">/);
      const gone = await api(JSON.stringify({ address: at('/none') }));
      assert.equal(gone.status, 422);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('says whether a badge is the one’s who was asked about', async () => {
    const theirs = await world.award({ email: 'aino@example.org' });
    const asked = async (recipient: string, text = theirs.credential) =>
      (await page({ text, recipient })).said;
    assert.match(await asked(' Aino@Example.org '), /person you asked about\? Yes\./);
    assert.match(await asked('eino@example.org'), /person you asked about\? No\./);
    assert.match(await asked('eino@example.org', issued.credential), /does not say to whom/);
    assert.doesNotMatch(await asked(''), /person you asked about/);
    const question = '"recipient": "aino@example.org"';
    for (const body of [
      `{"credential":${theirs.credential},${question}}`,
      `{ ${question}, "credential" : ${theirs.credential} }`,
      `{"credential":${JSON.stringify(theirs.jwt)},${question}}`,
      `{${question},"address":"${world.tool.url}${paths.credential(theirs.id)}"}`,
    ])
      assert.equal(outcomes(await api(body)).recipient, 'passed', body.slice(0, 60));
  });
});
