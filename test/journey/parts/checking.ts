import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { Actor } from '../actor.js';
import type { Award } from './award.js';

/** Before the student wants it: the page says no more than that. */
export async function readPrivate(reader: Actor, address: string): Promise<void> {
  await reader.open(address);
  await reader.inspect('error-private', { status: 403 });
  await reader.leave();
}

/** Anyone, with no account: the public page and what it links to. */
export async function readPublicPage(reader: Actor, { address }: Award): Promise<void> {
  await reader.open(address);
  await reader.reads('This badge is genuine and valid');
  const outcomes = await reader.frame.locator('.steps > li').allInnerTexts();
  assert.ok(outcomes.length >= 7, 'every check is listed');
  assert.deepEqual(
    outcomes.filter((text) => !text.includes(': Passed.')),
    [],
  );
  await reader.inspect('public-badge');
}

/** The address of the badge's version, and of its issuer, as the credential names them. */
export async function readWhatItNames(reader: Actor, { json }: Award): Promise<void> {
  const credential = JSON.parse(json.toString('utf8'));
  await reader.open(credential.credentialSubject.achievement.id);
  await reader.inspect('public-achievement');
  await reader.open(credential.issuer.url);
  await reader.inspect('public-issuer');
}

const MEDIA_TYPES = [
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
] as const;

/** Mean difference of a pixel's channels, of 255: lines are drawn by two programs, all else is the same. */
const SAME_PICTURE = 4;

/** Run in the page: the browser draws both files, and says how much they differ. */
const DIFFERENCE = `(async () => {
  const pixels = async (ending) => {
    const picture = new Image();
    picture.src = location.pathname + ending;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 256;
    const drawing = canvas.getContext('2d');
    drawing.drawImage(picture, 0, 0, 256, 256);
    return drawing.getImageData(0, 0, 256, 256).data;
  };
  const [png, svg] = [await pixels('.png'), await pixels('.svg')];
  return png.reduce((sum, value, place) => sum + Math.abs(value - svg[place]), 0) / png.length;
})()`;

/** Both files open, and look the same. */
export async function comparePictures(reader: Actor, { address }: Award): Promise<void> {
  await reader.open(address);
  const difference = await reader.frame.evaluate<number>(DIFFERENCE);
  assert.ok(difference < SAME_PICTURE, `PNG and SVG differ by ${difference}`);
}

export async function checkFile(reader: Actor, name: string, buffer: Buffer): Promise<void> {
  await reader.open('/verify');
  const mimeType = MEDIA_TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/json';
  await reader.field('The badge as a file').setInputFiles({ name, mimeType, buffer });
  await reader.press(reader.button('Check the badge'));
}

/** The picture, the data, and data that somebody changed. */
export async function checkFiles(reader: Actor, { png, svg, json }: Award): Promise<void> {
  await reader.open('/verify');
  await reader.inspect('verify');
  await reader.press(reader.button('Check the badge'));
  await reader.inspect('verify-faults', { status: 422 });
  await checkFile(reader, 'badge.png', png);
  await reader.reads('This badge is genuine and valid');
  await reader.inspect('verify-genuine');
  for (const [name, file] of [
    ['badge.svg', svg],
    ['badge.json', json],
  ] as const) {
    await checkFile(reader, name, file);
    await reader.reads('This badge is genuine and valid');
  }
  const tampered = json.toString('utf8').replaceAll('EPORTFOLIO EXPERT', 'PROFESSOR');
  await checkFile(reader, 'badge.json', Buffer.from(tampered));
  await reader.reads('Do not rely on this badge');
  assert.match(
    await reader.frame.locator('.steps > .failed').allInnerTexts().then(String),
    /^.*Signature: Failed/s,
  );
  await reader.inspect('verify-tampered');
}

/** Whether the badge's bit is set in the list that the badge names. */
export async function isRevokedInList({ json }: Award): Promise<boolean> {
  const [status] = [JSON.parse(json.toString('utf8')).credentialStatus].flat();
  const list = JSON.parse(await (await fetch(status.statusListCredential)).text());
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  const index = Number(status.statusListIndex);
  return (((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1;
}
