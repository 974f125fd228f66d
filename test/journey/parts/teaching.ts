import assert from 'node:assert/strict';
import type { BadgeContent } from '../../../src/domain/badgeDefinition.js';
import type { Actor } from '../actor.js';

/** A teacher writes a badge from an empty form, looks at its picture and publishes it. Ends on the badge's page. */
export async function createBadge(teacher: Actor, content: BadgeContent): Promise<void> {
  await writeBadge(teacher, content);
  await teacher.reads('Published, version 1');
  await teacher.inspect('badge-of-teacher');
}

/** Ends wherever publishing leads: it may have begun somewhere else than among the badges. */
export async function writeBadge(teacher: Actor, content: BadgeContent): Promise<void> {
  await teacher.press(teacher.link('Create a badge'));
  await teacher.inspect('badge-new');
  await teacher.press(teacher.button('Publish the badge'));
  await teacher.inspect('badge-new-faults', { status: 422 });
  await describe(teacher, content);
  await choosePicture(teacher);
  await describeElements(teacher, content);
  await teacher.press(teacher.button('Publish the badge'));
}

async function describe(teacher: Actor, content: BadgeContent): Promise<void> {
  const { competenceObjective, assessmentCriteria } = content;
  await teacher.field('Title').fill(content.title);
  await teacher.field('Issuer contact').fill(content.issuerContact);
  await teacher.field('Description').first().fill(content.description);
  await teacher.field('Tags').fill(content.tags.join(', '));
  const objective = teacher.group('Competence objective');
  await objective.getByLabel('Lead sentence').fill(competenceObjective.lead);
  await objective.getByLabel('Learning outcomes').fill(lines(competenceObjective.outcomes));
  const criteria = teacher.group('Assessment criteria');
  await criteria.getByLabel('Lead sentence').fill(assessmentCriteria.lead);
  await criteria.getByLabel('Assessment criteria').fill(lines(assessmentCriteria.criteria));
  await teacher.field('What evidence to attach').fill(content.skillsDemonstration);
}

/** Another template brings other parts; then its colours and the text on it. */
async function choosePicture(teacher: Actor): Promise<void> {
  const picture = teacher.group('Picture');
  await picture.getByLabel('Medal', { exact: true }).check();
  await teacher.press(teacher.button('Show the picture'));
  await picture.getByLabel('Text on the picture').fill('ePortfolio expert');
  await picture.getByLabel('Main colour').fill('#0d5a4e');
  await teacher.press(teacher.button('Show the picture'));
  const drawn = picture.getByRole('img', { name: /^Medal with the words “ePortfolio expert”/ });
  await drawn.waitFor();
  assert.equal(await picture.getByLabel('Main colour').inputValue(), '#0d5a4e');
  await teacher.inspect('badge-with-picture');
}

async function describeElements(teacher: Actor, { elements }: BadgeContent): Promise<void> {
  await teacher.field('Workload in ECTS credits').fill(String(elements.ects));
  await teacher.field('Workload in hours').fill(String(elements.hours));
  await teacher.field('Level in the European').selectOption(String(elements.eqfLevel));
  await teacher.field('National level').fill(elements.nationalLevel ?? '');
  await teacher.field('Type of assessment').fill(elements.assessmentType ?? '');
  await teacher.field('Form of participation').selectOption(elements.participationForm ?? '');
  await teacher.field('Quality assurance').fill(elements.qualityAssurance ?? '');
  for (const group of ['Another issuer', 'More about assessment', 'More about the learning']) {
    const summary = teacher.frame.locator('details:not([open]) > summary').filter({ hasText: group });
    if ((await summary.count()) > 0) await summary.click();
  }
  await teacher.field('Country or region of the issuer').selectOption('FI');
  await teacher.field('Grades you give').fill('3, 4, 5 (excellent)');
  await teacher.field('Kind of assessment').selectOption('portfolio');
  await teacher.field('Prerequisites').fill(elements.prerequisites ?? '');
  await teacher.field('Supervision and identity check').selectOption(elements.supervision ?? '');
  await teacher.field('Stackability').selectOption(elements.stackability ?? '');
  await teacher.field('Further information').fill(elements.furtherInformation ?? '');
}

const lines = (items: readonly { readonly text: string }[]): string =>
  items.map(({ text }) => text).join('\n');
