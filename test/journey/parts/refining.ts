import type { Actor } from '../actor.js';

/** From the badge's page: which criterion shows what, and how well. Ends on the page of levels and outcomes. */
export async function nameLevels(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link(/^Edit/));
  await teacher.press(teacher.button('Levels and outcomes'));
  await teacher.inspect('rubric-new');
  for (let number = 1; number <= 3; number += 1) {
    await teacher.frame
      .getByLabel(new RegExp(`^Criterion ${number} shows: `))
      .nth(number - 1)
      .check();
  }
  await teacher.frame.getByText('Criterion 1:', { exact: false }).filter({ visible: true }).last().click();
  await teacher.press(teacher.button('Start with three levels'));
  await teacher.press(teacher.button('Save levels and outcomes'));
  await teacher.reads(/^Levels and outcomes are saved/);
  await teacher.reads('1 learning outcome is not shown by any criterion yet.');
  await teacher.inspect('rubric');
}

/** The badge in Finnish, from its form. Ends on the page of the translation. */
export async function translate(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link("Back to the badge's form"));
  const languages = teacher.frame
    .locator('details')
    .filter({ hasText: 'Add this badge in another language' });
  await languages.locator('summary').click();
  await teacher.field('Another language').selectOption('fi');
  await teacher.press(teacher.button('Translate the badge'));
  await teacher.inspect('language-new');
  await teacher.field('Title in Finnish').fill('ePortfolio-osaaja');
  await teacher.field('Learning outcome 1 in Finnish').fill('laatia oppimissuunnitelman');
  await teacher.press(teacher.button('Save the translation'));
  await teacher.reads(/^The badge in Finnish is saved/);
  await teacher.inspect('language');
}

/** What changed since it was published; then the badge is put away and brought back. Ends on the page of its versions. */
export async function lookBack(teacher: Actor, title: string): Promise<void> {
  await teacher.press(teacher.frame.getByRole('navigation').getByRole('link', { name: title, exact: true }));
  await teacher.press(teacher.link('Versions, copy, archive'));
  await teacher.reads(/differences$/);
  await teacher.inspect('history');
  await teacher.press(teacher.link('Choose a course'));
  await teacher.reads(/^You teach in no other course/);
  await teacher.inspect('copy');
  await teacher.press(teacher.link('Back to the versions'));
  await teacher.press(teacher.button('Archive the badge'));
  await teacher.press(teacher.link('Badges'));
  await teacher.press(teacher.link('Archived badges'));
  await teacher.inspect('course-archived');
  await teacher.press(teacher.link(title));
  await teacher.inspect('badge-archived');
  await teacher.press(teacher.link('Versions, copy, archive'));
  await teacher.press(teacher.button('Bring the badge back'));
}
