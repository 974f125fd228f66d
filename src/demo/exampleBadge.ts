import { readFile, writeFile } from 'node:fs/promises';
import type { Services } from '../services.js';
import { Browser, type FieldValues, type PageReply } from './lms/client/browser.js';
import { formValues } from './lms/client/forms.js';
import { launchAs } from './lms/client/launch.js';
import type { DemoLms, PersonKey } from './lms/lms.js';

interface Demo {
  readonly services: Services;
  readonly lms: DemoLms;
  /** Where the example's address is remembered between runs. */
  readonly file: string;
}

/**
 * The public address of a badge that a student of the demo course has earned: at the first start it is described,
 * submitted, reviewed and issued through the tool's own pages, as people would do it.
 */
export async function exampleBadge(demo: Demo): Promise<string> {
  const known = await remembered(demo.file);
  if (known !== undefined) return known;
  const badge = await describe(await Visitor.enter(demo, 'teacher'));
  const submission = await submit(await Visitor.enter(demo, 'student3'), badge);
  await approve(await Visitor.enter(demo, 'teacher2'), submission);
  await demo.services.workDone();
  const address = await publish(await Visitor.enter(demo, 'student3'), submission, demo);
  await writeFile(demo.file, JSON.stringify({ address }));
  return address;
}

async function remembered(file: string): Promise<string | undefined> {
  try {
    const { address }: { address?: unknown } = JSON.parse(await readFile(file, 'utf8'));
    return typeof address === 'string' ? address : undefined;
  } catch {
    return undefined;
  }
}

/** A person's browser inside the tool. */
class Visitor {
  private constructor(
    private readonly browser: Browser,
    private readonly tool: string,
    /** Where the launch led: the course. */
    readonly course: string,
  ) {}

  static async enter({ services, lms }: Demo, person: PersonKey): Promise<Visitor> {
    const browser = new Browser();
    const launch = await launchAs(browser, lms, { person, course: 'eportfolio' });
    const landed = expectRedirect(await browser.post(launch.action, launch.fields));
    return new Visitor(browser, services.config.publicUrl, landed);
  }

  async get(path: string): Promise<PageReply> {
    const reply = await this.browser.get(new URL(path, this.tool));
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
    return reply;
  }

  /** Sends the form of this page that goes to `path`, as it stands but for these changes. @returns the path it led to */
  async send(page: PageReply, path: string, changes: FieldValues): Promise<string> {
    const fields = { ...formValues(formTo(page, path)), ...changes };
    return expectRedirect(await this.browser.post(new URL(path, this.tool), fields));
  }
}

/** @returns the badge's page */
async function describe(teacher: Visitor): Promise<string> {
  const course = teacher.course;
  const form = await teacher.get(`${course}/badges/new?example=eportfolio`);
  return await teacher.send(form, `${course}/badges`, { action: 'publish' });
}

/** @returns the submission's page */
async function submit(student: Visitor, badge: string): Promise<string> {
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

async function approve(teacher: Visitor, submission: string): Promise<void> {
  const path = submission.replace('/submissions/', `${teacher.course.replace('/courses/', '/reviews/')}/`);
  const form = await teacher.get(path);
  const verdicts = [...form.text.matchAll(/name="(verdict\.[^"]+)"/g)].map(([, name = '']) => [
    name,
    'shown',
  ]);
  await teacher.send(form, path, { ...Object.fromEntries(verdicts), choice: 'approved' });
}

/** @returns the public address */
async function publish(student: Visitor, submission: string, { services }: Demo): Promise<string> {
  const page = await student.get(submission);
  await student.send(page, `${submission}/visibility`, { visibility: 'public' });
  const address = /\/credentials\/[0-9a-f-]{36}/.exec((await student.get(submission)).text)?.[0];
  if (address === undefined) throw new Error('the example badge has no public address');
  return `${services.config.publicUrl}${address}`;
}

function formTo(page: PageReply, path: string): string {
  const forms = page.text.match(/<form\b.*?<\/form>/gs) ?? [];
  const found = forms.find((form) => form.includes(`action="${path}"`));
  if (found === undefined) throw new Error(`${page.url.pathname} has no form that goes to ${path}`);
  return found;
}

function checkboxValues(page: PageReply, name: string): string[] {
  const boxes = page.text.match(/<input\b[^>]*type="checkbox"[^>]*>/g) ?? [];
  return boxes
    .filter((box) => box.includes(`name="${name}"`))
    .map((box) => /value="([^"]*)"/.exec(box)?.[1] ?? '');
}

function expectRedirect(reply: PageReply): string {
  if (reply.status !== 303 || !reply.location) throw new Error(`${reply.url.pathname}: ${reply.status}`);
  return reply.location.pathname;
}
