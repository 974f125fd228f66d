import assert from 'node:assert/strict';
import type { FieldValues, PageReply } from '../../../src/demo/lms/client/browser.js';
import { formValues } from '../../../src/demo/lms/client/forms.js';
import type { PersonKey } from '../../../src/demo/lms/lms.js';
import type { BadgeDefinition } from '../../../src/domain/badgeDefinition.js';
import { newId } from '../../../src/domain/ids.js';
import type { Stored } from '../../../src/domain/ports/store.js';
import type { EvidenceItem, Submission } from '../../../src/domain/submission.js';
import { typedBadge } from '../../../src/domain/typedBadge.js';
import { paths } from '../../../src/web/paths.js';
import { ePortfolioContent } from '../../factories/badgeContent.js';
import { type RunningTool, startTool } from '../../harness.js';
import { type LandedClient, ToolClient } from '../../toolClient.js';
import { words } from '../submit/rendering.js';

const CRITERIA = ePortfolioContent().assessmentCriteria.criteria;

describe('A teacher reviews what students submitted', () => {
  let tool: RunningTool;
  let badge: BadgeDefinition;
  let course: string;
  let teacher: LandedClient;
  let students = 0;

  const launch = (person: PersonKey, claims: Readonly<Record<string, unknown>> = {}) =>
    ToolClient.launch(tool.lms, { person, course: 'eportfolio', claims });

  before(async () => {
    tool = await startTool();
    teacher = await launch('teacher');
    course = /courses\/([^/?]+)/.exec(teacher.location)?.[1] ?? '';
    badge = await publishBadge();
  });
  after(() => tool.close());

  async function publishBadge(): Promise<BadgeDefinition> {
    const [institution] = await tool.services.listInstitutions();
    assert.ok(institution);
    const typed = typedBadge({ ...ePortfolioContent(), image: { template: 'medal', parameters: {} } });
    const made = await tool.services.createBadge({ institution, course, person: 'author', id: newId(), typed });
    const { id, revision } = made.badge;
    await tool.services.publishBadge({ institution, badge: id, revision, person: 'author' });
    return tool.services.findBadge(institution.id, id);
  }

  const item = (changes: Partial<EvidenceItem> = {}): EvidenceItem => ({
    id: newId(),
    url: 'https://folio.example/design',
    title: 'My learning design',
    criteria: ['criterion-1'],
    note: 'See chapter two',
    consent: true,
    ...changes,
  });

  const find = (id: string): Promise<Stored<Submission>> =>
    tool.services.findSubmission(badge.institution, id);

  async function submit(submission: Stored<Submission>, evidence: readonly EvidenceItem[], note = ''): Promise<void> {
    const { id, learner } = submission;
    const content = { evidence, selfAssessment: { 'criterion-1': 'partly' as const }, note };
    await tool.services.submitEvidence({
      submission: await find(id),
      badge: await tool.services.findBadge(badge.institution, badge.id),
      learner,
      revision: (await find(id)).revision,
      work: { content, identifierConsent: false },
    });
  }

  /** Somebody new hands something in. */
  async function submitted(evidence = [item()], claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    students += 1;
    const student = await launch('student', { sub: `student-${students}`, name: `Student No ${students}`, ...claims });
    await student.get(paths.badge(badge.id));
    const started = await student.post(paths.startSubmission(badge.id));
    const id = /submissions\/([^/]+)\/edit/.exec(started.location?.pathname ?? '')?.[1] ?? '';
    await submit(await find(id), evidence);
    return id;
  }

  const review = (id: string) => paths.review(course, id);
  const verdicts = (verdict: string): FieldValues =>
    Object.fromEntries(CRITERIA.map(({ id }) => [`verdict.${id}`, verdict]));

  /** The form as the page shows it, some fields typed over. */
  function filled(page: PageReply, changes: FieldValues): FieldValues {
    const form = page.text.slice(page.text.indexOf('name="decision"') - 200);
    const { formToken: _, ...values } = formValues(form);
    return { ...values, ...changes };
  }

  it('from the queue to the awarded badge', async () => {
    const id = await submitted();
    const queue = await teacher.get(paths.reviews(course));
    assert.ok(queue.text.includes(`href="${review(id)}"`));
    assert.match(words(queue.text), new RegExp(`Student No ${students} EPORTFOLIO EXPERT Round 1 · waiting for`));

    const page = await teacher.get(review(id));
    assert.match(
      page.text,
      /<a href="https:\/\/folio\.example\/design" target="_blank" rel="noopener noreferrer nofollow" dir="auto">/,
    );
    const sent = await teacher.post(review(id), filled(page, { ...verdicts('shown'), choice: 'approved', grade: '5' }));
    assert.equal(sent.status, 303, sent.text);
    await tool.services.workDone();
    const decided = await teacher.follow(sent);
    assert.match(words(decided.text), /Approved Decided by Helena Virtanen on .* The badge was issued on/);

    const after = await teacher.get(paths.reviews(course));
    assert.ok(!after.text.includes(review(id)));
    const awarded = await teacher.get(`${paths.reviews(course)}?show=awarded`);
    assert.ok(awarded.text.includes(review(id)));
  });

  it('takes the same form twice as one decision', async () => {
    const id = await submitted();
    const page = await teacher.get(review(id));
    const fields = filled(page, { ...verdicts('shown'), choice: 'approved' });
    const replies = await Promise.all([1, 2, 3].map(() => teacher.post(review(id), fields)));
    assert.deepEqual(replies.map((reply) => reply.status), [303, 303, 303]);
    const { rounds, credential } = await find(id);
    assert.equal(rounds[0]?.review?.id, fields.decision);
    await tool.services.workDone();
    const award = await tool.services.findAward(await find(id));
    assert.ok(award.kind === 'issued');
    assert.equal(award.issued.id, credential);
  });

  it('answers an incomplete form field by field, with everything typed kept', async () => {
    const id = await submitted();
    const page = await teacher.get(review(id));
    const typed = { ...verdicts('shown'), 'verdict.criterion-2': 'notYet', 'comment.criterion-2': 'أين الأدوات؟ 🛠' };
    const reply = await teacher.post(review(id), filled(page, { ...typed, choice: 'approved', grade: 'x'.repeat(200) }));
    assert.equal(reply.status, 422);
    assert.match(words(reply.text), /2 things need mending/);
    assert.match(words(reply.text), /Not yet shown: “Suggests ePortfolio tools/);
    const kept = formValues(reply.text);
    assert.deepEqual(kept['comment.criterion-2'], ['أين الأدوات؟ 🛠']);
    assert.deepEqual(kept['verdict.criterion-2'], ['notYet']);
    assert.deepEqual(kept.decision, formValues(page.text).decision);
    const again = await teacher.post(
      review(id),
      filled(reply, { grade: '', choice: 'changesRequested', reason: 'Name the tools' }),
    );
    assert.equal(again.status, 303, again.text);
  });

  it('shows round 2 beside round 1, and what changed', async () => {
    const [kept, dropped] = [item({ id: 'kept' }), item({ id: 'dropped', url: 'https://folio.example/old' })];
    const id = await submitted([kept, dropped]);
    const first = await teacher.get(review(id));
    const asked = { ...verdicts('notYet'), choice: 'changesRequested', reason: 'Show the assessment too' };
    await teacher.post(review(id), filled(first, { ...asked, 'comment.criterion-1': 'Only a beginning' }));
    assert.match(words((await teacher.get(review(id))).text), /Changes asked for .*Show the assessment too/);

    const added = item({ id: 'added', url: 'https://folio.example/assessment', title: 'Assessment' });
    await submit(await find(id), [{ ...kept, note: 'Now chapter three' }, added], 'I added the assessment');
    const second = words((await teacher.get(review(id))).text);
    assert.match(second, /Round 2 My learning design \(opens in a new window\) Changed Now chapter three/);
    assert.match(second, /Assessment \(opens in a new window\) New/);
    assert.match(second, /Round 1 My learning design .* Removed since .* Not yet Only a beginning/);
    assert.match(second, /Note from the student Changed/);
    assert.match(second, /Earlier rounds Round 1 .* Changes asked for Decided by Helena Virtanen/);
  });

  it('tells the second teacher who decided what, and keeps what they typed', async () => {
    const id = await submitted();
    const second = await launch('teacher2');
    const [page, pageOfSecond] = [await teacher.get(review(id)), await second.get(review(id))];
    const reject = { ...verdicts('notYet'), choice: 'rejected', reason: 'Copied from a colleague' };
    assert.equal((await teacher.post(review(id), filled(page, reject))).status, 303);
    const approve = { ...verdicts('shown'), choice: 'approved', 'comment.criterion-1': 'Beautifully done' };
    const conflict = await second.post(review(id), filled(pageOfSecond, approve));
    assert.equal(conflict.status, 409);
    assert.match(
      words(conflict.text),
      /Rejected Decided by Helena Virtanen on .* Copied from a colleague .*Beautifully done/,
    );
    assert.equal((await find(id)).state, 'rejected');
  });

  it('tells when the student withdrew meanwhile', async () => {
    const id = await submitted();
    const page = await teacher.get(review(id));
    const submission = await find(id);
    await tool.services.withdrawSubmission(submission, submission.learner);
    const late = await teacher.post(review(id), filled(page, { ...verdicts('shown'), choice: 'approved' }));
    assert.equal(late.status, 409);
    assert.match(words(late.text), /The student withdrew this submission before your decision arrived/);
    const now = await teacher.get(review(id));
    assert.match(words(now.text), /The student took this submission back/);
    assert.ok(!now.text.includes('folio.example'));
  });

  it('lets a teaching assistant review, but not revoke', async () => {
    const id = await submitted();
    const assistant = await launch('assistant');
    const page = await assistant.get(review(id));
    const sent = await assistant.post(review(id), filled(page, { ...verdicts('shown'), choice: 'approved' }));
    assert.equal(sent.status, 303, sent.text);
    await tool.services.workDone();
    assert.ok(!(await assistant.get(review(id))).text.includes(paths.revoke(course, id)));
    assert.equal((await assistant.get(paths.revoke(course, id))).status, 403);
  });

  it('lets nobody review their own work, or see what is not theirs to review', async () => {
    const both = { sub: 'student-and-teacher' };
    const id = await submitted([item()], both);
    const colleague = await launch('teacher', both);
    const page = await colleague.get(review(id));
    assert.equal(page.status, 403);
    assert.match(words(page.text), /Nobody reviews their own work/);
    const form = await teacher.get(review(id));
    const { decision } = formValues(form.text);
    const fields = { ...verdicts('shown'), choice: 'approved', decision: decision?.[0], round: '1' };
    assert.equal((await colleague.post(review(id), fields)).status, 403);
    assert.ok(!(await colleague.get(paths.reviews(course))).text.includes(review(id)));

    const student = await launch('student2');
    assert.equal((await student.get(paths.reviews(course))).status, 403);
    assert.equal((await student.get(review(id))).status, 403);
    assert.equal((await student.get(paths.revoke(course, id))).status, 403);
    assert.equal((await teacher.get(review(newId()))).status, 404);
    assert.equal((await teacher.get(paths.review('other-course', id))).status, 404);
  });

  it('lists no trial and shows no draft', async () => {
    await teacher.get(paths.badge(badge.id));
    const started = await teacher.post(paths.startSubmission(badge.id));
    const trial = /submissions\/([^/]+)\/edit/.exec(started.location?.pathname ?? '')?.[1] ?? '';
    await submit(await find(trial), [item()]);
    const second = await launch('teacher2');
    assert.equal((await second.get(review(trial))).status, 403);
    assert.ok(!(await second.get(paths.reviews(course))).text.includes(review(trial)));
    const student = await launch('student3');
    await student.get(paths.badge(badge.id));
    const draft = await student.post(paths.startSubmission(badge.id));
    const id = /submissions\/([^/]+)\/edit/.exec(draft.location?.pathname ?? '')?.[1] ?? '';
    assert.equal((await teacher.get(review(id))).status, 404);
  });

  it('puts a recovered draft back into the form without deciding', async () => {
    const id = await submitted();
    const page = await teacher.get(review(id));
    const fields = filled(page, { ...verdicts('shown'), 'comment.criterion-1': 'Half a thought' });
    const back = await teacher.post(review(id), { ...fields, choice: 'approved', action: 'recover' });
    assert.equal(back.status, 200);
    assert.match(words(back.text), /What you had typed is back/);
    assert.deepEqual(formValues(back.text)['comment.criterion-1'], ['Half a thought']);
    assert.equal((await find(id)).state, 'submitted');
  });

  it('refuses a form without its decision or with an impossible round', async () => {
    const id = await submitted();
    const page = await teacher.get(review(id));
    for (const changes of [{ decision: '' }, { decision: '<b>' }, { round: '0' }, { round: 'x' }]) {
      const fields = filled(page, { ...verdicts('shown'), choice: 'approved', ...changes });
      assert.equal((await teacher.post(review(id), fields)).status, 400);
    }
  });

  it('revokes with a reason, once', async () => {
    const id = await submitted();
    const page = await teacher.get(review(id));
    assert.equal((await teacher.get(paths.revoke(course, id))).status, 404);
    await teacher.post(review(id), filled(page, { ...verdicts('shown'), choice: 'approved' }));
    await tool.services.workDone();
    const ask = await teacher.get(paths.revoke(course, id));
    assert.match(words(ask.text), /What revoking means/);
    assert.equal((await teacher.post(paths.revoke(course, id), { reason: ' ' })).status, 422);
    const reason = 'Issued to the wrong person';
    const sent = await teacher.post(paths.revoke(course, id), { reason });
    assert.equal(sent.status, 303);
    assert.match(words((await teacher.follow(sent)).text), /Revoked by Helena Virtanen on .* Issued to the wrong person/);
    assert.equal((await teacher.post(paths.revoke(course, id), { reason: 'Again' })).status, 303);
    const again = await teacher.get(paths.revoke(course, id));
    assert.ok(again.text.includes(reason) && !again.text.includes('Again'));
    assert.match(words((await teacher.get(review(id))).text), /The badge was revoked on/);
  });

  it('lets an admin of the school revoke without a role in the course', async () => {
    const id = await submitted();
    const page = await teacher.get(review(id));
    await teacher.post(review(id), filled(page, { ...verdicts('shown'), choice: 'approved' }));
    await tool.services.workDone();
    const admin = await launch('admin');
    const ask = await admin.get(paths.revoke(course, id));
    assert.equal(ask.status, 200);
    const sent = await admin.post(paths.revoke(course, id), { reason: 'Ordered by the board' });
    assert.match(words((await admin.follow(sent)).text), /Revoked by Sofia Lindqvist/);
  });
});
