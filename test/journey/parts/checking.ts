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

export async function checkFile(reader: Actor, name: string, buffer: Buffer): Promise<void> {
  await reader.open('/verify');
  const mimeType = name.endsWith('.png') ? 'image/png' : 'application/json';
  await reader.field('The badge as a file').setInputFiles({ name, mimeType, buffer });
  await reader.press(reader.button('Check the badge'));
}

/** The picture, the data, and data that somebody changed. */
export async function checkFiles(reader: Actor, { png, json }: Award): Promise<void> {
  await reader.open('/verify');
  await reader.inspect('verify');
  await reader.press(reader.button('Check the badge'));
  await reader.inspect('verify-faults', { status: 422 });
  await checkFile(reader, 'badge.png', png);
  await reader.reads('This badge is genuine and valid');
  await reader.inspect('verify-genuine');
  await checkFile(reader, 'badge.json', json);
  await reader.reads('This badge is genuine and valid');
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
