import { Actor } from '../actor.js';
import type { World } from '../world.js';
import type { Award } from './student.js';

/** Anyone at all: no account, and no scripts either. */
export async function stranger(world: World): Promise<Actor> {
  return await Actor.begin(world, { ...world.view, name: `${world.view.name}-stranger`, scripts: false });
}

/** Step 5: the public page, and the files on /verify; then a changed one. */
export async function checkBadge(reader: Actor, award: Award): Promise<void> {
  await reader.open(award.publicAddress);
  await reader.reads('This badge is genuine and valid');
  await reader.inspect('public');
  await reader.press(reader.frame.locator('a[href*="/achievements/"]'));
  await reader.inspect('achievement');
  await reader.open(award.publicAddress);
  await reader.press(reader.frame.locator('a[href*="/issuers/"]'));
  await reader.inspect('issuer');
  await reader.open('/');
  await reader.inspect('home');
  await reader.press(reader.frame.locator('main').getByRole('link', { name: 'Check a badge' }));
  await reader.inspect('verify');
  await upload(reader, 'badge.png', award.png);
  await reader.reads('This badge is genuine and valid');
  await reader.inspect('verify-passed');
  await reader.open('/verify');
  await upload(reader, 'badge.json', Buffer.from(award.json));
  await reader.reads('This badge is genuine and valid');
  await reader.open('/verify');
  await upload(reader, 'badge.json', Buffer.from(award.json.replace('5 of 5', '6 of 5')));
  await reader.reads('Do not rely on this badge');
  await reader.inspect('verify-changed');
  await reader.open('/verify');
  await upload(reader, 'badge.png', award.png.subarray(0, 4_000));
  await reader.inspect('verify-broken', { status: 422 });
}

/** Step 6, from outside. */
export async function seeRevoked(reader: Actor, award: Award): Promise<void> {
  await reader.open(award.publicAddress);
  await reader.reads('This badge was revoked');
  await reader.inspect('public-revoked');
  await reader.open('/verify');
  await upload(reader, 'badge.png', award.png);
  await reader.reads('This badge was revoked');
}

async function upload(reader: Actor, name: string, buffer: Buffer): Promise<void> {
  const mimeType = name.endsWith('.png') ? 'image/png' : 'application/json';
  await reader.frame.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
  await reader.press(reader.button('Check the badge'));
}
