import type { DemoLms, LaunchOf } from '../lms.js';
import type { PersonKey } from '../school.js';
import type { Browser, PageReply } from './browser.js';
import { type PageForm, readForms } from './forms.js';

/** What the LMS wants posted to the tool: at login initiation, and at the launch itself. */
export interface PostToTool {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

export async function signIn(browser: Browser, lms: Pick<DemoLms, 'url'>, person: PersonKey): Promise<void> {
  const reply = await browser.post(`${lms.url}/sign-in`, { person });
  if (reply.status !== 303) throw new Error(`signing in as ${person}: ${reply.status}`);
}

/** Signs in to the LMS and opens the activity: the login initiation. */
export async function openActivity(browser: Browser, lms: DemoLms, launch: LaunchOf): Promise<PostToTool> {
  const { activity } = lms.find(launch);
  await signIn(browser, lms, launch.person);
  return postToTool(await browser.get(`${lms.url}/activities/${activity.id}/launch`));
}

/** Goes to the authorization endpoint, where the tool's answer to the login points: the launch (or an OIDC error). */
export async function authorize(browser: Browser, toolReply: PageReply): Promise<PostToTool> {
  if (!toolReply.location)
    throw new Error(`the tool did not redirect: ${toolReply.status} ${toolReply.text}`);
  return postToTool(await browser.get(toolReply.location));
}

/** The whole way but for its last step, so that the caller sees what the tool makes of the launch. */
export async function launchAs(browser: Browser, lms: DemoLms, launch: LaunchOf): Promise<PostToTool> {
  const login = await openActivity(browser, lms, launch);
  return await authorize(browser, await browser.post(login.action, login.fields));
}

function postToTool(reply: PageReply): PostToTool {
  const form: PageForm | undefined = readForms(reply.text)[0];
  if (reply.status !== 200 || !form) throw new Error(`the LMS refused: ${reply.status} ${reply.text}`);
  return { action: form.action, fields: form.hidden };
}
