import assert from 'node:assert/strict';
import type { FieldValues, PageReply } from '../../src/demo/lms/client/browser.js';
import { formValues } from '../../src/demo/lms/client/forms.js';
import type { DemoLms, PersonKey } from '../../src/demo/lms/lms.js';
import { VERDICTS, type Verdict } from '../../src/domain/submission.js';
import { paths } from '../../src/web/paths.js';
import { type LandedClient, ToolClient } from '../toolClient.js';

// The steps of the main job as people do them: through the pages' own forms.

/** The page's form that goes to `path`, as a browser would send it, some fields typed over. */
export function fill(page: PageReply, path: string, changes: FieldValues = {}): FieldValues {
  const forms = page.text.match(/<form\b.*?<\/form>/gs) ?? [];
  const form = forms.find((one) => one.includes(`action="${path}"`));
  if (form === undefined) throw new Error(`${page.url.pathname} (${page.status}) has no form for ${path}`);
  return { ...formValues(form), ...changes };
}

/** Launched into the ePortfolio course, on its first page. `sub`: someone whom the tool has not seen yet. */
export async function enter(lms: DemoLms, person: PersonKey, sub?: string): Promise<LandedClient> {
  const claims = sub === undefined ? {} : { claims: { sub } };
  const client = await ToolClient.launch(lms, { person, course: 'eportfolio', ...claims });
  assert.equal((await client.get(client.location)).status, 200);
  return client;
}

export function courseOf(client: LandedClient): string {
  return idAfter('courses', client.location);
}

/** The id behind `/<collection>/` in an address. */
export function idAfter(collection: string, address: string | undefined): string {
  const id = new RegExp(`/${collection}/([^/?#]+)`).exec(address ?? '')?.[1];
  assert.ok(id, `no id of ${collection} in ${address}`);
  return id;
}

/** The ePortfolio example, as the form shows it, published. */
export async function publishBadge(teacher: LandedClient, changes: FieldValues = {}): Promise<string> {
  const target = paths.badges(courseOf(teacher));
  const form = await teacher.get(`${paths.newBadge(courseOf(teacher))}?example=eportfolio`);
  const reply = await teacher.post(target, fill(form, target, { action: 'publish', ...changes }));
  assert.equal(reply.status, 303, saying(reply));
  return idAfter('badges', reply.location?.pathname);
}

/** What a page says is wrong; all of it, where it says nothing. */
export function saying({ text }: PageReply): string {
  return text.match(/<[^>]*class="fault"[^>]*>[^<]*/g)?.join('\n') ?? text;
}

/** A draft of evidence. @returns its id */
export async function begin(student: LandedClient, badge: string): Promise<string> {
  await student.get(paths.badge(badge));
  const started = await student.post(paths.startSubmission(badge));
  assert.equal(started.status, 303, started.text);
  return idAfter('submissions', started.location?.pathname);
}

export const EVIDENCE: FieldValues = {
  'evidence.0.url': 'https://folio.example/learning-design',
  'evidence.0.title': 'My learning design',
  'evidence.0.consent': 'yes',
};

/** Begins and submits. @returns the submission's id */
export async function submit(
  student: LandedClient,
  badge: string,
  changes: FieldValues = EVIDENCE,
): Promise<string> {
  const id = await begin(student, badge);
  const edit = paths.submissionEdit(id);
  const sent = await student.post(
    edit,
    fill(await student.get(edit), edit, { ...changes, action: 'submit' }),
  );
  assert.equal(sent.status, 303, saying(sent));
  return id;
}

/** Every criterion of the review form with the same verdict. */
export function verdicts(form: PageReply, verdict: Verdict): FieldValues {
  assert.ok(VERDICTS.includes(verdict));
  const names = [...form.text.matchAll(/name="(verdict\.[^"]+)"/g)].map(([, name = '']) => name);
  assert.ok(names.length > 0, `no criteria in ${form.text}`);
  return Object.fromEntries(names.map((name) => [name, verdict]));
}

/** What the teacher sends to approve; each call opens the form anew, so each is a decision of its own. */
export async function approval(
  teacher: LandedClient,
  submission: string,
  changes: FieldValues = {},
): Promise<{ readonly path: string; readonly fields: FieldValues }> {
  const path = paths.review(courseOf(teacher), submission);
  const form = await teacher.get(path);
  const fields = fill(form, path, { ...verdicts(form, 'shown'), choice: 'approved', ...changes });
  return { path, fields };
}

export async function approve(
  teacher: LandedClient,
  submission: string,
  changes: FieldValues = {},
): Promise<void> {
  const { path, fields } = await approval(teacher, submission, changes);
  const reply = await teacher.post(path, fields);
  assert.equal(reply.status, 303, saying(reply));
}
