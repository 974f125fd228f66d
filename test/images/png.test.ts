import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { InvalidInput } from '../../src/errors.js';
import { makeChunk, readChunks, SIGNATURE } from '../../src/images/png/chunks.js';
import { bakePng, extractPng } from '../../src/images/png/png.js';

const KEYWORD = 'openbadgecredential';
const CREDENTIAL = '{"name":"Čebelar 🐝","id":"urn:uuid:1"}';
const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
const data = makeChunk('IDAT', deflateSync(Buffer.from([0, 127])));
const end = makeChunk('IEND', Buffer.alloc(0));
const PICTURE = png(makeChunk('IHDR', header), data, end);

function png(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function internationalText(bytes: string | Buffer): Buffer {
  return makeChunk('iTXt', Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'utf8'));
}

function withChunk(chunk: Buffer): Buffer {
  return png(makeChunk('IHDR', header), chunk, data, end);
}

const typesOf = (file: Buffer): readonly string[] => readChunks(file).map((chunk) => chunk.type);

function refusal(file: Buffer, verb: (file: Buffer) => unknown = extractPng): string {
  let message = 'accepted';
  try {
    verb(file);
  } catch (error) {
    assert.ok(error instanceof InvalidInput, String(error));
    assert.equal(error.faults[0]?.field, 'file');
    message = error.faults[0]?.message ?? '';
  }
  return message;
}

describe('bakePng and extractPng', () => {
  it('gives back any text byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        assert.equal(extractPng(bakePng(PICTURE, text)), text);
      }),
      { numRuns: 100 },
    );
  });

  it('writes one uncompressed iTXt with empty language fields before IDAT', () => {
    const baked = bakePng(PICTURE, CREDENTIAL);
    assert.deepEqual(typesOf(baked), ['IHDR', 'iTXt', 'IDAT', 'IEND']);
    const chunk = readChunks(baked)[1];
    assert.deepEqual(chunk?.data, Buffer.from(`${KEYWORD}\0\0\0\0\0${CREDENTIAL}`, 'utf8'));
  });

  it('keeps every other byte', () => {
    const picture = png(
      makeChunk('IHDR', header),
      makeChunk('pHYs', Buffer.alloc(9)),
      internationalText('Comment\0\0\0\0\0kept'),
      data,
      makeChunk('tEXt', Buffer.from('openbadges\0https://old.example/1')),
      end,
    );
    const baked = bakePng(picture, CREDENTIAL);
    const chunk = readChunks(baked).find(({ data: bytes }) => bytes.toString('latin1').startsWith(KEYWORD));
    assert.ok(chunk);
    assert.deepEqual(Buffer.concat([baked.subarray(0, chunk.start), baked.subarray(chunk.end)]), picture);
  });

  it('replaces what was baked before, wherever and however often', () => {
    const old = internationalText(`${KEYWORD}\0\0\0\0\0old`);
    const picture = png(makeChunk('IHDR', header), old, data, old, end);
    assert.deepEqual(bakePng(picture, CREDENTIAL), bakePng(PICTURE, CREDENTIAL));
    assert.deepEqual(bakePng(bakePng(PICTURE, 'first'), CREDENTIAL), bakePng(PICTURE, CREDENTIAL));
  });

  it('does not change the picture', async () => {
    const square = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#12345678' } })
      .png()
      .toBuffer();
    const baked = bakePng(square, CREDENTIAL);
    const pixels = (file: Buffer): Promise<Buffer> => sharp(file).raw().toBuffer();
    assert.deepEqual(await pixels(baked), await pixels(square));
  });

  it('answers undefined where nothing is baked, OB 2 badges and look-alikes included', () => {
    for (const chunk of [
      makeChunk('tEXt', Buffer.from(`${KEYWORD}\0{}`)),
      internationalText('openbadges\0\0\0\0\0{}'),
      internationalText(`${KEYWORD}s\0\0\0\0\0{}`),
      internationalText(`x${KEYWORD}\0\0\0\0\0{}`),
      internationalText(KEYWORD),
    ]) {
      assert.equal(extractPng(withChunk(chunk)), undefined);
    }
    assert.equal(extractPng(PICTURE), undefined);
  });

  it('reads the first of several', () => {
    const chunks = ['first', 'second'].map((text) => internationalText(`${KEYWORD}\0\0\0\0\0${text}`));
    assert.equal(extractPng(png(makeChunk('IHDR', header), ...chunks, data, end)), 'first');
  });

  it("reads past another tool's language fields and ignores what follows IEND", () => {
    const chunk = internationalText(`${KEYWORD}\0\0\0en\0Badge\0${CREDENTIAL}`);
    assert.equal(extractPng(Buffer.concat([withChunk(chunk), Buffer.from('trailing')])), CREDENTIAL);
  });

  it('keeps a byte order mark that is part of the text', () => {
    assert.equal(extractPng(bakePng(PICTURE, '\ufeff{}')), '\ufeff{}');
  });

  it('refuses compressed, broken and huge text', () => {
    assert.equal(refusal(withChunk(internationalText(`${KEYWORD}\0\u0001\0\0\0x`))), 'images.compressedText');
    for (const rest of ['', '\0', '\0\0', '\0\0en', '\0\0en\0title']) {
      assert.equal(refusal(withChunk(internationalText(`${KEYWORD}\0${rest}`))), 'images.damagedText', rest);
    }
    const notUtf8 = Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`), Buffer.from([0xc3, 0x28])]);
    assert.equal(refusal(withChunk(internationalText(notUtf8))), 'images.damagedText');
    const huge = 'x'.repeat(4 * 1024 * 1024 + 1);
    assert.equal(refusal(withChunk(internationalText(`${KEYWORD}\0\0\0\0\0${huge}`))), 'images.textTooLong');
    assert.throws(() => bakePng(PICTURE, huge), RangeError);
  });

  it('refuses a file that is no PNG', () => {
    const others = ['', 'GIF89a', '\x89PNG', '<svg xmlns="http://www.w3.org/2000/svg"/>', '\xff\xd8\xff\xe0'];
    for (const file of others.map((text) => Buffer.from(text, 'latin1'))) {
      assert.equal(refusal(file), 'images.notPng');
      assert.equal(
        refusal(file, (picture) => bakePng(picture, '{}')),
        'images.notPng',
      );
    }
  });

  it('refuses a PNG cut off at any byte', () => {
    const baked = bakePng(PICTURE, CREDENTIAL);
    for (let length = SIGNATURE.length; length < baked.length; length += 1) {
      assert.equal(refusal(baked.subarray(0, length)), 'images.damagedPng', `at ${length}`);
    }
  });

  it('refuses any changed byte behind the signature', () => {
    const baked = bakePng(PICTURE, CREDENTIAL);
    for (let place = SIGNATURE.length; place < baked.length; place += 1) {
      const changed = Buffer.from(baked);
      changed.writeUInt8(baked.readUInt8(place) ^ 0x21, place);
      assert.equal(refusal(changed), 'images.damagedPng', `at ${place}`);
    }
  });

  it('refuses chunks in impossible shapes', () => {
    const farTooLong = Buffer.from(makeChunk('IDAT', Buffer.alloc(4)));
    farTooLong.writeUInt32BE(0xffffffff, 0);
    const files = [
      png(),
      png(data, end),
      png(makeChunk('IHDR', Buffer.alloc(12)), data, end),
      png(makeChunk('IHDR', header), end),
      png(makeChunk('IHDR', header), data),
      png(makeChunk('IHDR', header), makeChunk('I AT', Buffer.alloc(1)), data, end),
      png(makeChunk('IHDR', header), farTooLong, end),
    ];
    for (const file of files) {
      assert.equal(refusal(file), 'images.damagedPng');
      assert.equal(
        refusal(file, (picture) => bakePng(picture, '{}')),
        'images.damagedPng',
      );
    }
  });
});
