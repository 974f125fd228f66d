import assert from 'node:assert/strict';
import { Browser, type PageReply } from '../../src/demo/lms/client/browser.js';
import { authorize, openActivity } from '../../src/demo/lms/client/launch.js';
import type { Store } from '../../src/domain/ports/store.js';
import type { Submission } from '../../src/domain/submission.js';
import { databaseFile } from '../../src/store/sqlite/databaseFile.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { paths } from '../../src/web/paths.js';
import { type RunningTool, startTool } from '../harness.js';
import { type LandedClient, ToolClient } from '../toolClient.js';
import { words } from '../web/submit/rendering.js';
import {
  approval,
  approve,
  begin,
  courseOf,
  EVIDENCE,
  enter,
  fill,
  idAfter,
  publishBadge,
  submit,
} from './steps.js';

describe('What is sent twice or at once', () => {
  let tool: RunningTool;
  /** A second connection, to count what is really there. */
  let store: Store;
  let teacher: LandedClient;
  let colleague: LandedClient;
  let badge: string;
  let students = 0;

  before(async () => {
    tool = await startTool();
    store = await openSqliteStore({ file: databaseFile(tool.dataDir) });
    [teacher, colleague] = await Promise.all([enter(tool.lms, 'teacher'), enter(tool.lms, 'teacher2')]);
    badge = await publishBadge(teacher);
  });
  after(async () => {
    await store.close();
    await tool.close();
  });

  const newStudent = () => {
    students += 1;
    return enter(tool.lms, 'student', `crowd-${students}`);
  };
  const times = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => act(index)));
  const statuses = (replies: readonly PageReply[]) => replies.map(({ status }) => status).sort();

  async function found(id: string): Promise<Submission> {
    const submission = await store.find('submissions', { id });
    assert.ok(submission);
    return submission;
  }

  async function counted(submission: string): Promise<{ credentials: number; entries: string[] }> {
    const { institution, course } = await found(submission);
    const [issued, audit] = await Promise.all([
      store.page('issuedBadges', { where: { institution, course }, orderBy: 'issuedAt', limit: 1000 }),
      store.page('auditEntries', { where: { institution }, orderBy: 'sequence', limit: 1000 }),
    ]);
    const own = issued.items.filter((one) => one.submission === submission);
    const about = [`submissions/${submission}/`, ...own.map(({ id }) => `credentials/${id}/`)];
    const entries = audit.items.filter(({ subject }) => about.some((start) => subject.startsWith(start)));
    return { credentials: own.length, entries: entries.map(({ action }) => action) };
  }

  it('issues one badge for 50 approvals by two teachers, and tells every other who decided what', async () => {
    const submission = await submit(await newStudent(), badge);
    const forms = await times(50, (index) => approval(index % 2 ? colleague : teacher, submission));
    const replies = await times(50, (index) => {
      const { path, fields } = forms[index] ?? { path: '', fields: {} };
      return (index % 2 ? colleague : teacher).post(path, fields);
    });
    await tool.services.workDone();

    const winner = replies.findIndex(({ status }) => status === 303);
    assert.deepEqual(statuses(replies), [303, ...Array(49).fill(409)]);
    const name = winner % 2 ? 'Marko Weiß' : 'Helena Virtanen';
    for (const reply of replies.filter(({ status }) => status === 409)) {
      assert.match(words(reply.text), /This has been decided already/);
      assert.match(words(reply.text), new RegExp(`Approved.* Decided by ${name}`));
    }
    assert.deepEqual(await counted(submission), { credentials: 1, entries: ['approve'] });
  });

  it('records one of two teachers’ opposite decisions, and takes it again as often as it is sent', async () => {
    const submission = await submit(await newStudent(), badge);
    const yes = await approval(teacher, submission);
    const no = await approval(colleague, submission, { choice: 'rejected', reason: 'The link is empty.' });
    const replies = await times(20, (index) =>
      index % 2 ? colleague.post(no.path, no.fields) : teacher.post(yes.path, yes.fields),
    );
    await tool.services.workDone();
    assert.deepEqual(statuses(replies), [...Array(10).fill(303), ...Array(10).fill(409)]);
    const { state, rounds } = await found(submission);
    assert.equal(rounds[0]?.review?.decision, state);
    const approved = state === 'approved';
    assert.deepEqual(await counted(submission), {
      credentials: approved ? 1 : 0,
      entries: [approved ? 'approve' : 'reject'],
    });
  });

  it('lets one of 20 copies of a launch in', async () => {
    const browser = new Browser();
    const login = await openActivity(browser, tool.lms, { person: 'student', course: 'eportfolio' });
    const launch = await authorize(browser, await new ToolClient(tool.url, browser).login(login));
    // All from the browser that the login belongs to: its cookie is there each time.
    const cookie = browser.cookies.header(new URL(tool.url)) ?? '';
    const replies = await times(20, () =>
      new Browser().request(launch.action, { method: 'POST', headers: { cookie }, fields: launch.fields }),
    );
    assert.deepEqual(statuses(replies), [303, ...Array(19).fill(400)]);
    for (const reply of replies.filter(({ status }) => status === 400)) {
      assert.match(words(reply.text), /open the activity .*again/i);
      const cookies = reply.headers.getSetCookie();
      assert.ok(!cookies.some((line) => line.startsWith('__Host-session=')), String(cookies));
    }
  });

  it('makes one badge of a form that is sent again and again, and publishes it once', async () => {
    const course = courseOf(teacher);
    const target = paths.badges(course);
    const form = await teacher.get(`${paths.newBadge(course)}?example=eportfolio`);
    const fields = fill(form, target, { title: 'Sent again and again', action: 'publish' });
    const replies = await times(5, () => teacher.post(target, fields));
    replies.push(await teacher.post(target, fields));
    const ids = new Set(replies.map(({ location }) => idAfter('badges', location?.pathname)));
    assert.equal(ids.size, 1, String(statuses(replies)));
    const [id = ''] = ids;
    const listed = (await teacher.get(paths.course(course))).text.match(/Sent again and again/g);
    assert.equal(listed?.length, 1);
    assert.equal((await store.find('badges', { id }))?.versions.length, 1);

    const edit = paths.editBadge(id);
    const changed = fill(await teacher.get(edit), edit, { title: 'Second version', action: 'save' });
    assert.equal((await teacher.post(edit, changed)).status, 303);
    const published = await times(6, (index) =>
      (index % 2 ? colleague : teacher).post(paths.publishBadge(id)),
    );
    assert.deepEqual(statuses(published), Array(6).fill(303));
    assert.equal((await store.find('badges', { id }))?.versions.length, 2);
  });

  it('starts one submission, submits one round, withdraws once', async () => {
    const student = await newStudent();
    await student.get(paths.badge(badge));
    const started = await times(5, () => student.post(paths.startSubmission(badge)));
    const ids = new Set(started.map(({ location }) => idAfter('submissions', location?.pathname)));
    assert.equal(ids.size, 1);
    const [id = ''] = ids;

    const edit = paths.submissionEdit(id);
    const fields = fill(await student.get(edit), edit, { ...EVIDENCE, action: 'submit' });
    assert.deepEqual(statuses(await times(5, () => student.post(edit, fields))), Array(5).fill(303));
    assert.equal((await found(id)).rounds.length, 1);

    const withdrawn = await times(5, () => student.post(paths.withdraw(id)));
    assert.deepEqual(statuses(withdrawn), Array(5).fill(303));
    assert.equal((await found(id)).state, 'withdrawn');
    assert.notEqual(await begin(student, badge), id);
  });

  it('decides or withdraws, never both', async () => {
    const student = await newStudent();
    const submission = await submit(student, badge);
    await student.get(paths.submission(submission));
    const { path, fields } = await approval(teacher, submission);
    const [decided, withdrawn] = await Promise.all([
      teacher.post(path, fields),
      student.post(paths.withdraw(submission)),
    ]);
    await tool.services.workDone();
    const { state } = await found(submission);
    assert.ok(state === 'approved' || state === 'withdrawn', state);
    assert.equal(decided.status, state === 'approved' ? 303 : 409);
    assert.equal(withdrawn.status, state === 'approved' ? 409 : 303, withdrawn.text);
    assert.equal((await counted(submission)).credentials, state === 'approved' ? 1 : 0);
  });

  it('makes a badge public and revokes it once', async () => {
    const student = await newStudent();
    const submission = await submit(student, badge);
    await approve(teacher, submission);
    await tool.services.workDone();
    await student.get(paths.submission(submission));
    const shown = await times(5, () => student.post(paths.visibility(submission), { visibility: 'public' }));
    assert.deepEqual(statuses(shown), Array(5).fill(303));
    const { credential = '' } = await found(submission);
    const anyone = new ToolClient(tool.url);
    assert.equal((await anyone.get(paths.credential(credential))).status, 200);

    const revoke = paths.revoke(courseOf(teacher), submission);
    const reasons = ['Awarded by mistake.', 'The evidence was copied.'];
    await Promise.all([teacher.get(revoke), colleague.get(revoke)]);
    const revoked = await times(10, (index) =>
      (index % 2 ? colleague : teacher).post(revoke, { reason: reasons[index % 2] }),
    );
    assert.deepEqual(statuses(revoked), Array(10).fill(303));
    assert.deepEqual(await counted(submission), { credentials: 1, entries: ['approve', 'revoke'] });
    const page = words((await anyone.get(paths.credential(credential))).text);
    assert.equal(reasons.filter((reason) => page.includes(reason)).length, 1, page);
  });
});
