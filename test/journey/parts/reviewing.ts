import assert from 'node:assert/strict';
import type { Actor } from '../actor.js';

const CRITERIA = 4;

/** From the badges of the course to the submission that has waited longest. */
export async function openReview(teacher: Actor, learner: string): Promise<void> {
  await teacher.press(teacher.link('Reviews'));
  await teacher.inspect('reviews');
  await teacher.press(teacher.link(learner));
}

/** The last criterion is not shown yet. */
export async function askForChanges(teacher: Actor): Promise<void> {
  await teacher.inspect('review');
  await teacher.press(teacher.button('Send the decision'));
  await teacher.inspect('review-faults', { status: 422 });
  for (let number = 1; number < CRITERIA; number += 1) await judge(teacher, number, 'Shown');
  await judge(teacher, CRITERIA, 'Not yet');
  await teacher.field(`Comment on criterion ${CRITERIA}`).fill('Show in one example how you assess.');
  await teacher.field('Ask for changes').check();
  await teacher
    .field('Reason')
    .fill('Strong design. One criterion is still open: add an example of your assessment.');
  await teacher.press(teacher.button('Send the decision'));
  await teacher.reads('Changes asked for');
  await teacher.inspect('review-changes-requested');
}

/** Round 2 stands beside round 1, with what is new marked. */
export async function approve(teacher: Actor): Promise<void> {
  await teacher.inspect('review-round-2');
  const added = teacher.frame.getByRole('listitem').filter({ hasText: 'How I assess: three portfolios' });
  assert.match(await added.first().innerText(), /New/);
  for (let number = 1; number <= CRITERIA; number += 1) await judge(teacher, number, 'Shown');
  await teacher.field('Approve: every criterion is shown').check();
  await teacher.field('Grade').fill('5 (excellent)');
  await teacher.press(teacher.button('Send the decision'));
  await teacher.reads('The student sees the decision and the badge.');
  await teacher.world.tool.services.workDone();
  await teacher.open(teacher.path);
  await teacher.reads(/^The badge was issued on/);
  await teacher.inspect('review-approved');
}

/** Everything is shown in the first round. */
export async function approveAtOnce(teacher: Actor): Promise<void> {
  for (let number = 1; number <= CRITERIA; number += 1) await judge(teacher, number, 'Shown');
  await teacher.field('Approve: every criterion is shown').check();
  await teacher.press(teacher.button('Send the decision'));
  await teacher.reads('The student sees the decision and the badge.');
  await teacher.world.tool.services.workDone();
  await teacher.open(teacher.path);
}

/** A second teacher had the same work open. */
export async function approveTooLate(teacher: Actor): Promise<void> {
  for (let number = 1; number <= CRITERIA; number += 1) await judge(teacher, number, 'Shown');
  await teacher.field('Reject: this submission ends here').check();
  await teacher.field('Reason').fill('Round 1 was better.');
  await teacher.press(teacher.button('Send the decision'));
  await teacher.inspect('review-decided-by-other', { status: 409 });
}

async function judge(teacher: Actor, criterion: number, verdict: 'Shown' | 'Not yet'): Promise<void> {
  const group = teacher.group(`Criterion ${criterion}: does the evidence show it?`);
  await group.getByRole('radio', { name: verdict, exact: true }).check();
}
