import assert from 'node:assert/strict';
import { InvalidInput } from '../../../src/errors.js';
import { makeChunk, readChunks, SIGNATURE } from '../../../src/images/png/chunks.js';
import { bakePng, extractPng } from '../../../src/images/png/png.js';
import { bakeSvg, extractSvg } from '../../../src/images/svg/svg.js';
import { award, type Engine, makeEngine, NOW, outcomes } from '../engine.js';

const PNG = Buffer.concat([
  SIGNATURE,
  makeChunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
  makeChunk('IDAT', Buffer.from('789c63600000000200012721bc33', 'hex')),
  makeChunk('IEND', Buffer.alloc(0)),
]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>';

type Forms = Readonly<Record<'png-json' | 'png-token' | 'svg-json' | 'svg-token', Buffer>>;

describe('verify: baked files', () => {
  let engine: Engine;
  let forms: Forms;
  let json: string;
  let jwt: string;
  before(async () => {
    engine = await makeEngine();
    json = await engine.credentials.issue(award(), engine.key);
    jwt = await engine.credentials.issueJwt(json, engine.rsaKey);
    forms = {
      'png-json': bakePng(PNG, json),
      'png-token': bakePng(PNG, jwt),
      'svg-json': Buffer.from(bakeSvg(SVG, json)),
      'svg-token': Buffer.from(bakeSvg(SVG, jwt)),
    };
  });

  const extract = (file: Buffer) => (file[0] === 0x89 ? extractPng(file) : extractSvg(file.toString('utf8')));
  /** What becomes of a file: the step it is refused at, `file` where it can't be read, or `sound`. */
  async function fate(file: Buffer): Promise<string> {
    let text: string | undefined;
    try {
      text = extract(file);
    } catch (error) {
      assert.ok(error instanceof InvalidInput);
      return 'file';
    }
    if (text === undefined) return 'nothing';
    const { steps } = await engine.credentials.verify(text, engine.world, NOW);
    return steps.find(({ outcome }) => outcome !== 'passed')?.step ?? 'sound';
  }

  it('round-trip byte for byte and pass every step', async () => {
    for (const [form, file] of Object.entries(forms)) {
      assert.equal(extract(file), form.endsWith('json') ? json : jwt, form);
      assert.equal(await fate(file), 'sound', form);
    }
    const { credential } = await engine.credentials.verify(jwt, engine.world, NOW);
    const { proof: _, ...unsigned } = JSON.parse(json);
    assert.deepEqual(credential, unsigned);
  });

  it('are refused with any one of 60 bytes of the credential changed', async () => {
    for (const [form, file] of Object.entries(forms)) {
      const text = form.endsWith('json') ? json : jwt;
      for (let n = 0; n < 15; n += 1) {
        const place = Math.floor(((n + 0.5) * text.length) / 15);
        const changed = `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;
        const rebaked = form.startsWith('png') ? bakePng(PNG, changed) : Buffer.from(bakeSvg(SVG, changed));
        assert.notEqual(await fate(rebaked), 'sound', `${form} at ${place}`);
        assert.notDeepEqual(rebaked, file);
      }
    }
  });

  it('are refused when the chunk is changed without its CRC, cut off or in another form', async () => {
    const [header, credential, ...rest] = readChunks(forms['png-json']);
    const bytes = (chunk: { start: number; end: number } | undefined) =>
      forms['png-json'].subarray(chunk?.start, chunk?.end);
    const damaged = Buffer.from(forms['png-json']);
    damaged.writeUInt8(0x41, (credential?.start ?? 0) + 100);
    assert.equal(await fate(damaged), 'file');
    assert.equal(await fate(forms['png-json'].subarray(0, -20)), 'file');
    const tail = Buffer.concat(rest.map(bytes));
    const compressed = Buffer.from(credential?.data ?? []);
    compressed.writeUInt8(1, 'openbadgecredential\0'.length);
    const withChunk = (chunk: Buffer) => Buffer.concat([SIGNATURE, bytes(header), chunk, tail]);
    assert.equal(await fate(withChunk(makeChunk('iTXt', compressed))), 'file');
    assert.equal(await fate(withChunk(makeChunk('tEXt', credential?.data ?? Buffer.alloc(0)))), 'nothing');
    assert.equal(await fate(withChunk(bytes(credential))), 'sound');
  });

  it('show the first chunk where there are two, and refuse two elements', async () => {
    const forged = bakePng(PNG, json.replace('EPORTFOLIO EXPERT', 'EPORTFOLIO MASTER'));
    const [, evil] = readChunks(forged);
    const good = forms['png-json'];
    const afterHeader = readChunks(good)[1]?.start ?? 0;
    const both = Buffer.concat([
      good.subarray(0, afterHeader),
      forged.subarray(evil?.start, evil?.end),
      good.subarray(afterHeader),
    ]);
    assert.equal(await fate(both), 'proof');
    const svg = forms['svg-json'].toString('utf8');
    const element = svg.slice(svg.indexOf('<openbadges:credential'), svg.indexOf('<rect'));
    assert.equal(await fate(Buffer.from(svg.replace('<rect', `${element}<rect`))), 'file');
  });

  it('cannot be made of parts of two badges', async () => {
    const other = await engine.credentials.issue(award({ id: 'other' }), engine.key);
    const proof = (text: string) => JSON.parse(text).proof;
    const mixed = JSON.stringify({ ...JSON.parse(json), proof: proof(other) });
    const verification = await engine.credentials.verify(mixed, engine.world, NOW);
    assert.equal(outcomes(verification).proof, 'failed');
  });
});
