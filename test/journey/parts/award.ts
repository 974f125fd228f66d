import assert from 'node:assert/strict';
import type { Actor } from '../actor.js';

/** What a student has in hand at the end. */
export interface Award {
  /** Where anyone can see it. */
  readonly address: string;
  readonly png: Buffer;
  readonly svg: Buffer;
  readonly json: Buffer;
}

/** The student sees the badge at once, takes its files home and makes it public. */
export async function takeAward(
  student: Actor,
  whilePrivate: (award: Award) => Promise<void>,
): Promise<Award> {
  await student.reads('Your badge carries a code made from your email address.');
  await student.inspect('award');
  const png = await student.download(student.link('Download PNG'));
  const svg = await student.download(student.link('Download SVG'));
  const json = await student.download(student.link('Download JSON'));
  assert.match(png.name, /\.png$/);
  assert.match(svg.name, /\.svg$/);
  assert.match(json.name, /\.json$/);
  assert.equal(bakedText(png.bytes), json.bytes.toString('utf8'));
  const address = await student.field('Public link to your badge').inputValue();
  assert.equal(JSON.parse(json.bytes.toString('utf8')).id, address);
  const award = { address, png: png.bytes, svg: svg.bytes, json: json.bytes };
  await whilePrivate(award);
  await student.press(student.button('Make it public'));
  await student.reads('Anyone with the link can see your badge and check it.');
  await student.inspect('award-public');
  await student.press(student.button('Make it private again'));
  await student.press(student.button('Make it public'));
  return award;
}

/** Read by this test's own eyes: the text of the iTXt chunk `openbadgecredential` (Open Badges 3.0, section 5.3.1). */
function bakedText(png: Buffer): string | undefined {
  const keyword = 'openbadgecredential';
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    const isText = png.toString('latin1', at + 4, at + 8) === 'iTXt';
    // Keyword, its end, no compression (two bytes), and two empty language fields with their ends.
    const head = Buffer.concat([Buffer.from(keyword), Buffer.alloc(5)]);
    if (isText && data.subarray(0, head.length).equals(head)) return data.toString('utf8', head.length);
    at += length + 12;
  }
  return undefined;
}
