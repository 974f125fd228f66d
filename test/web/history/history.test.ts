import assert from 'node:assert/strict';
import type { FieldValues } from '../../../src/demo/lms/client/browser.js';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import { paths } from '../../../src/web/paths.js';
import { ToolClient } from '../../toolClient.js';
import { ReviewedCourse } from '../review/reviewedCourse.js';

describe('The versions of a badge', () => {
  let course: ReviewedCourse;
  let history: string;
  let edit: string;

  before(async () => {
    course = await ReviewedCourse.open();
    history = paths.badgeHistory(course.badge.id);
    edit = paths.editBadge(course.badge.id);
  });
  after(() => course.tool.close());

  const send = async (changes: FieldValues) => {
    const page = await course.teacher.get(edit);
    const form = page.text.slice(page.text.indexOf('id="badge-form"') - 100);
    const { formToken: _, ...values } = formValues(form);
    return course.teacher.post(edit, { ...values, ...changes });
  };
  const stored = () => course.tool.services.findBadge(course.badge.institution, course.badge.id);

  it('are one at first, with nothing to compare', async () => {
    const page = await course.teacher.get(history);
    assert.match(page.text, />Version 1<\/a>/);
    assert.doesNotMatch(page.text, /What changed/);
  });

  it('stand side by side with the draft, what changed is marked', async () => {
    await send({ title: 'ePortfolio master', ects: '3', action: 'save' });
    const page = await course.teacher.get(history);
    assert.match(page.text, /2 differences/);
    assert.match(page.text, /<del>EPORTFOLIO EXPERT<\/del>/);
    assert.match(page.text, /<ins>ePortfolio master<\/ins>/);
  });

  it('can be compared one with another, and an unknown one is none', async () => {
    await send({ action: 'publish' });
    const outcomes = 'create a learning design\nsomething new';
    await send({ outcomes, action: 'publish' });
    const latest = await course.teacher.get(history);
    assert.match(latest.text, /<ins>something new<\/ins>/);
    const first = await course.teacher.get(`${history}?from=1&to=2`);
    assert.match(first.text, /<ins>ePortfolio master<\/ins>/);
    assert.doesNotMatch(first.text, /something new/);
    for (const query of ['?from=1&to=9', '?from=constructor&to=2', '?from=-1&to=1']) {
      assert.doesNotMatch((await course.teacher.get(history + query)).text, /What changed/);
    }
  });

  it('never change: an earlier one becomes the draft, and that can be undone', async () => {
    const before = await stored();
    const taken = await course.teacher.post(history, { action: 'take.1' });
    assert.equal(taken.location?.pathname, edit);
    const now = await stored();
    assert.deepEqual(now.versions, before.versions);
    assert.equal(now.draft.title, 'EPORTFOLIO EXPERT');
    const page = await course.teacher.get(`${edit}?saved=1`);
    assert.match(page.text, /Undo this change/);
    const undone = await course.teacher.post(paths.undoDraft(course.badge.id), {
      revision: `${now.revision}`,
    });
    assert.equal(undone.location?.search, '?undone=1');
    assert.deepEqual((await stored()).draft, before.draft);
    assert.match((await course.teacher.get(`${edit}?undone=1`)).text, /Bring the change back/);
    const stale = await course.teacher.post(paths.undoDraft(course.badge.id), {
      revision: `${now.revision}`,
    });
    assert.equal(stale.location?.search, '');
    assert.deepEqual((await stored()).draft, before.draft);
  });
});

describe('An archived badge', () => {
  let course: ReviewedCourse;
  let archive: string;

  before(async () => {
    course = await ReviewedCourse.open();
    archive = paths.archiveBadge(course.badge.id);
  });
  after(() => course.tool.close());

  it('is offered to nobody, lets those go on who have begun, and comes back', async () => {
    const begun = await course.launch('student', { sub: 'early' });
    const submission = await course.begin(begun);
    await course.teacher.get(paths.badgeHistory(course.badge.id));
    for (const _ of ['once', 'and once more']) {
      assert.equal((await course.teacher.post(archive, { archive: 'archive' })).status, 303);
    }
    const late = await course.launch('student', { sub: 'late' });
    assert.doesNotMatch((await late.get(paths.course(course.course))).text, /EPORTFOLIO EXPERT/);
    const page = await late.get(paths.badge(course.badge.id));
    assert.match(page.text, /This badge is no longer offered/);
    assert.doesNotMatch(page.text, />Start</);
    const refused = await late.post(paths.startSubmission(course.badge.id));
    assert.equal(refused.status, 403);
    assert.match(refused.text, /no longer offered/);
    assert.match((await begun.get(paths.badge(course.badge.id))).text, /Continue/);
    await course.submit(submission, [course.item()]);
    const list = await course.teacher.get(`${paths.course(course.course)}?show=archived`);
    assert.match(list.text, /EPORTFOLIO EXPERT/);
    await course.teacher.post(archive, { archive: 'restore' });
    assert.match((await late.get(paths.course(course.course))).text, /EPORTFOLIO EXPERT/);
  });
});

describe('Copying a badge to another course', () => {
  let course: ReviewedCourse;
  before(async () => {
    course = await ReviewedCourse.open();
  });
  after(() => course.tool.close());

  it('gives a course of the same teacher one draft, however often it is asked', async () => {
    const path = paths.copyBadge(course.badge.id);
    assert.match((await course.teacher.get(path)).text, /You teach in no other course/);
    const elsewhere = await ToolClient.launch(course.tool.lms, { person: 'teacher', course: 'workshop' });
    const target = /courses\/([^/?]+)/.exec(elsewhere.location)?.[1] ?? '';
    const both = await ToolClient.launch(course.tool.lms, {
      person: 'teacher',
      course: 'eportfolio',
      browser: elsewhere.browser,
    });
    const page = await both.get(path);
    assert.match(page.text, /To which course\?/);
    const first = await both.post(path, { course: target });
    const second = await both.post(path, { course: target });
    assert.equal(first.status, 303, first.text);
    assert.equal(first.location?.pathname, second.location?.pathname);
    const copy = await both.get(first.location?.pathname ?? '');
    assert.match(copy.text, /EPORTFOLIO EXPERT/);
    assert.match(copy.text, /Only teachers of this course can see it/);
    for (const id of [course.course, 'unknown', '']) {
      assert.equal((await both.post(path, { course: id })).status, 422);
    }
  });
});
