import { randomUUID } from 'node:crypto';
import { hiddenFields } from '../src/demo/lms/client/forms.js';
import type { DemoLms } from '../src/demo/lms/lms.js';
import { describeBadge } from '../src/demo/mainJob.js';
import { Visitor as DemoVisitor } from '../src/demo/visitor.js';
import { expect } from './http.js';
import { launch, type Visitor } from './launching.js';

/** The hidden fields of a page's forms, the form token among them, and its text. */
export async function openForm(
  tool: string,
  path: string,
  visitor: Visitor,
): Promise<{ readonly text: string; readonly hidden: Record<string, string> }> {
  const reply = await expect(200, `${tool}${path}`, { headers: visitor.headers });
  const text = reply.body.toString();
  return { text, hidden: hiddenFields(text) };
}

/** @returns where the answer leads to */
export async function post(
  tool: string,
  path: string,
  visitor: Visitor,
  fields: Record<string, string> | URLSearchParams,
): Promise<string> {
  const asked = { headers: visitor.headers, form: new URLSearchParams(fields) };
  return (await expect(303, `${tool}${path}`, asked)).headers.location ?? '';
}

/** A teacher in their course, with the school's ePortfolio badge, described and published. */
export interface TeacherWithBadge {
  readonly teacher: Visitor;
  /** The badge's path. */
  readonly badge: string;
}

export async function publishBadge(tool: string, lms: DemoLms): Promise<TeacherWithBadge> {
  const visitor = await DemoVisitor.enter(tool, lms, { person: 'teacher', course: 'eportfolio' });
  const badge = await describeBadge(visitor);
  const cookie = visitor.browser.cookies.header(new URL(tool)) ?? '';
  return { teacher: { headers: { cookie }, landing: visitor.course }, badge };
}

export interface Submitted {
  readonly student: Visitor;
  /** The submission's path. */
  readonly submission: string;
}

/** A new learner's launch, evidence and submission, over HTTP as a browser does it. */
export async function submitEvidence(
  tool: string,
  lms: DemoLms,
  badge: string,
  learner: number,
): Promise<Submitted> {
  const student = await launch(tool, lms, learner);
  const { hidden } = await openForm(tool, badge, student);
  const edit = await post(tool, `${badge}/submissions`, student, { formToken: hidden.formToken ?? '' });
  const form = await openForm(tool, edit, student);
  const fields = new URLSearchParams({
    ...form.hidden,
    'evidence.0.url': `https://eportfolio.example.org/learners/${learner}/learning-design`,
    'evidence.0.title': 'My learning design for ePortfolio work in nursing studies',
    'evidence.0.note': 'Chapter 2 has the objectives and criteria, chapter 3 how I assess.',
    'evidence.0.consent': 'yes',
    action: 'submit',
  });
  for (const criterion of criteriaOf(form.text)) {
    fields.append('evidence.0.criteria', criterion);
    fields.set(`selfAssessment.${criterion}`, 'yes');
  }
  await post(tool, edit, student, fields);
  return { student, submission: edit.replace(/\/edit$/, '') };
}

/** The form by which a teacher approves a submission of this badge: of each a new decision. */
export async function approvalForm(
  tool: string,
  teacher: Visitor,
  { submission }: Submitted,
): Promise<() => URLSearchParams> {
  const { text, hidden } = await openForm(tool, reviewPath(teacher, submission), teacher);
  const verdicts = [...text.matchAll(/name="(verdict\.[^"]+)"/g)].map(([, name = '']) => [name, 'shown']);
  const fields = { ...hidden, ...Object.fromEntries(verdicts), choice: 'approved' };
  return () => new URLSearchParams({ ...fields, decision: randomUUID() });
}

export const reviewPath = (teacher: Visitor, submission: string): string =>
  submission.replace('/submissions/', `${teacher.landing.replace('/courses/', '/reviews/')}/`);

function criteriaOf(form: string): string[] {
  const boxes = form.match(/<input\b[^>]*name="evidence\.0\.criteria"[^>]*>/g) ?? [];
  return boxes.map((box) => /value="([^"]*)"/.exec(box)?.[1] ?? '');
}
