import assert from 'node:assert/strict';
import { Browser, type FieldValues, type PageReply } from '../../../src/demo/lms/client/browser.js';
import { formValues, readForms } from '../../../src/demo/lms/client/forms.js';
import { authorize, type PostToTool, signIn } from '../../../src/demo/lms/client/launch.js';
import type { CourseKey, DemoLms, PersonKey } from '../../../src/demo/lms/lms.js';
import { LandedClient, type Tampering, tamper } from '../../toolClient.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
export const SETTINGS = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

export interface Placing {
  readonly lms: DemoLms;
  readonly person?: PersonKey;
  readonly course?: CourseKey;
  readonly browser?: Browser;
  /** Changes to the launch. */
  readonly tampering?: Tampering;
}

/** "Select content" in the LMS: the tool's page of badges to choose from, in the frame. */
export async function beginPlacing(placing: Placing): Promise<LandedClient> {
  const { lms, person = 'teacher', course = 'eportfolio', browser = new Browser(), tampering = {} } = placing;
  await signIn(browser, lms, person);
  const { id } = lms.find({ person, course }).course;
  const dialogue = await browser.get(`${lms.url}/courses/${id}/content/launch`);
  const [login] = readForms(dialogue.text);
  assert.ok(login, dialogue.text);
  const client = new LandedClient(new URL(login.action).origin, browser);
  const honest: PostToTool = await authorize(
    browser,
    await client.login({ action: login.action, fields: login.hidden }),
  );
  await client.land(tamper(lms, honest, tampering));
  return client;
}

/** The page the launch led to. */
export async function openPlacing(placing: Placing): Promise<{ client: LandedClient; page: PageReply }> {
  const client = await beginPlacing(placing);
  return { client, page: await client.get(client.location) };
}

/** Presses the one button. */
export function place(client: LandedClient, changes: FieldValues = {}, page?: PageReply): Promise<PageReply> {
  const shown = page === undefined ? {} : formValues(formOf(page, client.location));
  return client.post(client.location, { ...shown, ...changes });
}

export function formOf(page: PageReply, action: string): string {
  const forms = page.text.match(/<form\b.*?<\/form>/gs) ?? [];
  const found = forms.find((form) => form.includes(`action="${action}"`));
  assert.ok(found, `no form for ${action} in ${page.text}`);
  return found;
}

/** The tool's answer goes to the LMS, where the teacher saves what came. @returns the saved course page */
export async function saveInLms(lms: DemoLms, browser: Browser, answer: PageReply): Promise<PageReply> {
  const [back] = readForms(answer.text).filter(({ action }) => action.startsWith(lms.url));
  assert.ok(back, answer.text);
  const returned = await browser.post(back.action, back.hidden);
  assert.equal(returned.status, 200, returned.text);
  const [on] = readForms(returned.text);
  const confirm = await browser.get(new URL(on?.action ?? '', lms.url));
  assert.equal(confirm.status, 200, confirm.text);
  const [save] = readForms(confirm.text).filter(({ action }) => action.includes('/content/'));
  const saved = await browser.post(new URL(save?.action ?? '', lms.url), {});
  assert.equal(saved.status, 303, saved.text);
  return await browser.get(saved.location ?? '');
}

/** The signed answer in the page that goes back to the LMS. */
export function answerOf(page: PageReply): { returnUrl: string; jwt: string } {
  const form = readForms(page.text).find(({ hidden }) => hidden.JWT !== undefined);
  assert.ok(form, page.text);
  return { returnUrl: form.action, jwt: form.hidden.JWT ?? '' };
}

/** Settings like the demo LMS's, some changed. */
export function settings(lms: DemoLms, changes: Readonly<Record<string, unknown>>): Tampering {
  return {
    claims: {
      [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
      [SETTINGS]: {
        deep_link_return_url: `${lms.url}/content-return/none`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe'],
        accept_multiple: true,
        ...changes,
      },
    },
  };
}
