import { SESSION_ABSOLUTE_MS } from '../../../src/domain/session.js';
import { Actor } from '../actor.js';
import type { World } from '../world.js';

/** What an outsider meets at a wrong, a private or a guarded address. */
export async function meetRefusals(world: World, privateBadge: string): Promise<void> {
  const reader = await Actor.begin(world);
  await reader.open('/nowhere');
  await reader.inspect('not-found', { status: 404 });
  await reader.open(privateBadge);
  await reader.inspect('private', { status: 403 });
  await reader.open('/admin');
  await reader.inspect('not-signed-in', { status: 401 });
  await reader.frame.setContent(
    `<form method="post" action="${world.tool.url}/lti/launch"><button>Launch</button></form>`,
  );
  await reader.press(reader.button('Launch'));
  await reader.inspect('launch-refused', { status: 400 });
  await reader.leave();
}

/** Two teachers edit one draft: the second sees both versions, and nothing is lost. */
export async function meetConflict(first: Actor, second: Actor, badge: string): Promise<void> {
  for (const teacher of [first, second]) await teacher.open(`${badge}/edit`);
  await first.named('title').fill('ePortfolio expert, first edit');
  await first.press(first.button('Save draft'));
  await second.named('title').fill('ePortfolio expert, second edit');
  await second.press(second.button('Save draft'));
  await second.reads('ePortfolio expert, first edit');
  await second.inspect('badge-conflict', { status: 409 });
  await second.press(second.button('Publish'));
  await second.inspect('badge-version-2');
}

/** A page left open too long: what was typed is kept, and offered after the next launch. */
export async function comeBackLate(teacher: Actor, badge: string): Promise<void> {
  await teacher.open(`${badge}/edit`);
  await teacher.named('description').fill('Typed just before the session had ended.');
  teacher.world.pass(SESSION_ABSOLUTE_MS);
  await teacher.press(teacher.button('Save draft'));
  await teacher.inspect('session-expired', { status: 401 });
  const again = await Actor.enter(teacher.world, {
    person: 'teacher',
    course: 'eportfolio',
    activity: 'badges',
  });
  await again.inspect('course-recovered');
  await again.press(again.frame.getByRole('link', { name: /Look at what was kept/ }));
  await again.reads('Typed just before the session had ended.');
  await again.inspect('recovered');
  await again.press(again.button('Put it back'));
  await again.inspect('badge-recovered');
  await again.leave();
}
