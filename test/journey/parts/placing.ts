import type { CourseKey } from '../../../src/demo/lms/lms.js';
import { Actor } from '../actor.js';
import type { World } from '../world.js';

/**
 * From the course into the tool and back: one published badge becomes a graded activity. Ends on the page of the course.
 * @param first what has to happen in the tool before there is a badge to place
 */
export async function placeBadge(
  teacher: Actor,
  course: CourseKey,
  first: () => Promise<void> = async () => {},
): Promise<void> {
  await teacher.openLms(pathOf(teacher.world, course));
  await teacher.press(teacher.link('Add an activity'));
  await teacher.enterFrame();
  await first();
  await teacher.inspect('placing');
  await teacher.frame.locator('[data-action="place"]').click();
  await teacher.page.getByRole('button', { name: 'Save and return to course' }).waitFor();
  await teacher.leaveFrame();
  await teacher.reads('Graded, at most 100 points');
  await teacher.press(teacher.button('Save and return to course'));
}

/** Who of the course has come how far, as the LMS and the tool know it together. */
export async function readPeople(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link('Badges'));
  await teacher.press(teacher.link('Reviews'));
  await teacher.press(teacher.link('Who has started, and who has not?'));
  await teacher.inspect('people-unread');
  await teacher.press(teacher.frame.getByRole('button', { name: /^Read the list/ }));
  await teacher.world.tool.services.workDone();
  await teacher.open(teacher.path);
  await teacher.reads(/^List of people as of/);
  await teacher.inspect('people');
}

/** The activity came along when the course was copied: its teacher is asked once what becomes of the badge. */
export async function adoptCopiedBadge(world: World, badge: string): Promise<void> {
  const activity = world.tool.lms.addActivity('workshop', {
    title: 'Badge of the copied course',
    description: '',
    container: 'iframe',
    custom: { open_badge_id: badge },
  });
  const teacher = await Actor.enter(world, { person: 'teacher', course: 'workshop', activity: activity.key });
  await teacher.inspect('adopt');
  await teacher.press(teacher.button('Use this badge'));
  await teacher.leave();
}

/** What a student's row of the gradebook says, to whoever looks. */
export async function readGrade(actor: Actor, course: CourseKey, learner: string): Promise<string> {
  await actor.openLms(`${pathOf(actor.world, course)}/grades`);
  return await actor.frame.getByRole('row').filter({ hasText: learner }).innerText();
}

function pathOf(world: World, course: CourseKey): string {
  return `/courses/${world.tool.lms.find({ person: 'teacher', course }).course.id}`;
}
