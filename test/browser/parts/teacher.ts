import assert from 'node:assert/strict';
import type { BadgeContent } from '../../../src/domain/badgeDefinition.js';
import { ePortfolioContent } from '../../factories/badgeContent.js';
import type { Actor } from '../actor.js';

/** Step 1: describes the CoBle badge from an empty form, looks at its picture, publishes it. @returns the badge's path */
export async function describeBadge(teacher: Actor): Promise<string> {
  const content = ePortfolioContent();
  await teacher.inspect('course-empty');
  await teacher.press(teacher.link('Create a badge'));
  await teacher.inspect('badge-new');
  await teacher.press(teacher.button('Publish'));
  await teacher.inspect('badge-new-faults', { status: 422 });
  await fillBadge(teacher, content);
  await teacher.press(teacher.button('Show the picture'));
  await teacher.frame.locator('.picture-parts img').waitFor();
  await teacher.inspect('badge-edit');
  assert.equal(await teacher.named('outcomes').inputValue(), outcomesOf(content));
  await teacher.press(teacher.button('Publish'));
  await teacher.reads('Published, version 1');
  await teacher.inspect('badge-teacher');
  return teacher.path;
}

async function fillBadge(teacher: Actor, content: BadgeContent): Promise<void> {
  const { elements } = content;
  const typed: Readonly<Record<string, string | undefined>> = {
    title: content.title,
    issuerContact: content.issuerContact,
    description: content.description,
    tags: content.tags.join(', '),
    outcomes: outcomesOf(content),
    criteria: content.assessmentCriteria.criteria.map(({ text }) => text).join('\n'),
    skillsDemonstration: content.skillsDemonstration,
    ects: elements.ects?.toString(),
    hours: elements.hours?.toString(),
    nationalLevel: elements.nationalLevel,
    assessmentType: elements.assessmentType,
    qualityAssurance: elements.qualityAssurance,
    prerequisites: elements.prerequisites,
  };
  for (const [name, value] of Object.entries(typed)) {
    if (value !== undefined) await teacher.named(name).fill(value);
  }
  await teacher.named('eqfLevel').selectOption(elements.eqfLevel?.toString() ?? '');
  await teacher.named('participationForm').selectOption(elements.participationForm ?? '');
  await teacher.named('countryCode').selectOption('FI');
  await teacher.frame.locator('input[name="image.template"][value="medal"]').check({ force: true });
}

function outcomesOf(content: BadgeContent): string {
  return content.competenceObjective.outcomes.map(({ text }) => text).join('\n');
}

/** Step 3, first half: one criterion is not shown yet, and the teacher says what is missing. */
export async function askForChanges(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link('Reviews'));
  await teacher.inspect('reviews');
  await openFirst(teacher);
  await teacher.inspect('review');
  await teacher.press(teacher.button('Send the decision'));
  await teacher.inspect('review-faults', { status: 422 });
  await judge(teacher, ['shown', 'shown', 'notYet', 'shown']);
  await teacher.frame
    .locator('[name^="comment"]')
    .nth(2)
    .fill('The criteria are there, the objective is missing.');
  await choose(teacher, 'changesRequested');
  await teacher.named('reason').fill('Please add the competence objective to your learning design.');
  await teacher.press(teacher.button('Send the decision'));
  await teacher.reads('Changes asked for');
  await teacher.inspect('review-changes-asked');
}

/** Step 3, second half: round 2 beside round 1, then the approval. */
export async function approve(teacher: Actor): Promise<void> {
  await teacher.press(teacher.link('Reviews'));
  await openFirst(teacher);
  await teacher.reads('Round 1');
  await teacher.reads('New');
  await teacher.reads('Changed');
  await teacher.inspect('review-round-2');
  await judge(teacher, ['shown', 'shown', 'shown', 'shown']);
  await choose(teacher, 'approved');
  await teacher.named('grade').fill('5 of 5');
  await teacher.press(teacher.button('Send the decision'));
  await teacher.reads('Approved');
  await teacher.world.tool.services.workDone();
  await teacher.inspect('review-approved');
}

/** Step 6. */
export async function revoke(teacher: Actor, submission: string): Promise<void> {
  await teacher.press(teacher.link('Reviews'));
  await teacher.press(teacher.link('Awarded badges'));
  await teacher.inspect('reviews-awarded');
  await teacher.press(teacher.frame.locator(`a[href$="${submission}"]`));
  await teacher.press(teacher.link('Revoke the badge'));
  await teacher.inspect('revoke');
  await teacher.named('reason').fill('The evidence turned out to be somebody else’s work.');
  await teacher.press(teacher.button('Revoke this badge'));
  await teacher.inspect('revoked');
}

async function openFirst(teacher: Actor): Promise<void> {
  await teacher.press(teacher.frame.locator('main article a'));
}

async function judge(teacher: Actor, verdicts: readonly string[]): Promise<void> {
  for (const [index, verdict] of verdicts.entries()) {
    const group = teacher.frame.locator('section.criterion').nth(index);
    await group.locator(`input[type="radio"][value="${verdict}"]`).check();
  }
}

async function choose(teacher: Actor, decision: string): Promise<void> {
  await teacher.frame.locator(`input[name="choice"][value="${decision}"]`).check();
}
