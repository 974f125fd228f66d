import assert from 'node:assert/strict';
import { Browser } from '../../../src/demo/lms/client/browser.js';
import { signIn } from '../../../src/demo/lms/client/launch.js';
import type { PersonKey } from '../../../src/demo/lms/lms.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { approve, begin, courseOf, enter, fill, publishBadge, submit, verdicts } from '../../http/steps.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';
import { openPlacing, place, saveInLms } from '../deepLink/placing.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const STUDENT = '10';

describe('A badge placed, earned, and seen in the gradebook', () => {
  let tool: RunningTool;
  let passed = 0;
  let badge: string;
  let activity: string;

  before(async () => {
    tool = await startTool({ clock: () => new Date(Date.now() + passed) });
    badge = await publishBadge(await enter(tool.lms, 'teacher'));
    const { client, page } = await openPlacing({ lms: tool.lms });
    await saveInLms(tool.lms, client.browser, await place(client, {}, page));
    const { course } = tool.lms.find({ person: 'teacher', course: 'eportfolio' });
    activity = course.sections.at(-1)?.activities.at(-1)?.key ?? '';
  });
  after(() => tool.close());
  afterEach(() => tool.lms.trouble.behave());

  const open = (person: PersonKey, claims = {}): Promise<LandedClient> =>
    ToolClient.launch(tool.lms, { person, course: 'eportfolio', activity, claims });
  const newStudent = (sub: string) => {
    tool.lms.settings.guests = [...tool.lms.settings.guests, sub];
    return open('student', { sub, name: `Student ${sub}` });
  };
  /** Handed in by somebody new, and approved. */
  const approved = async (sub: string): Promise<string> => {
    const submission = await submit(await newStudent(sub), badge);
    await approve(await teacherAtCourse(), submission);
    await tool.services.workDone();
    return submission;
  };
  const teacherAtCourse = () => enter(tool.lms, 'teacher');
  const gradeOf = (sub: string) => tool.lms.gradebook.results.find(({ person }) => person === sub);
  const reviewPage = async (submission: string) => {
    const teacher = await teacherAtCourse();
    const path = paths.review(courseOf(teacher), submission);
    return { teacher, path, page: await teacher.get(path) };
  };
  const again = async (submission: string) => {
    const { teacher } = await reviewPage(submission);
    const reply = await teacher.post(paths.score(courseOf(teacher), submission));
    await tool.services.workDone();
    return reply;
  };

  it('goes the whole way, and leads from the gradebook back to the work', async () => {
    const student = await open('student');
    assert.equal(student.location, paths.badge(badge));
    const submission = await submit(student, badge);
    const teacher = await teacherAtCourse();
    const path = paths.review(courseOf(teacher), submission);
    const form = await teacher.get(path);
    const fields = fill(form, path, {
      ...verdicts(form, 'shown'),
      choice: 'approved',
      reason: 'A fine piece of work',
    });
    assert.equal((await teacher.post(path, fields)).status, 303);
    await tool.services.workDone();

    const browser = new Browser();
    await signIn(browser, tool.lms, 'teacher');
    const { course } = tool.lms.find({ person: 'teacher', course: 'eportfolio' });
    const grades = `${tool.lms.url}/courses/${course.id}/grades`;
    assert.match((await browser.get(grades)).text, /100 \/ 100/);
    assert.match((await browser.get(grades)).text, /A fine piece of work/);
    const credential = JSON.parse((await student.get(paths.submissionCredential(submission))).text);
    assert.ok(gradeOf(STUDENT)?.comment?.includes(credential.id));
    await signIn(browser, tool.lms, 'student');
    assert.match((await browser.get(grades)).text, /100 \/ 100/);
    await signIn(browser, tool.lms, 'student2');
    assert.doesNotMatch((await browser.get(grades)).text, /100 \/ 100/);

    const review = {
      [`${LTI}/message_type`]: 'LtiSubmissionReviewRequest',
      [`${LTI}/for_user`]: { user_id: STUDENT },
    };
    assert.equal((await open('teacher2', review)).location, path);
    assert.equal((await open('student2', review)).location, paths.badge(badge));
    assert.match((await teacher.get(path)).text, /The result is in the gradebook/);
  });

  it('shows who has not started, drafted, submitted, and has the badge', async () => {
    const student2 = await open('student2');
    await begin(student2, badge);
    const assistant = await open('assistant');
    const people = paths.people(courseOf(await teacherAtCourse()));
    await assistant.get(people);
    await assistant.post(people);
    await tool.services.workDone();
    const page = await assistant.get(people);
    const rows = [
      ...page.text.matchAll(/<th scope="row"><bdi>(.*?)<\/bdi>.*?<span class="state[^"]*">(.*?)</gs),
    ];
    assert.deepEqual(
      rows.map(([, name = '', state]) => [name.replace(/<[^>]*>/g, '').replaceAll('&#x27;', "'"), state]),
      [
        ['Aino Mäkelä', 'Has the badge'],
        ["Giulia D'Amico", 'Not started'],
        ['Žiga Kovačič', 'Has started'],
      ],
      'the assistant, whom the LMS lists as a learner, is not among them',
    );
    assert.match(page.text, /List of people as of/);
    const started = await assistant.get(`${people}?badge=${badge}&show=notStarted`);
    assert.match(started.text, /Giulia/);
    assert.doesNotMatch(started.text, /Aino/);
    assert.equal((await student2.get(people)).status, 403);
  });

  it('keeps the list of people it has when the platform fails, and says so', async () => {
    const teacher = await teacherAtCourse();
    const people = paths.people(courseOf(teacher));
    await teacher.post(people);
    await tool.services.workDone();
    passed += 3600_000;
    tool.lms.trouble.misbehave('members', { status: 500 });
    const fresh = await teacherAtCourse();
    await tool.services.workDone();
    const page = await fresh.get(people);
    assert.match(page.text, /did not answer when the list was to be read/);
    assert.match(page.text, /Giulia/);
    tool.lms.trouble.behave();
    await fresh.post(people);
    await tool.services.workDone();
    assert.doesNotMatch((await fresh.get(people)).text, /did not answer/);
  });

  it('gives the badge although the gradebook is down, and the grade once it is back', async () => {
    tool.lms.trouble.misbehave('scores', { status: 503 });
    const submission = await approved('down-1');
    assert.equal(gradeOf('down-1'), undefined);
    const { page } = await reviewPage(submission);
    assert.match(page.text, /The badge was issued/);
    assert.match(page.text, /It is tried again by itself/);
    assert.match(page.text, /does not answer/);
    tool.lms.trouble.behave();
    passed += 60_000;
    assert.equal((await again(submission)).status, 303);
    assert.equal(gradeOf('down-1')?.grade, 100);
    assert.match((await reviewPage(submission)).page.text, /The result is in the gradebook/);
  });

  it('leaves a grade that a teacher gave later, until the result is sent again', async () => {
    tool.lms.trouble.misbehave('scores', { status: 500, times: 1 });
    const submission = await approved('later-1');
    const lineItem = tool.lms.gradebook.lineItems.at(-1)?.id ?? '';
    const changedAt = Math.floor((Date.now() + passed) / 1000) + 60;
    tool.lms.gradebook.results.push({ lineItem, person: 'later-1', grade: 70, changedAt });
    await again(submission);
    assert.equal(gradeOf('later-1')?.grade, 70);
    assert.match((await reviewPage(submission)).page.text, /given later/);
    passed += 120_000;
    await again(submission);
    assert.equal(gradeOf('later-1')?.grade, 100);
  });

  it('says what to do when the gradebook refuses', async () => {
    const student = await open('student', { sub: 'no-grades', name: 'Nobody' });
    const submission = await submit(student, badge);
    await approve(await teacherAtCourse(), submission);
    await tool.services.workDone();
    const { page } = await reviewPage(submission);
    assert.match(page.text, /The result is not in the gradebook/);
    assert.match(page.text, /takes no grade for this person/);
    const requests = tool.lms.trouble.requests('scores');
    passed += 3600_000;
    await tool.services.workDone();
    assert.equal(tool.lms.trouble.requests('scores'), requests, 'a plain no is not asked again');
  });

  it('sends nothing for other decisions, for trials, or for a badge that was revoked', async () => {
    const before = tool.lms.trouble.requests('scores');
    const rejected = await submit(await newStudent('rejected-1'), badge);
    const { teacher, path, page } = await reviewPage(rejected);
    const fields = fill(page, path, { ...verdicts(page, 'notYet'), choice: 'rejected', reason: 'Not yet' });
    assert.equal((await teacher.post(path, fields)).status, 303);
    await submit(await open('teacher2'), badge);
    await tool.services.workDone();
    assert.equal(tool.lms.trouble.requests('scores'), before);

    tool.lms.trouble.misbehave('scores', { status: 503 });
    const submission = await approved('revoked-1');
    const revoke = paths.revoke(courseOf(teacher), submission);
    await teacher.get(revoke);
    assert.equal((await teacher.post(revoke, { reason: 'By mistake' })).status, 303);
    tool.lms.trouble.behave();
    assert.equal((await again(submission)).status, 409);
    assert.equal(gradeOf('revoked-1'), undefined);
  });

  it('sends each result once, for a class approved at once', async () => {
    const submissions = [];
    for (let n = 0; n < 8; n++) submissions.push(await submit(await newStudent(`class-${n}`), badge));
    const teacher = await teacherAtCourse();
    const before = tool.lms.trouble.requests('scores');
    for (const submission of submissions) await approve(teacher, submission);
    await tool.services.workDone();
    assert.equal(tool.lms.trouble.requests('scores') - before, 8);
    for (let n = 0; n < 8; n++) assert.equal(gradeOf(`class-${n}`)?.grade, 100);
  });
});
