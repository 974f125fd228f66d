import { SESSION_IDLE_MS } from '../../../src/domain/session.js';
import { Actor } from '../actor.js';
import type { World } from '../world.js';

const COURSE = { course: 'eportfolio', activity: 'badges' } as const;

/** Two teachers write one draft: the second one sees both versions. */
export async function editBadgeAtOnce(first: Actor, second: Actor, badge: string): Promise<void> {
  for (const teacher of [first, second]) {
    await teacher.press(teacher.link('Badges'));
    await teacher.press(teacher.link(badge));
    await teacher.press(teacher.link(/^Edit/));
  }
  await first.inspect('badge-published-edit');
  await first.field('Tags').fill('ePortfolio, assessment');
  await first.press(first.button('Save draft'));
  await second.field('Tags').fill('portfolio work');
  await second.press(second.button('Save draft'));
  await second.inspect('badge-conflict', { status: 409 });
}

/** One student in two windows: what was typed in the second is shown beside what the first one saved, and never lost. */
export async function writeInTwoWindows(first: Actor, second: Actor, badge: string): Promise<void> {
  await first.press(first.link(badge));
  await first.press(first.button('Start'));
  await second.press(second.link(badge));
  await second.press(second.link('Continue'));
  await fillEvidence(first, 'https://folio.example/one');
  await first.press(first.button('Save draft'));
  await fillEvidence(second, 'https://folio.example/two');
  await second.press(second.button('Save draft'));
  await second.inspect('submission-conflict', { status: 409 });
  await first.press(first.button('Submit'));
  await second.press(second.button('Save draft'));
  await second.inspect('submission-locked', { status: 409 });
  await first.frame.getByText('Withdraw my submission').click();
  await first.press(first.button('Yes, withdraw it'));
  await first.inspect('submission-withdrawn');
}

async function fillEvidence(student: Actor, address: string): Promise<void> {
  await student.group('Evidence 1').getByLabel('Link').fill(address);
}

/** The session ends while a teacher types: it is kept, and offered at the next launch. */
export async function comeBackLate(teacher: Actor): Promise<void> {
  const { world } = teacher;
  await teacher.press(teacher.link('Badges'));
  await teacher.press(teacher.link('Create a badge'));
  await teacher.field('Title').fill('Green workshop');
  world.pass(SESSION_IDLE_MS + 60_000);
  await teacher.press(teacher.button('Save draft'));
  await teacher.inspect('error-session-expired', { status: 401 });
  const later = await Actor.enter(world, { person: 'teacher', ...COURSE });
  await later.inspect('course-with-recovered');
  await later.press(later.link('Look at it'));
  await later.inspect('recovered');
  await later.press(later.button('Put it back into the form'));
  await later.inspect('badge-recovered');
  await later.press(later.button('Sign out'));
  await later.inspect('home-signed-out');
  await later.leave();
}

/** What refuses: wrong addresses, wrong roles, and launches that are none. */
export async function meetRefusals(student: Actor): Promise<void> {
  await student.open('/badges/none');
  await student.inspect('error-not-found', { status: 404 });
  await student.open('/admin');
  await student.inspect('error-not-allowed', { status: 403 });
}

export async function meetRefusalsOutside(reader: Actor): Promise<void> {
  await reader.open('/');
  await reader.inspect('home');
  await reader.open('/nothing/here');
  await reader.inspect('error-not-found-outside', { status: 404 });
  await reader.open('/admin');
  await reader.inspect('error-not-signed-in', { status: 401 });
  await reader.postNothing('/lti/launch');
  await reader.inspect('error-launch-refused', { status: 400 });
}

/** Someone whom the LMS gave no role. */
export async function lookAround(world: World, badge: string): Promise<void> {
  const visitor = await Actor.enter(world, { person: 'visitor', ...COURSE });
  await visitor.inspect('course-of-visitor');
  await visitor.press(visitor.link(badge));
  await visitor.inspect('badge-of-visitor');
  await visitor.leave();
}

/** The school's own pages, on which the tool is met. */
export async function walkThroughLms(actor: Actor): Promise<void> {
  await actor.open(actor.world.tool.lms.url);
  await actor.inspect('lms-sign-in');
  await actor.press(actor.button('Helena Virtanen'));
  await actor.inspect('lms-courses');
  await actor.press(actor.link('Digital ePortfolios in vocational education'));
  await actor.inspect('lms-course');
  await actor.press(
    actor.frame.getByRole('main').getByRole('link', { name: 'ePortfolio badges', exact: true }),
  );
  await actor.inspect('lms-activity');
}
