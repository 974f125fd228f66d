import assert from 'node:assert/strict';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { openPublicWorld, type PublicWorld } from '../public/publicWorld.js';
import { words } from '../submit/rendering.js';

type Given = Readonly<Record<string, string | Buffer>>;

describe('Checking a badge, over HTTP', () => {
  let world: PublicWorld;
  let issued: IssuedBadge;
  let png: Buffer;
  before(async () => {
    world = await openPublicWorld();
    // Private: its file verifies all the same.
    issued = await world.award({ visibility: 'private' });
    png = await world.tool.services.bakeCredential(issued);
  });
  after(() => world.close());

  const page = async (parts: Given) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(parts)) {
      body.append(
        name,
        typeof value === 'string' ? value : new Blob([new Uint8Array(value)]),
        ...fileName(value),
      );
    }
    const response = await fetch(`${world.tool.url}${paths.verify()}`, {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
    });
    const html = await response.text();
    return { status: response.status, html, said: words(html) };
  };
  const api = async (body: string | Buffer, type = 'application/json') => {
    const response = await fetch(`${world.tool.url}/api/verify`, {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: { 'content-type': type },
    });
    const answer = JSON.parse(await response.text());
    return { status: response.status, answer, headers: response.headers };
  };
  const outcomes = ({ answer }: { answer: { steps: { step: string; outcome: string }[] } }) =>
    Object.fromEntries(answer.steps.map(({ step, outcome }) => [step, outcome]));

  it('offers a file, a text or an address', async () => {
    const response = await fetch(`${world.tool.url}${paths.verify()}`, { headers: { accept: 'text/html' } });
    const html = await response.text();
    for (const name of ['file', 'text', 'address']) assert.match(html, new RegExp(`<label for="${name}"`));
    assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  });

  it('reads the badge out of its picture, its JSON file and its text', async () => {
    const ways: readonly Given[] = [
      { file: png },
      { file: Buffer.from(issued.credential) },
      { text: issued.credential },
    ];
    for (const given of ways) {
      const { status, said } = await page({ text: '', address: '', ...given });
      assert.equal(status, 200);
      assert.match(said, /This badge is genuine and valid .* What the badge says EPORTFOLIO EXPERT/);
      assert.match(said, /Is the badge as it was signed\? Yes\..*Do we know its issuer\? Yes\./);
      assert.match(said, /Signature : Passed\. .* the key that signed it belongs to the issuer it names/);
    }
  });

  it('follows an address, and says why when there is no badge at it', async () => {
    const shown = await world.award();
    const address = `${world.tool.url}${paths.credential(shown.id)}`;
    const ways: readonly Given[] = [{ address }, { address: `${address}.png` }, { text: ` ${address} ` }];
    for (const given of ways) {
      assert.match((await page(given)).said, /This badge is genuine and valid/);
    }
    for (const [given, reason] of [
      [`${world.tool.url}${paths.credential(issued.id)}`, /keeps it private/],
      [`${world.tool.url}/credentials/unknown`, /no badge at this address/],
      [`${world.tool.url}/verify`, /not one of a badge/],
      ['http://127.0.0.1:1/credentials/1', /Nothing could be read at this address just now/],
      ['nonsense', /This is not a web address/],
      ['javascript:alert(1)', /This is not a web address/],
    ] as const) {
      const { status, html, said } = await page({ address: given });
      assert.equal(status, 422, given);
      assert.match(said, reason);
      assert.match(html, /<a href="#address">/);
    }
  });

  it('asks again for what is nothing, too much or no badge, and keeps what was typed', async () => {
    assert.match((await page({})).said, /Choose a file, paste/);
    const both = await page({ text: 'my text', address: 'my address', file: Buffer.alloc(0) });
    assert.equal(both.status, 422);
    assert.match(both.html, />my text<\/textarea>/);
    assert.match(both.html, /value="my address"/);
    const plain = await world.tool.services.readPicture(world.institution.id, issued.picture);
    assert.match(
      (await page({ file: plain.body })).said,
      /There is no Open Badges 3\.0 credential in this picture/,
    );
    assert.match((await page({ file: Buffer.from([0xff, 0xd8, 0xff]) })).said, /is a PNG or SVG file/);
    for (const damaged of [png.subarray(0, png.length - 30), flipped(png, 60)]) {
      assert.equal((await page({ file: damaged })).status, 422);
    }
  });

  it('shows what is wrong, step by step', async () => {
    const changed = await page({ text: issued.credential.replace('EXPERT', 'EXPORT') });
    assert.equal(changed.status, 200);
    assert.match(changed.said, /Do not rely on this badge/);
    assert.match(changed.said, /Is the badge as it was signed\? No\./);
    assert.match(changed.said, /Signature : Failed/);
    const noBadge = await page({ text: 'Dear school, is this a badge?' });
    assert.match(noBadge.said, /There is no badge that can be read/);
  });

  it('answers programs with every step and its words', async () => {
    const found = await api(issued.credential);
    assert.equal(found.status, 200);
    assert.equal(found.headers.get('access-control-allow-origin'), '*');
    assert.deepEqual(found.answer.credential, JSON.parse(issued.credential));
    assert.equal(outcomes(found).proof, 'passed');
    assert.equal(outcomes(found).status, 'passed');
    const proof = found.answer.steps.find((each: { step: string }) => each.step === 'proof');
    assert.deepEqual(Object.keys(proof), ['step', 'outcome', 'reason', 'text']);
    assert.match(proof.text, /signature is good/);
    const others = [
      await api(`{ "credential": ${issued.credential} }`),
      await api(issued.credential, 'text/plain'),
      await api(issued.credential, 'application/vc+ld+json'),
      await api(png, 'image/png'),
    ];
    for (const other of others) assert.deepEqual(other.answer, found.answer);
  });

  it('hides nothing that a wrapper says twice', async () => {
    const twice = issued.credential.replace('{', '{"name":"Another",');
    assert.equal(outcomes(await api(`{"credential":${twice}}`)).format, 'failed');
  });

  it('fetches no unknown context and says so', async () => {
    const credential = JSON.parse(issued.credential);
    credential['@context'].push(`${world.tool.url}/context.json`);
    const found = outcomes(await api(JSON.stringify(credential)));
    assert.equal(found.terms, 'failed');
    assert.notEqual(found.proof, 'passed');
  });

  it('answers bombs and rubbish soon, and never with a fault of its own', async () => {
    const hostile: readonly (readonly [string | Buffer, string])[] = [
      ['['.repeat(900_000), 'application/json'],
      ['{"a":'.repeat(200_000), 'application/json'],
      [`{"credential":${'{"credential":'.repeat(100_000)}`, 'application/json'],
      [`{"name":"${'x'.repeat(1_200_000)}"}`, 'application/json'],
      [`{"__proto__":{"id":"x"}}`, 'application/json'],
      [`{"@context":[${'{"a":{"@id":"b"}},'.repeat(3_000)}{}]}`, 'application/json'],
      ['\u0000', 'text/plain'],
      [Buffer.from([0xff, 0xfe, 0xfd]), 'text/plain'],
      [Buffer.concat([png.subarray(0, 8), Buffer.alloc(1_000_000, 0x7f)]), 'image/png'],
      [Buffer.alloc(2_200_000, 0x20), 'application/json'],
      ['<x/>', 'application/xml'],
    ];
    for (const [body, type] of hostile) {
      const { status } = await api(body, type);
      assert.ok(status === 200 || (status >= 400 && status < 500), `${type}: ${status}`);
    }
    assert.equal((await api(Buffer.alloc(2_200_000, 0x20))).status, 413);
    assert.equal((await api('<x/>', 'application/xml')).status, 415);
    assert.equal((await page({ file: Buffer.alloc(2_200_000, 0x20) })).status, 413);
  });
});

function fileName(value: string | Buffer): string[] {
  return typeof value === 'string' ? [] : ['badge'];
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8((copy[at] ?? 0) ^ 1, at);
  return copy;
}
