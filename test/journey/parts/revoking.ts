import assert from 'node:assert/strict';
import type { Actor } from '../actor.js';
import type { Award } from './award.js';
import { checkFile, isRevokedInList } from './checking.js';

const REASON = 'The evidence turned out to be somebody else’s work.';

/** The teacher takes a badge back; from then on everyone reads so. */
export async function revoke(teacher: Actor, learner: string): Promise<void> {
  await teacher.press(teacher.link('Reviews'));
  await teacher.press(teacher.link('Awarded badges'));
  await teacher.inspect('reviews-awarded');
  await teacher.press(teacher.link(learner));
  await teacher.press(teacher.link('Revoke the badge'));
  await teacher.inspect('revoke');
  await teacher.press(teacher.button('Revoke this badge'));
  await teacher.inspect('revoke-faults', { status: 422 });
  await teacher.field('Why do you revoke it?').fill(REASON);
  await teacher.press(teacher.button('Revoke this badge'));
  await teacher.reads(/revoked/);
  await teacher.inspect('revoke-done');
}

export async function readRevocation(reader: Actor, award: Award): Promise<void> {
  await reader.open(award.address);
  await reader.reads('This badge was revoked');
  await reader.reads(REASON);
  await reader.inspect('public-revoked');
  await checkFile(reader, 'badge.png', award.png);
  await reader.reads('This badge was revoked');
  await reader.inspect('verify-revoked');
  assert.equal(await isRevokedInList(award), true);
}
