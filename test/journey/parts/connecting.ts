import { Actor } from '../actor.js';
import type { World } from '../world.js';

/** An admin looks how the own learning platform is doing, connects another by hand, and makes a link for a third. */
export async function lookAfterPlatforms(admin: Actor): Promise<void> {
  await admin.open('/admin');
  await admin.press(admin.link('Demo school'));
  await admin.press(admin.button('Check the keys now'));
  await admin.reads(/One usable key/);
  await admin.inspect('admin-platform');
  await connectByHand(admin);
  await admin.open('/admin/platforms/new');
  await admin.field('Web address of your learning platform').fill('https://moodle.school.example');
  await admin.press(admin.button('Make the link'));
  await admin.inspect('admin-platform-link');
}

async function connectByHand(admin: Actor): Promise<void> {
  await admin.open('/admin');
  await admin.press(admin.link('Connect a learning platform'));
  await admin.frame.locator('summary').first().click();
  await admin.inspect('admin-platform-new');
  await admin.press(admin.button('Connect the platform'));
  await admin.inspect('admin-platform-new-faults', { status: 422 });
  await admin.frame.locator('[name="name"]').fill('Our Moodle');
  await admin.frame.locator('[name="issuer"]').fill('https://moodle.school.example');
  await admin.frame.locator('[name="clientId"]').fill('c-1');
  await admin.press(admin.button('Connect the platform'));
  await admin.reads('The platform is saved.');
  await admin.inspect('admin-platform-moodle');
  await admin.press(admin.link('Change the values'));
  await admin.inspect('admin-platform-edit');
  await admin.frame.locator('[name="deploymentIds"]').fill('1\n2');
  await admin.press(admin.button('Save'));
}

/** Somebody opens a registration link instead of pasting it into the platform, and a platform that is none tries it. */
export async function openRegistrationLink(world: World): Promise<void> {
  const { services } = world.tool;
  const [school] = await services.listInstitutions();
  const { address } = await services.createRegistrationLink(school?.id ?? '');
  const person = await Actor.begin(world);
  await person.open(address);
  await person.inspect('registration-link');
  await person.open(`${address}&openid_configuration=http%3A%2F%2F127.0.0.1%3A9%2Fnothing`);
  await person.inspect('registration-refused', { status: 400 });
}
