import { readFileSync } from 'node:fs';
import { escoCsv } from '../../imports/escoCsv.js';
import { asText, cobleBadge } from '../../imports/pastedFixtures.js';
import type { Actor } from '../actor.js';

const fixture = (name: string) => readFileSync(new URL(`../../imports/fixtures/${name}`, import.meta.url));

const SKILLS = escoCsv([
  ['assess students', 'evaluate learners\nassess learners’ progress'],
  ['assess students’ early learning', ''],
  ['create digital portfolios', 'build ePortfolios\nset up an ePortfolio'],
]);

/** An admin brings in a list of skills for teachers to search. */
export async function bringInSkills(admin: Actor): Promise<void> {
  await admin.press(admin.link('School settings'));
  await admin.press(admin.link('Bring in a list of skills'));
  await admin.inspect('admin-skills');
  await admin.press(admin.button('Bring it in'));
  await admin.inspect('admin-skills-faults', { status: 422 });
  await admin.field('File').setInputFiles(file('skills_en.csv', SKILLS));
  await admin.press(admin.button('Bring it in'));
  await admin.reads('3 skills are here.');
  await admin.inspect('admin-skills-saved');
}

/** A badge from a pasted page alone; then outcomes from everywhere else. Begins and ends on the course's page. */
export async function importOutcomes(teacher: Actor): Promise<void> {
  await paste(teacher);
  await pickFromFramework(teacher);
  await pickSkills(teacher);
  await pickFromBadge(teacher);
  await teacher.press(teacher.button('Publish the badge'));
  await teacher.reads('Published, version 1');
  await teacher.press(teacher.link('Badges'));
}

async function paste(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link('Create a badge'));
  await teacher.press(teacher.button('Paste text from your curriculum'));
  await teacher.inspect('outcomes-paste');
  await teacher.press(teacher.button('Sort my text'));
  await teacher.inspect('outcomes-paste-faults', { status: 422 });
  await teacher.field('Your text').fill(asText({ ...cobleBadge(), title: 'Pasted in one go' }, () => '• '));
  await teacher.press(teacher.button('Sort my text'));
  await teacher.reads('We found 4 learning outcomes and 4 assessment criteria.');
  await teacher.inspect('outcomes-preview');
  await teacher.press(teacher.button('Add to the badge'));
  await teacher.reads('Added to your draft: 4 learning outcomes, 4 assessment criteria.');
}

async function pickFromFramework(teacher: Actor): Promise<void> {
  await teacher.press(teacher.button('Other ways to bring them in'));
  await teacher.inspect('outcomes-ways');
  await teacher.press(teacher.link('Competency framework'));
  await teacher.press(teacher.button('Read it'));
  await teacher.inspect('outcomes-frameworks-faults', { status: 422 });
  await teacher.field('File').setInputFiles(file('framework.csv', fixture('moodle-framework.csv')));
  await teacher.press(teacher.button('Read it'));
  await teacher.inspect('outcomes-pick');
  await teacher.press(teacher.button('Add to the badge'));
  await teacher.inspect('outcomes-pick-faults', { status: 422 });
  await teacher.field('dc-1.2 Professional collaboration').check();
  await teacher.press(teacher.button('Add to the badge'));
  await teacher.reads('Added to your draft: 1 learning outcome.');
  await teacher.press(teacher.button('Other ways to bring them in'));
  await teacher.press(teacher.link('Competency framework'));
  await teacher.inspect('outcomes-frameworks');
  await teacher.press(teacher.link('Digital competence of teachers'));
  await teacher.field('Find in this framework').fill('collab');
  await teacher.press(teacher.button('Find'));
  await teacher.reads('2 items found.');
  await teacher.inspect('outcomes-pick-found');
  await teacher.press(teacher.link('Bring in outcomes'));
}

async function pickSkills(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link('ESCO, the European skills list'));
  await teacher.inspect('outcomes-skills');
  await teacher.field('Find a skill').fill('assess');
  await teacher.press(teacher.button('Find'));
  await teacher.inspect('outcomes-skills-found');
  await teacher.field('assess students').first().check();
  await teacher.press(teacher.button('Add to the badge'));
  await teacher.reads('Added to your draft: 1 learning outcome.');
  await teacher.inspect('badge-with-sources');
}

async function pickFromBadge(teacher: Actor): Promise<void> {
  await teacher.press(teacher.button('Other ways to bring them in'));
  await teacher.press(teacher.link('Another badge of your school'));
  await teacher.inspect('outcomes-badges');
  await teacher.press(teacher.frame.getByRole('article').getByRole('link'));
  await teacher.inspect('outcomes-badge');
  await teacher.frame.getByRole('checkbox').first().check();
  await teacher.press(teacher.button('Add to the badge'));
}

/** A teacher looks at the sheet, and at what a changed one would do. Begins and ends on the course's page. */
export async function editSheet(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link('Badges as a spreadsheet, for a team that describes many'));
  await teacher.inspect('sheet');
  const { name, bytes } = await teacher.download(teacher.link('Get a CSV file'));
  if (!name.endsWith('.csv')) throw new Error(`a sheet called ${name}`);
  await teacher.press(teacher.button('Look it through'));
  await teacher.inspect('sheet-faults', { status: 422 });
  await teacher.field('Your file').setInputFiles(file('badges.csv', edited(bytes.toString('utf8'))));
  await teacher.press(teacher.button('Look it through'));
  await teacher.inspect('sheet-plan');
  await teacher.press(teacher.button('Yes, import'));
  await teacher.reads('1 badge was made.');
  await teacher.reads('1 draft was changed.');
  await teacher.inspect('sheet-done');
  await teacher.press(teacher.link('Badges'));
}

/** An admin finds the badges of all courses in one sheet. */
export async function lookAtWholeSheet(admin: Actor): Promise<void> {
  await admin.press(admin.link('School settings'));
  await admin.press(admin.link('Open the spreadsheet page'));
  await admin.inspect('admin-sheet');
}

/** One draft changed, a row at fault, a new badge. */
function edited(csv: string): string {
  const changed = csv.replace(/Pasted in one go/, 'Edited in a sheet').trimEnd();
  return `${changed}\r\n,,,New from the sheet,What it stands for.\r\nno-such-number,,,Lost,\r\n`;
}

function file(name: string, content: Buffer | string) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}
