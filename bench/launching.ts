import type { DemoLms, PersonKey } from '../src/demo/lms/lms.js';
import { paths } from '../src/web/paths.js';
import { expect, type Reply } from './http.js';

const COURSE = 'eportfolio';

/** A person's browser with a session at the tool. */
export interface Visitor {
  /** What every request of it carries: the session's cookie, and the address it comes from. */
  readonly headers: Readonly<Record<string, string>>;
  /** Path the launch led to. */
  readonly landing: string;
}

/** A login the tool has answered: what the platform has to sign for, and the cookie that goes with it. */
export interface BegunLogin {
  readonly nonce: string;
  readonly state: string;
  readonly cookie: string;
}

/** What a tool behind a proxy sees of a request: one of many addresses, as of a country's schools. */
export function from(index: number): Record<string, string> {
  return { 'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}` };
}

export async function beginLogin(tool: string, lms: DemoLms, index: number): Promise<BegunLogin> {
  const { registration } = lms;
  const reply = await expect(302, `${tool}${paths.ltiLogin()}`, {
    headers: from(index),
    form: new URLSearchParams({
      iss: registration.issuer,
      login_hint: String(index),
      target_link_uri: `${tool}/`,
      lti_message_hint: `activity-${index}`,
      client_id: registration.clientId,
      lti_deployment_id: registration.deploymentIds[0] ?? '',
    }),
  });
  const { searchParams } = new URL(reply.headers.location ?? '');
  return {
    nonce: searchParams.get('nonce') ?? '',
    state: searchParams.get('state') ?? '',
    cookie: cookieOf(reply, '__Host-'),
  };
}

/** The platform's part: the id_token of a learner of their own per number, or of a person of the school. */
export function signLaunch(lms: DemoLms, { nonce }: BegunLogin, who: number | PersonKey): Promise<string> {
  if (typeof who === 'string') return lms.signLaunch({ person: who, course: COURSE, nonce });
  const claims = { sub: `learner-${who}`, name: `Learner ${who}`, email: `learner-${who}@school.example` };
  return lms.signLaunch({ person: 'student', course: COURSE, nonce, claims });
}

export async function finishLaunch(
  tool: string,
  { state, cookie }: BegunLogin,
  idToken: string,
  index: number,
): Promise<Visitor> {
  const reply = await expect(303, `${tool}${paths.ltiLaunch()}`, {
    headers: { ...from(index), cookie },
    form: new URLSearchParams({ id_token: idToken, state }),
  });
  return {
    headers: { ...from(index), cookie: cookieOf(reply, '__Host-session=') },
    landing: reply.headers.location ?? '',
  };
}

export async function launch(tool: string, lms: DemoLms, who: number | PersonKey): Promise<Visitor> {
  const index = typeof who === 'number' ? who : 0;
  const login = await beginLogin(tool, lms, index);
  return finishLaunch(tool, login, await signLaunch(lms, login, who), index);
}

function cookieOf(reply: Reply, prefix: string): string {
  const line = reply.headers['set-cookie']?.find((each) => each.startsWith(prefix) && !/=;/.test(each));
  return line?.split(';')[0] ?? '';
}
