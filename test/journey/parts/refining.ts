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
