import { Browser, type FieldValues, type PageReply } from './lms/client/browser.js';
import { formValues } from './lms/client/forms.js';
import { launchAs } from './lms/client/launch.js';
import type { DemoLms, LaunchOf } from './lms/lms.js';

/** A person's browser inside the tool: sees only pages, sends only their forms. */
export class Visitor {
  private constructor(
    readonly browser: Browser,
    readonly tool: string,
    /** Path of the course the launch led to. */
    readonly course: string,
  ) {}

  /** From the LMS's sign-in page into the tool. @throws {Error} when the launch does not lead to a page */
  static async enter(tool: string, lms: DemoLms, launch: LaunchOf): Promise<Visitor> {
    const browser = new Browser();
    const answer = await launchAs(browser, lms, launch);
    const landed = expectRedirect(await browser.post(answer.action, answer.fields));
    return new Visitor(browser, tool, landed);
  }

  async get(path: string): Promise<PageReply> {
    const reply = await this.browser.get(new URL(path, this.tool));
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
    return reply;
  }

  /** Sends the form of this page that goes to `path`, as it stands but for these changes. */
  async submit(page: PageReply, path: string, changes: FieldValues): Promise<PageReply> {
    const fields = { ...formValues(formTo(page, path)), ...changes };
    return await this.browser.post(new URL(path, this.tool), fields);
  }

  /** The same where it must lead on. @returns the path it led to */
  async send(page: PageReply, path: string, changes: FieldValues): Promise<string> {
    return expectRedirect(await this.submit(page, path, changes));
  }
}

function formTo(page: PageReply, path: string): string {
  const forms = page.text.match(/<form\b.*?<\/form>/gs) ?? [];
  const found = forms.find((form) => form.includes(`action="${path}"`));
  if (found === undefined) throw new Error(`${page.url.pathname} has no form that goes to ${path}`);
  return found;
}

function expectRedirect(reply: PageReply): string {
  if (reply.status !== 303 || !reply.location) throw new Error(`${reply.url.pathname}: ${reply.status}`);
  return reply.location.pathname;
}
