import assert from 'node:assert/strict';
import type { FieldValues, PageReply } from '../../../src/demo/lms/client/browser.js';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { paths } from '../../../src/web/paths.js';
import { filled, ReviewedCourse } from '../review/reviewedCourse.js';

function fieldsOf(page: PageReply): FieldValues {
  const { formToken: _, ...values } = formValues(
    page.text.slice(page.text.indexOf('id="rubric-form"') - 100),
  );
  return values;
}

describe('Levels and outcomes, from the form to the public page', () => {
  let course: ReviewedCourse;
  let path: string;

  before(async () => {
    course = await ReviewedCourse.open();
    path = paths.rubric(course.badge.id);
  });
  after(() => course.tool.close());

  const press = async (action: string, changes: FieldValues = {}, from?: PageReply): Promise<PageReply> => {
    const page = from ?? (await course.teacher.get(path));
    return course.teacher.post(path, { ...fieldsOf(page), ...changes, action });
  };

  it('is reached from the badge’s form, which is saved first', async () => {
    const edit = paths.editBadge(course.badge.id);
    const page = await course.teacher.get(edit);
    const { formToken: _, ...values } = formValues(
      page.text.slice(page.text.indexOf('id="badge-form"') - 100),
    );
    const sent = await course.teacher.post(edit, { ...values, title: 'ePortfolio expert', action: 'rubric' });
    assert.equal(sent.location?.pathname, path);
    const shown = await course.teacher.get(path);
    assert.match(shown.text, /No levels: shown, or not yet/);
    assert.match(shown.text, /ePortfolio expert<\/a>/);
  });

  it('offers three levels, and saves nothing until asked', async () => {
    const started = await press(`start.${course.criterion(1)}`);
    assert.equal(started.status, 200);
    assert.match(started.text, /value="Excellent"/);
    assert.doesNotMatch((await course.teacher.get(path)).text, /value="Excellent"/);
    const wider = await press(`spread.${course.criterion(1)}`, {}, started);
    assert.equal(wider.text.split('value="Excellent"').length - 1, 4);
    const fewer = await press(`remove.${course.criterion(1)}.0`, {}, started);
    assert.doesNotMatch(fewer.text, /value="Beginning"/);
  });

  it('refuses what says nothing, and keeps what was typed', async () => {
    const started = await press(`start.${course.criterion(1)}`);
    const name = `level.${course.criterion(1)}.0.name`;
    const refused = await press('save', { [name]: 'able' }, started);
    assert.equal(refused.status, 422);
    assert.match(refused.text, /There is another level called “Able”/);
    assert.match(refused.text, /value="able"/);
  });

  it('is saved, tells which outcomes nothing shows, and becomes part of the next version', async () => {
    const [first] = course.badge.draft.competenceObjective.outcomes;
    const started = await press(`start.${course.criterion(1)}`);
    const saved = await press('save', { [`shows.${course.criterion(1)}`]: first?.id ?? '' }, started);
    assert.equal(saved.status, 303, saved.text);
    const page = await course.teacher.get(path);
    assert.match(page.text, /3 learning outcomes are not shown by any criterion yet/);
    const form = await course.teacher.get(paths.editBadge(course.badge.id));
    assert.match(form.text, /1 criterion has levels/);
    assert.match(form.text, /becomes version 2 when you publish/);
  });

  it('loses nothing when a colleague was faster', async () => {
    const page = await course.teacher.get(path);
    const colleague = await course.launch('teacher2');
    const theirs = await colleague.get(path);
    const [name] = [`level.${course.criterion(1)}.2.name`];
    await colleague.post(path, { ...fieldsOf(theirs), [name]: 'Outstanding', action: 'save' });
    const mine = await press('save', { [name]: 'Brilliant' }, page);
    assert.equal(mine.status, 409);
    assert.match(mine.text, /Somebody else saved this badge/);
    assert.match(mine.text, /value="Brilliant"/);
    const kept = await press('save', {}, mine);
    assert.equal(kept.status, 303);
    assert.match((await course.teacher.get(path)).text, /value="Brilliant"/);
  });

  it('is how the reviewer judges, and what student and world read', async () => {
    const edit = await course.teacher.get(paths.editBadge(course.badge.id));
    const { formToken: _, ...values } = formValues(
      edit.text.slice(edit.text.indexOf('id="badge-form"') - 100),
    );
    await course.teacher.post(paths.editBadge(course.badge.id), { ...values, action: 'publish' });
    const id = await course.submitted();
    const levels = (await course.find(id)) && (await badgeLevels(course));
    const page = await course.teacher.get(course.review(id));
    assert.match(page.text, /Able \(enough for the badge\): It is all there/);
    const verdicts = (level: string) => ({
      ...course.verdicts('shown'),
      [`verdict.${course.criterion(1)}`]: level,
    });
    const refused = await course.teacher.post(
      course.review(id),
      filled(page, { ...verdicts(levels[0] ?? ''), choice: 'approved' }),
    );
    assert.equal(refused.status, 422);
    assert.match(refused.text, /You can only approve when every criterion is shown/);
    const decided = { ...verdicts(levels[2] ?? ''), choice: 'approved', otherMethod: 'Oral examination' };
    const unasked = await course.teacher.post(course.review(id), filled(page, decided));
    assert.equal(unasked.status, 422);
    assert.match(unasked.text, /Ask the student first/);
    assert.match(unasked.text, /value="Oral examination"/);
    const agreed = filled(page, { ...decided, otherMethodConsent: 'yes' });
    const sent = await course.teacher.post(course.review(id), agreed);
    assert.equal(sent.status, 303, sent.text);
    await course.tool.services.workDone();
    assert.match((await course.teacher.get(course.review(id))).text, /Brilliant – Shown/);
    await assertShown(course, id);
  });
});

async function badgeLevels({ tool, badge }: ReviewedCourse): Promise<string[]> {
  const { versions } = await tool.services.findBadge(badge.institution, badge.id);
  const [criterion] = versions.at(-1)?.content.assessmentCriteria.criteria ?? [];
  return (criterion?.levels ?? []).map((level) => level.id);
}

async function assertShown(course: ReviewedCourse, id: string): Promise<void> {
  const student = await course.launch('student', { sub: `student-${course.students}` });
  const own = await student.get(paths.submission(id));
  assert.match(own.text, /Brilliant – /);
  assert.match(own.text, /Assessed in another way, as you agreed: Oral examination\./);
  await student.post(paths.visibility(id), { visibility: 'public' });
  const { credential = '' } = await course.find(id);
  const world = await fetch(`${course.tool.url}${paths.credential(credential)}`, {
    headers: { accept: 'text/html' },
  });
  const text = await world.text();
  assert.match(text, /<li class="reached"><strong dir="auto">Brilliant<\/strong>/);
  assert.match(text, /enough for the badge/);
  assert.match(text, /<dt>Assessed by<\/dt><dd dir="auto">Oral examination<\/dd>/);
}
