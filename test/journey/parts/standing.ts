import type { Actor } from '../actor.js';
import type { Award } from './award.js';

const REASON = 'We look into a question about the evidence.';

/** The teacher suspends the badge, everyone reads so, and it comes back. */
export async function suspendAndRestore(
  teacher: Actor,
  student: Actor,
  reader: Actor,
  { learner, award }: { readonly learner: string; readonly award: Award },
): Promise<void> {
  await teacher.press(teacher.link('Reviews'));
  await teacher.press(teacher.link('Awarded badges'));
  await teacher.press(teacher.link(learner));
  await teacher.press(teacher.link('Suspend the badge'));
  await teacher.inspect('suspend');
  await teacher.press(teacher.button('Suspend this badge'));
  await teacher.inspect('suspend-faults', { status: 422 });
  await teacher.field('Why do you suspend it?').fill(REASON);
  await teacher.press(teacher.button('Suspend this badge'));
  await teacher.reads(/Suspended by/);
  await teacher.inspect('suspend-done');
  await reader.open(award.address);
  await reader.reads('This badge is suspended');
  await reader.reads(REASON);
  await reader.inspect('public-suspended');
  await student.open(student.path);
  await student.inspect('award-suspended');
  await student.press(student.link('Badges'));
  await student.reads(/is suspended/);
  await student.inspect('course-notice');
  await student.press(student.button('I have read this'));
  await teacher.field('Why does it count again?').fill('The question was answered.');
  await teacher.press(teacher.button('Restore this badge'));
  await reader.open(award.address);
  await reader.reads('This badge is genuine and valid');
}

/** The holder reads what giving up means, and keeps the badge. */
export async function thinkAboutGivingUp(student: Actor): Promise<void> {
  // The page that tells that it counts again.
  await student.open(student.path);
  await student.press(student.link('See your badge'));
  await student.frame.getByText('Give this badge up').click();
  await student.press(student.link('Read what that means'));
  await student.inspect('give-up');
  await student.press(student.button('Give the badge up'));
  await student.inspect('give-up-faults', { status: 422 });
  await student.press(student.link('Keep the badge'));
  await student.reads('Well done');
}

/** The teacher chooses several holders, looks once more, and goes back. */
export async function lookAtHolders(teacher: Actor, learner: string, badge: string): Promise<void> {
  await teacher.press(teacher.link('Badges'));
  await teacher.press(teacher.link(badge));
  await teacher.press(teacher.link('Holders'));
  await teacher.inspect('holders');
  await teacher.press(teacher.button('Revoke the chosen badges'));
  await teacher.inspect('holders-faults', { status: 422 });
  await teacher.frame.getByLabel(learner).check();
  await teacher.field('Why do you revoke it?').fill('The assessment was flawed.');
  await teacher.press(teacher.button('Revoke the chosen badges'));
  await teacher.reads('Revoke 1 badge?');
  await teacher.inspect('holders-confirm');
  await teacher.press(teacher.link('Go back, revoke nothing'));
}

/** The teacher puts the award's day right; the student reads so, and everyone else. */
export async function correct(
  teacher: Actor,
  student: Actor,
  { learner, award }: { readonly learner: string; readonly award: Award },
): Promise<Buffer> {
  await teacher.press(teacher.link('Reviews'));
  await teacher.press(teacher.link('Awarded badges'));
  await teacher.press(teacher.link(learner));
  await teacher.press(teacher.link('Correct the badge'));
  await teacher.inspect('correct');
  await teacher.press(teacher.button('Sign the corrected badge'));
  await teacher.inspect('correct-faults', { status: 422 });
  await teacher.field('Day of the award').fill('2026-01-15');
  await teacher.field('What was wrong?').fill('The day of the award was wrong.');
  await teacher.press(teacher.button('Sign the corrected badge'));
  await teacher.reads(/Corrected by/);
  await teacher.inspect('correct-done');
  await student.open(student.path);
  await student.reads('Copies from before no longer count');
  await student.inspect('award-corrected');
  return Buffer.from(await (await fetch(`${award.address}.png`)).arrayBuffer());
}

/** The teacher asks a partner for an endorsement, who gives it without an account. */
export async function endorse(teacher: Actor, partner: Actor, badge: string): Promise<void> {
  await teacher.press(teacher.link('Badges'));
  await teacher.press(teacher.link(badge));
  await teacher.press(teacher.link('Endorsements'));
  await teacher.inspect('endorsements-none');
  await teacher.press(teacher.button('Make a link'));
  await teacher.inspect('endorsements-link');
  await partner.open(await teacher.field('The link').inputValue());
  await partner.inspect('endorse');
  await partner.press(partner.button('Publish my endorsement'));
  await partner.inspect('endorse-faults', { status: 422 });
  await partner.field('Your name').fill('Maria Partanen');
  await partner.field('Your organisation').fill('Häme Hospital');
  await partner
    .field('Your statement')
    .fill('We take part in the assessment, and invite holders to an interview.');
  await partner.frame.getByLabel('I speak for this organisation').check();
  await partner.press(partner.button('Publish my endorsement'));
  await partner.reads('Thank you. Your endorsement is published.');
  await partner.inspect('endorsed');
  await teacher.press(teacher.link('Badges'));
  await teacher.press(teacher.link(badge));
  await teacher.press(teacher.link('Endorsements'));
  await teacher.reads('Häme Hospital');
  await teacher.inspect('endorsements');
}
