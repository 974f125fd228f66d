import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { InvalidInput } from '../../src/errors.js';
import { cleanLogo } from '../../src/images/cleanLogo.js';
import { makeChunk, readChunks, SIGNATURE } from '../../src/images/png/chunks.js';

const wide = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#c0392b' } });

async function refusal(upload: Buffer): Promise<string> {
  try {
    await cleanLogo(upload);
  } catch (error) {
    assert.ok(error instanceof InvalidInput, String(error));
    assert.equal(error.faults[0]?.field, 'logo');
    return error.faults[0]?.message ?? '';
  }
  return 'accepted';
}

describe('cleanLogo', () => {
  it('makes a square PNG of at most 512 px from PNG, JPEG and WebP, transparent beside the logo', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const logo = await cleanLogo(await wide(1200, 300).toFormat(format).toBuffer());
      const { width, height, format: made, hasAlpha } = await sharp(logo).metadata();
      assert.deepEqual(
        { width, height, made, hasAlpha },
        { width: 512, height: 512, made: 'png', hasAlpha: true },
      );
      const { data, info } = await sharp(logo).raw().toBuffer({ resolveWithObject: true });
      assert.equal(data[3], 0, 'the corner is transparent');
      assert.equal(data[(256 * 512 + 256) * info.channels + 3], 255, 'the middle is not');
    }
  });

  it('never enlarges', async () => {
    const { width, height } = await sharp(await cleanLogo(await wide(40, 20).png().toBuffer())).metadata();
    assert.deepEqual([width, height], [40, 40]);
  });

  it('turns by the camera’s orientation, then drops every metadata', async () => {
    const upload = await wide(100, 50)
      .withExif({ IFD0: { Copyright: 'somebody private' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const logo = await cleanLogo(upload);
    const { exif, icc, xmp, orientation } = await sharp(logo).metadata();
    assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined]);
    const { data } = await sharp(logo).raw().toBuffer({ resolveWithObject: true });
    assert.equal(data[(50 * 100 + 2) * 4 + 3], 0, 'now upright: empty at the left');
    const kinds = new Set(readChunks(logo).map((chunk) => chunk.type));
    for (const kind of ['iTXt', 'tEXt', 'zTXt', 'eXIf', 'iCCP']) assert.equal(kinds.has(kind), false, kind);
  });

  it('refuses SVG and everything else by its first bytes', async () => {
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<?xml version="1.0"?>',
      'GIF89a',
      '%PDF-1.7',
      '',
      'RIFF0000WAVE',
    ];
    for (const other of others) assert.equal(await refusal(Buffer.from(other)), 'images.logoFormat', other);
  });

  it('refuses more than 1 MB unread', async () => {
    const upload = Buffer.concat([SIGNATURE, randomBytes(1_000_000)]);
    assert.equal(await refusal(upload), 'images.logoTooLarge');
  });

  it('refuses damaged and cut-off pictures', async () => {
    const upload = await wide(300, 300).png().toBuffer();
    assert.equal(await refusal(upload.subarray(0, upload.length - 40)), 'images.logoUnreadable');
    assert.equal(await refusal(Buffer.concat([SIGNATURE, randomBytes(200)])), 'images.logoUnreadable');
  });

  it('refuses a canvas of billions of pixels before decoding it', async () => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(50_000, 0);
    header.writeUInt32BE(50_000, 4);
    header.writeUInt8(8, 8);
    const bomb = Buffer.concat([
      SIGNATURE,
      makeChunk('IHDR', header),
      makeChunk('IDAT', Buffer.alloc(1000)),
      makeChunk('IEND', Buffer.alloc(0)),
    ]);
    assert.equal(await refusal(bomb), 'images.logoUnreadable');
  });
});
