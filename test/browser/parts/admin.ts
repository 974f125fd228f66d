import { Actor } from '../actor.js';
import type { World } from '../world.js';

/** Step 7: by role, in the LMS's frame. */
export async function lookAfterSchool(admin: Actor): Promise<void> {
  await admin.press(admin.link('School settings'));
  await admin.inspect('admin');
  await admin.press(admin.link('Edit the issuer profile'));
  await admin.inspect('admin-issuer');
  await admin.named('name').fill('');
  await admin.press(admin.button('Save'));
  await admin.inspect('admin-issuer-faults', { status: 422 });
  await admin.named('name').fill('HAMK University of Applied Sciences');
  await admin.named('url').fill('https://www.hamk.fi');
  await admin.named('email').fill('badges@hamk.fi');
  await admin.named('countryCode').selectOption('FI');
  await admin.named('region').fill('Häme');
  await admin.press(admin.button('Save'));
  await admin.reads('The issuer profile is saved.');
  await admin.inspect('admin-issuer-saved');
  await admin.press(admin.link('School settings'));
  await admin.press(admin.link('Choose the templates'));
  await admin.inspect('admin-templates');
  await admin.frame.locator('input[type="checkbox"][value="minimal"]').uncheck({ force: true });
  await admin.press(admin.button('Save'));
  await admin.reads('The choice is saved.');
  await admin.inspect('admin-templates-saved');
}

/** Step 7 again: by the one-time link, without an LMS; the link opens once. */
export async function openBySetupLink(world: World): Promise<void> {
  const { services } = world.tool;
  const [school] = await services.listInstitutions();
  const link = await services.createSetupLink(school?.id ?? '');
  const admin = await Actor.begin(world);
  await admin.open(link.address);
  await admin.inspect('setup');
  await admin.press(admin.button('Open the settings'));
  await admin.reads('School settings');
  await admin.inspect('admin-by-link');
  await admin.open(link.address);
  await admin.inspect('setup-spent', { status: 410 });
  await admin.leave();
}
