import assert from 'node:assert/strict';
import type { LaunchOf } from '../../src/demo/lms/lms.js';
import { describeBadge, submitWork } from '../../src/demo/mainJob.js';
import { Visitor } from '../../src/demo/visitor.js';
import { type RunningTool, startTool } from '../harness.js';
import { ToolClient } from '../toolClient.js';
import { CLAIM } from './frontDoor.js';

/** Moodle lets anyone who may open the activity have such a message signed, about anyone. */
describe('a submission review (Submission Review 1.0 §3; LTI Core 1.3 §5.3.7)', () => {
  let tool: RunningTool;
  let badge: string;
  let course: string;
  let submission: string;
  const idOf = (person: LaunchOf['person']): string =>
    tool.lms.find({ person, course: 'eportfolio' }).person.id;

  before(async () => {
    tool = await startTool();
    const teacher = await Visitor.enter(tool.url, tool.lms, { person: 'teacher', course: 'eportfolio' });
    course = teacher.course;
    badge = await describeBadge(teacher);
    const student = await Visitor.enter(tool.url, tool.lms, { person: 'student', course: 'eportfolio' });
    submission = await submitWork(student, badge);
  });
  after(() => tool.close());

  const open = async (
    person: LaunchOf['person'],
    about: LaunchOf['person'],
    claims: Record<string, unknown> = {},
  ): Promise<{ client: ToolClient; location: string }> => {
    const message = {
      [`${CLAIM}message_type`]: 'LtiSubmissionReviewRequest',
      [`${CLAIM}for_user`]: { user_id: idOf(about) },
    };
    const client = await ToolClient.launch(tool.lms, {
      person,
      course: 'eportfolio',
      claims: { ...message, ...claims },
    });
    return { client, location: client.location };
  };
  const bound = () => ({ [`${CLAIM}custom`]: { open_badge: badge.split('/').at(-1) } });
  const review = () => submission.replace('/submissions/', `${course.replace('/courses/', '/reviews/')}/`);

  for (const person of ['teacher', 'teacher2', 'assistant'] as const) {
    it(`leads the ${person} to the student's work`, async () => {
      const { client, location } = await open(person, 'student');
      assert.equal(location, review());
      assert.equal((await client.get(location)).status, 200);
    });
  }

  it('leads to the work for the badge of the activity', async () => {
    assert.equal((await open('teacher', 'student', bound())).location, review());
  });

  it('leads the teacher to what waits in the course where the student has handed nothing in', async () => {
    const reviews = course.replace('/courses/', '/reviews/');
    assert.equal((await open('teacher', 'student2')).location, reviews);
    await ToolClient.launch(tool.lms, { person: 'student2', course: 'eportfolio' });
    assert.equal((await open('teacher', 'student2')).location, reviews);
  });

  it('gives another student their own page, and nothing of the one it is about', async () => {
    const { client, location } = await open('student2', 'student');
    assert.equal(location, course);
    assert.equal((await open('student2', 'student', bound())).location, badge);
    assert.equal((await client.get(review())).status, 404);
    assert.equal((await client.get(submission)).status, 404);
  });

  it('gives the student it is about their own page', async () => {
    assert.equal((await open('student', 'student')).location, course);
  });

  it('gives a person without a role in the course its page, be they whatever elsewhere', async () => {
    const roles = ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor'];
    const { client, location } = await open('visitor', 'student', { [`${CLAIM}roles`]: roles });
    assert.equal(location, course);
    assert.equal((await client.get(review())).status, 404);
  });

  it('leads a teacher asked about themself to their own page', async () => {
    assert.equal((await open('teacher', 'teacher')).location, course);
  });
});
