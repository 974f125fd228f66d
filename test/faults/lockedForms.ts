import assert from 'node:assert/strict';
import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import { paths } from '../../src/web/paths.js';
import type { RunningTool } from '../harness.js';
import {
  approval,
  approve,
  begin,
  courseOf,
  EVIDENCE,
  enter,
  fill,
  publishBadge,
  submit,
} from '../http/steps.js';
import type { LandedClient } from '../toolClient.js';

/** A form ready to be sent. */
export interface ReadyForm {
  readonly client: LandedClient;
  readonly path: string;
  readonly fields: FieldValues;
  /** What shows whether it was taken: a page, and what stands there only afterwards. */
  readonly seen: { readonly at: string; readonly as: RegExp };
}

const TYPED = 'Typed “while” it was locked — 1 < 2 & 3, čšž 🎓';
const SEEN = /Typed “while” it was locked/;

/** Every form of the main job that writes, by what it does. */
export const LOCKED_FORMS: Readonly<Record<string, (people: People) => Promise<ReadyForm>>> = {
  'a new badge': async ({ teacher }) => {
    const course = courseOf(teacher);
    const path = paths.badges(course);
    const page = await teacher.get(`${paths.newBadge(course)}?example=eportfolio`);
    const fields = fill(page, path, { title: TYPED, outcomes: 'First\nSecond', action: 'save' });
    return { client: teacher, path, fields, seen: { at: paths.course(course), as: SEEN } };
  },
  'a badge’s draft': async ({ teacher }) => {
    const path = paths.editBadge(await publishBadge(teacher));
    const fields = fill(await teacher.get(path), path, { description: TYPED, action: 'save' });
    return { client: teacher, path, fields, seen: { at: path, as: SEEN } };
  },
  publishing: async ({ teacher }) => {
    const path = paths.editBadge(await publishBadge(teacher));
    const saved = fill(await teacher.get(path), path, { title: 'To be published', action: 'save' });
    assert.equal((await teacher.post(path, saved)).status, 303);
    const fields = fill(await teacher.get(path), path, { action: 'publish' });
    return { client: teacher, path, fields, seen: { at: path, as: /Publish version 3/ } };
  },
  'beginning to show skills': async ({ badge, newStudent }) => {
    const client = await newStudent();
    const at = paths.badge(badge);
    const path = paths.startSubmission(badge);
    return { client, path, fields: fill(await client.get(at), path), seen: { at, as: /Continue/ } };
  },
  'a draft of evidence': async ({ badge, newStudent }) => {
    const client = await newStudent();
    const path = paths.submissionEdit(await begin(client, badge));
    const fields = fill(await client.get(path), path, { ...EVIDENCE, note: TYPED, action: 'save' });
    return { client, path, fields, seen: { at: path, as: SEEN } };
  },
  'submitting evidence': async ({ badge, newStudent }) => {
    const client = await newStudent();
    const id = await begin(client, badge);
    const path = paths.submissionEdit(id);
    const fields = fill(await client.get(path), path, { ...EVIDENCE, note: TYPED, action: 'submit' });
    return { client, path, fields, seen: { at: paths.submission(id), as: SEEN } };
  },
  'a decision': async ({ teacher, badge, newStudent }) => {
    const submission = await submit(await newStudent(), badge);
    const form = await approval(teacher, submission, { grade: TYPED });
    return { client: teacher, ...form, seen: { at: form.path, as: /Decided by/ } };
  },
  'making a badge public': async (people) => {
    const { student, submission } = await people.awarded();
    const at = paths.submission(submission);
    const path = paths.visibility(submission);
    const fields = { ...fill(await student.get(at), path), visibility: 'public' };
    return { client: student, path, fields, seen: { at, as: /value="private"/ } };
  },
  revoking: async (people) => {
    const { submission } = await people.awarded();
    const path = paths.revoke(courseOf(people.teacher), submission);
    const fields = fill(await people.teacher.get(path), path, { reason: TYPED });
    return { client: people.teacher, path, fields, seen: { at: path, as: SEEN } };
  },
};

/** A teacher with a published badge, and as many students as are needed. */
export class People {
  private students = 0;

  private constructor(
    readonly tool: RunningTool,
    readonly teacher: LandedClient,
    readonly badge: string,
  ) {}

  static async gather(tool: RunningTool): Promise<People> {
    const teacher = await enter(tool.lms, 'teacher');
    return new People(tool, teacher, await publishBadge(teacher));
  }

  readonly newStudent = (): Promise<LandedClient> => {
    this.students += 1;
    return enter(this.tool.lms, 'student', `student-${this.students}`);
  };

  async awarded(): Promise<{ student: LandedClient; submission: string }> {
    const student = await this.newStudent();
    const submission = await submit(student, this.badge);
    await approve(this.teacher, submission);
    await this.tool.services.workDone();
    return { student, submission };
  }
}
