import type { Actor } from '../actor.js';
import type { Award } from './award.js';

/** An admin by role says who the school is and which pictures teachers may use. Ends on the list of what is looked after. */
export async function lookAfterSchool(admin: Actor, logo: Buffer): Promise<void> {
  await admin.inspect('course-of-admin');
  await admin.press(admin.link('School settings'));
  await admin.inspect('admin');
  await admin.press(admin.link('Edit the issuer profile'));
  await admin.field('Name of the school').fill('');
  await admin.field('Web address').fill('hamk.fi');
  await admin.press(admin.button('Save'));
  await admin.inspect('admin-issuer-faults', { status: 422 });
  await describeSchool(admin, 'HAMK University of Applied Sciences');
  await admin.field('Choose a logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo });
  await admin.press(admin.button('Save'));
  await admin.reads('The issuer profile is saved.');
  await admin.inspect('admin-issuer');
  await admin.press(admin.link('School settings'));
  await chooseTemplates(admin);
  await admin.press(admin.link('School settings'));
  await sayDefaults(admin);
  await admin.press(admin.link('School settings'));
  await trustIssuers(admin);
  await admin.inspect('admin-complete');
}

export async function describeSchool(admin: Actor, name: string): Promise<void> {
  await admin.field('Name of the school').fill(name);
  await admin.field('Description').fill('A university of applied sciences in southern Finland.');
  await admin.field('Web address').fill('https://www.hamk.fi');
  await admin.field('Email').fill('badges@hamk.example');
  await admin.field('Country').selectOption('FI');
  await admin.field('Region').fill('Kanta-Häme');
  await admin.group('Identifier 1').getByLabel('Kind').selectOption('ext:erasmusCode');
  await admin.group('Identifier 1').getByLabel('Number or code').fill('SF HAMEENL09');
}

/** What every new badge begins with. */
async function sayDefaults(admin: Actor): Promise<void> {
  await admin.press(admin.link('Edit what new badges begin with'));
  await admin.field('Hours of work').fill('35');
  await admin.press(admin.button('Save'));
  await admin.inspect('admin-defaults-faults', { status: 422 });
  await admin.field('Hours of work').fill('26');
  await admin.field('Quality assurance').first().fill('Internal quality system of the university');
  await admin.press(admin.button('Save'));
  await admin.reads('Saved. New badges begin with this.');
  await admin.inspect('admin-defaults');
}

async function chooseTemplates(admin: Actor): Promise<void> {
  await admin.press(admin.link('Choose the templates'));
  await admin.inspect('admin-templates');
  const boxes = await admin.group('Templates').getByRole('checkbox').all();
  for (const box of boxes) await box.uncheck();
  await admin.press(admin.button('Save'));
  await admin.inspect('admin-templates-faults', { status: 422 });
  for (const box of boxes.slice(0, 3)) await box.check();
  await admin.press(admin.button('Save'));
  await admin.reads('The choice is saved.');
  await bringPicture(admin);
}

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><circle cx="256" cy="256" r="240" fill="#0d5a4e"/><path d="M150 260l70 70 140-150" fill="none" stroke="#ffffff" stroke-width="40"/></svg>`;

/** A finished picture: refused with its reason while it holds a script, then looked at and offered to teachers. */
async function bringPicture(admin: Actor): Promise<void> {
  await admin.press(admin.link('Add a template or picture'));
  await admin.inspect('admin-template-new');
  const upload = async (svg: string) => {
    const file = { name: 'badge.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
    await admin.field('File').setInputFiles(file);
    await admin.field('Name of the picture').fill('School picture');
    await admin.press(admin.button('Upload and look at it'));
  };
  await upload(PICTURE.replace('</svg>', '<script>1</script></svg>'));
  await admin.reads('This picture holds a script.');
  await admin.inspect('admin-template-faults', { status: 422 });
  await upload(PICTURE);
  await admin.reads('The file is checked and kept.');
  await admin.inspect('admin-template-own');
  await admin.press(admin.button('Offer version 1 to teachers'));
  await admin.reads('Teachers can choose it now.');
  await admin.press(admin.link('Badge pictures'));
  await admin.inspect('admin-templates-own');
}

async function trustIssuers(admin: Actor): Promise<void> {
  await admin.press(admin.link('See and change the list'));
  await admin.press(admin.button('Add to the list'));
  await admin.inspect('admin-trusted-faults', { status: 422 });
  for (const [issuer, name] of [
    ['did:web:badges.um.example:issuers:1', 'Univerza v Mariboru'],
    ['https://badges.uni.example/issuer', ''],
  ] as const) {
    await admin.field('Identifier of the issuer').fill(issuer);
    await admin.field('Name for this list').fill(name);
    await admin.press(admin.button('Add to the list'));
    await admin.reads('The issuer is on the list.');
  }
  await admin.inspect('admin-trusted');
  await admin.press(admin.button('Remove https://badges.uni.example/issuer'));
  await admin.reads('The issuer is no longer on the list.');
  await admin.press(admin.link('Back to the school settings'));
}

/** Somebody who runs the server opens the same pages without an LMS. The link works once. */
export async function openBySetupLink(admin: Actor, { json }: Award): Promise<void> {
  const institution = String(JSON.parse(json.toString('utf8')).issuer.id.split(':').at(-1));
  const { address } = await admin.world.tool.services.createSetupLink(institution);
  await admin.open(address);
  await admin.inspect('admin-setup');
  await admin.press(admin.button('Open the settings'));
  await admin.inspect('admin-by-setup-link');
  const later = await admin.sibling();
  await later.open(address);
  await later.inspect('error-spent-link', { status: 410 });
}

/** Two admins have the profile open at once: the second one is shown what the first one saved. */
export async function editAtOnce(first: Actor, second: Actor): Promise<void> {
  for (const admin of [first, second]) await admin.open('/admin/issuer');
  await first.field('Region').fill('Häme');
  await first.press(first.button('Save'));
  await second.field('Region').fill('Tavastia Proper');
  await second.press(second.button('Save'));
  await second.inspect('admin-issuer-conflict', { status: 409 });
  await second.press(second.button('Save mine'));
  await second.reads('The issuer profile is saved.');
}
