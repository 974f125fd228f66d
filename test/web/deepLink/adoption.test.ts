import assert from 'node:assert/strict';
import { newId } from '../../../src/domain/ids.js';
import { paths } from '../../../src/web/paths.js';
import { type RunningTool, startTool } from '../../harness.js';
import { approve, courseOf, enter, fill, idAfter, publishBadge, submit } from '../../http/steps.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';

describe('An activity that came along with a copied course', () => {
  let tool: RunningTool;
  let origin: string;
  /** The activity in the other course. */
  let activity: string;

  before(async () => {
    tool = await startTool();
  });
  after(() => tool.close());
  beforeEach(async () => {
    origin = await publishBadge(await enter(tool.lms, 'teacher'));
    activity = tool.lms.addActivity('workshop', {
      title: 'A copied badge',
      description: '',
      container: 'iframe',
      custom: { open_badge_id: origin },
    }).key;
  });

  const open = (claims = {}) =>
    ToolClient.launch(tool.lms, { person: 'teacher', course: 'workshop', activity, claims });
  const asStudent = (sub = 'someone') =>
    open({ sub, 'https://purl.imsglobal.org/spec/lti/claim/roles': ['Learner'] });
  const decide = async (teacher: LandedClient, choice: string) => {
    await teacher.get(teacher.location);
    return teacher.post(teacher.location, { choice });
  };
  const badgesOf = async (course: string) => {
    const { items } = await tool.services.listBadges({ institution: (await badge()).institution, course });
    return items;
  };
  const badge = async () => {
    const [institution] = await tool.services.listInstitutions();
    return tool.services.findBadge(institution?.id ?? '', origin);
  };

  it('asks the teacher, and leads students to the course until then', async () => {
    const teacher = await open();
    assert.equal(teacher.location, paths.adoption(courseOf(teacher), origin));
    const page = await teacher.get(teacher.location);
    assert.equal(page.status, 200, page.text);
    assert.match(page.text, /comes from another course/);
    assert.match((await asStudent()).location, /^\/courses\/[^/]+$/);
  });

  it('lets students of this course earn the very same badge', async () => {
    const teacher = await open();
    const decided = await decide(teacher, 'reuse');
    const here = idAfter('badges', decided.location?.pathname);
    assert.notEqual(here, origin);
    const student = await asStudent('learner');
    assert.equal(student.location, paths.badge(here));
    const submission = await submit(student, here);
    await approve(teacher, submission);
    await tool.services.workDone();
    const credential = JSON.parse((await student.get(paths.submissionCredential(submission))).text);
    const achievement: string = credential.credentialSubject.achievement.id;
    assert.equal(achievement, `${tool.url}${paths.achievement(origin, 1)}`);
    assert.equal((await fetch(achievement)).status, 200);
  });

  it('becomes its own badge when it is published anew', async () => {
    const teacher = await open();
    const here = idAfter('badges', (await decide(teacher, 'reuse')).location?.pathname);
    const edit = paths.editBadge(here);
    const form = await teacher.get(edit);
    const fields = fill(form, edit, { title: 'Changed here', action: 'publish' });
    assert.equal((await teacher.post(edit, fields)).status, 303);
    const { institution } = await badge();
    const changed = await tool.services.findBadge(institution, here);
    assert.deepEqual(
      changed.versions.map(({ sameAs }) => sameAs),
      [{ badge: origin, version: 1 }, undefined],
    );
    assert.equal((await badge()).versions.length, 1);
  });

  it('makes a copy to be looked over, which students see once it is published', async () => {
    const teacher = await open();
    const decided = await decide(teacher, 'copy');
    assert.match(decided.location?.pathname ?? '', /^\/badges\/[^/]+\/edit$/);
    assert.match((await asStudent()).location, /^\/courses\/[^/]+$/);
    const edit = decided.location?.pathname ?? '';
    const form = await teacher.get(edit);
    assert.equal((await teacher.post(edit, fill(form, edit, { action: 'publish' }))).status, 303);
    assert.equal((await asStudent()).location, paths.badge(idAfter('badges', edit)));
  });

  it('is decided once, whoever answers again and how often', async () => {
    const [one, two] = [await open(), await open({ sub: 'a colleague' })];
    const before = (await badgesOf(courseOf(one))).length;
    await two.get(two.location);
    await one.get(one.location);
    const answers = await Promise.all([
      one.post(one.location, { choice: 'copy' }),
      one.post(one.location, { choice: 'copy' }),
      two.post(two.location, { choice: 'reuse' }),
      two.post(two.location, { choice: 'reuse' }),
    ]);
    const made = new Set(answers.map(({ location }) => idAfter('badges', location?.pathname)));
    assert.equal(made.size, 1);
    assert.equal((await badgesOf(courseOf(one))).length, before + 1);
    assert.equal((await open()).location, paths.badge([...made][0] ?? ''));
    assert.equal((await one.get(one.location)).status, 303);
  });

  it('offers nothing but published badges of the same school', async () => {
    const teacher = await enter(tool.lms, 'teacher');
    const target = paths.badges(courseOf(teacher));
    const form = await teacher.get(paths.newBadge(courseOf(teacher)));
    const draft = await teacher.post(target, fill(form, target, { title: 'Not seen yet', action: 'save' }));
    const here = await open();
    const course = courseOf(here);
    await here.get(here.location);
    for (const id of [idAfter('badges', draft.location?.pathname), newId(), '__proto__']) {
      assert.equal((await here.get(paths.adoption(course, id))).status, 404);
      assert.equal((await here.post(paths.adoption(course, id), { choice: 'copy' })).status, 404);
    }
    assert.equal((await here.post(here.location, { choice: 'steal' })).status, 400);
    const student = await asStudent();
    assert.equal((await student.get(here.location)).status, 403);
  });
});
