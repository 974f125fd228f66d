import type { Actor } from '../actor.js';

/** A student reads the badge's page, starts, keeps a draft, comes back to it and submits. Ends on the submission's page. */
export async function showSkills(student: Actor, badge: string): Promise<void> {
  await student.inspect('course-of-student');
  await student.press(student.link(badge));
  await student.inspect('badge-of-student');
  await student.press(student.button('Start'));
  await student.inspect('submission-new');
  await student.group('Evidence 1').getByLabel('Link').fill('http://eportfolio.example.org');
  await student.press(student.button('Submit'));
  await student.reads('It must begin with https://');
  await student.inspect('submission-faults', { status: 422 });
  await describeEvidence(student);
  await student.press(student.button('Save draft'));
  await student.reads('Your draft is saved.');
  await student.press(student.link('Badges'));
  await student.reads('You have started');
  await student.press(student.link(badge));
  await student.press(student.link('Continue'));
  await student.inspect('submission-draft');
  await student.press(student.button('Submit'));
  await student.reads('Your teacher has had it since');
  await student.inspect('submission-submitted');
}

/** From the badge's page to a submission in one go. */
export async function submitAtOnce(student: Actor): Promise<void> {
  await student.press(student.button('Start'));
  await describeEvidence(student);
  await student.press(student.button('Submit'));
  await student.reads('Your teacher has had it since');
}

async function describeEvidence(student: Actor): Promise<void> {
  const first = student.group('Evidence 1');
  await first.getByLabel('Link').fill('https://eportfolio.example.org/learning-design');
  await first.getByLabel('Title').fill('My learning design for nursing studies');
  await first.getByLabel(/^Creates a learning design/).check();
  await first.getByLabel(/^Creates competence objective/).check();
  await first.getByLabel('Note').fill('Chapter 2 has the objectives and criteria.');
  await first.getByLabel('Yes, it may be part of my badge').check();
  await student.press(student.button('Add another piece of evidence'));
  const second = student.group('Evidence 2');
  await second.getByLabel('Link').fill('https://video.example.org/tools');
  await second.getByLabel('Title').fill('Five ePortfolio tools compared');
  await second.getByLabel(/^Suggests ePortfolio tools/).check();
  await answer(student, /^Creates a learning design/, 'Yes');
  await answer(student, /^Suggests ePortfolio tools/, 'Yes');
  await answer(student, /^Creates competence objective/, 'Partly');
  await answer(student, /^Assess students/, 'Not yet');
  await student.field('Note to your teacher').fill('The folder opens with the password of our course.');
  await student.field('Yes, my badge may carry the code').check();
}

async function answer(student: Actor, criterion: RegExp, words: string): Promise<void> {
  await student.frame
    .getByRole('group', { name: criterion })
    .getByRole('radio', { name: words, exact: true })
    .check();
}

/** The student reads what the teacher asks for, improves the work and submits it again. */
export async function improve(student: Actor): Promise<void> {
  await student.reads('Show in one example how you assess.');
  await student.inspect('submission-changes-requested');
  await student.press(student.link('Improve and submit again'));
  await student.inspect('submission-improving');
  await student.press(student.button('Add another piece of evidence'));
  const third = student.group('Evidence 3');
  await third.getByLabel('Link').fill('https://eportfolio.example.org/assessment');
  await third.getByLabel('Title').fill('How I assess: three portfolios');
  await third.getByLabel(/^Assess students/).check();
  await third.getByLabel('Yes, it may be part of my badge').check();
  await answer(student, /^Assess students/, 'Yes');
  await student.press(student.button('Submit again'));
  await student.reads('Your teacher has had it since');
  await student.inspect('submission-round-2');
}
