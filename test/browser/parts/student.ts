import assert from 'node:assert/strict';
import type { Actor } from '../actor.js';

export interface Award {
  /** Last part of the submission's address. */
  readonly submission: string;
  readonly png: Buffer;
  readonly json: string;
  readonly publicAddress: string;
}

const EVIDENCE = 'https://eportfolio.example.org/learning-design';

/** Step 2: reads what the badge asks for, writes, comes back to the draft, submits. */
export async function submitWork(student: Actor): Promise<void> {
  await student.inspect('course-student');
  await student.press(student.frame.locator('main article a'));
  await student.inspect('badge-student');
  await student.press(student.button('Start'));
  await student.inspect('submit-empty');
  await student.named('evidence.0.url').fill('http://eportfolio.example.org');
  await student.press(student.button('Submit'));
  await student.inspect('submit-faults', { status: 422 });
  await student.named('evidence.0.url').fill(EVIDENCE);
  await student.named('evidence.0.title').fill('Learning design for ePortfolio work');
  await tick(student, 'evidence.0.criteria', [0, 1]);
  await student.named('evidence.0.note').fill('Chapter 2 is about the tools.');
  await student.radio('evidence.0.consent', 'yes').check();
  await student.press(student.button('Add another piece of evidence'));
  await student.named('evidence.1.url').fill('https://video.example.org/assessment');
  await student.named('evidence.1.title').fill('How I assess, a video');
  await tick(student, 'evidence.1.criteria', [2, 3]);
  for (const group of await student.frame.locator('fieldset:has(input[name^="selfAssessment"])').all()) {
    await group.locator('input[value="partly"]').check();
  }
  await student.named('note').fill('I worked on this for two months.');
  await student.press(student.button('Save draft'));
  await student.reads('Your draft is saved');
  await student.inspect('submit-draft');
  await comeBack(student);
  await student.press(student.link('Continue'));
  assert.equal(await student.named('evidence.1.title').inputValue(), 'How I assess, a video');
  await student.press(student.button('Submit'));
  await student.reads('Your teacher has had it since');
  await student.inspect('submission-submitted');
}

/** Leaves for the course's page and opens the badge again. */
async function comeBack(student: Actor): Promise<void> {
  await student.press(student.link('Badges'));
  await student.press(student.frame.locator('main article a'));
  await student.inspect('badge-started');
}

/** The answer by criterion, better work, and the next round. */
export async function improve(student: Actor): Promise<void> {
  await student.press(student.frame.locator('main article a'));
  await student.press(student.link('Read the comments'));
  await student.reads('The criteria are there, the objective is missing.');
  await student.inspect('submission-changes-asked');
  await student.press(student.link('Improve and submit again'));
  await student.inspect('submit-again');
  await student.named('evidence.0.note').fill('Chapter 2 is about the tools, chapter 3 has the objective.');
  await student.press(student.button('Add another piece of evidence'));
  await student.named('evidence.2.url').fill('https://eportfolio.example.org/objective');
  await student.named('evidence.2.title').fill('Competence objective');
  await tick(student, 'evidence.2.criteria', [2]);
  await student.press(student.button('Submit again'));
  await student.reads('Round 2');
  await student.inspect('submission-round-2');
}

/** Step 4: the badge at once; its files, and its public link. */
export async function takeBadge(student: Actor): Promise<Award> {
  await student.press(student.frame.locator('main article a'));
  await student.inspect('badge-earned');
  await student.press(student.link('See your badge'));
  await student.inspect('award-private');
  const png = await student.download(student.link('Download PNG'));
  const json = await student.download(student.link('Download JSON'));
  assert.match(png.name, /\.png$/);
  assert.ok(png.bytes.includes('openbadgecredential'));
  await student.press(student.button('Make it public'));
  await student.inspect('award-public');
  const link = student.frame.locator('input[readonly]');
  return {
    submission: student.path.split('/').at(-1) ?? '',
    png: png.bytes,
    json: json.bytes.toString('utf8'),
    publicAddress: await link.inputValue(),
  };
}

async function tick(student: Actor, name: string, positions: readonly number[]): Promise<void> {
  for (const position of positions) {
    await student.frame.locator(`input[type="checkbox"][name="${name}"]`).nth(position).check();
  }
}
