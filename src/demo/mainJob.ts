import type { PageReply } from './lms/client/browser.js';
import type { Visitor } from './visitor.js';

// The main job's steps, done through the tool's own pages as people do them.

/** @returns the badge's page */
export async function describeBadge(teacher: Visitor): Promise<string> {
  const course = teacher.course;
  const form = await teacher.get(`${course}/badges/new?example=eportfolio`);
  return await teacher.send(form, `${course}/badges`, { action: 'publish' });
}

/** @returns the submission's page */
export async function submitWork(student: Visitor, badge: string): Promise<string> {
  const edit = await student.send(await student.get(badge), `${badge}/submissions`, {});
  const form = await student.get(edit);
  const criteria = checkboxValues(form, 'evidence.0.criteria');
  await student.send(form, edit, {
    'evidence.0.url': 'https://eportfolio.example.org/learning-design',
    'evidence.0.title': 'My learning design for ePortfolio work in nursing studies',
    'evidence.0.criteria': criteria,
    'evidence.0.note': 'Chapter 2 has the objectives and criteria, chapter 3 how I assess.',
    'evidence.0.consent': 'yes',
    ...Object.fromEntries(criteria.map((criterion) => [`selfAssessment.${criterion}`, 'yes'])),
    action: 'submit',
  });
  return edit.replace(/\/edit$/, '');
}

export async function approveWork(teacher: Visitor, submission: string): Promise<void> {
  const path = submission.replace('/submissions/', `${teacher.course.replace('/courses/', '/reviews/')}/`);
  const form = await teacher.get(path);
  const verdicts = [...form.text.matchAll(/name="(verdict\.[^"]+)"/g)].map(([, name = '']) => [
    name,
    'shown',
  ]);
  await teacher.send(form, path, { ...Object.fromEntries(verdicts), choice: 'approved' });
}

/** @returns the public address */
export async function makePublic(student: Visitor, submission: string): Promise<string> {
  const page = await student.get(submission);
  await student.send(page, `${submission}/visibility`, { visibility: 'public' });
  const address = /\/credentials\/[0-9a-f-]{36}/.exec((await student.get(submission)).text)?.[0];
  if (address === undefined) throw new Error('the example badge has no public address');
  return `${student.tool}${address}`;
}

function checkboxValues(page: PageReply, name: string): string[] {
  const boxes = page.text.match(/<input\b[^>]*type="checkbox"[^>]*>/g) ?? [];
  return boxes
    .filter((box) => box.includes(`name="${name}"`))
    .map((box) => /value="([^"]*)"/.exec(box)?.[1] ?? '');
}
