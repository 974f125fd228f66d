import { loginCookieName } from '../../domain/loginCookie.js';
import { AppError } from '../../errors.js';
import { type Answer, type Cookie, page, seeOther } from '../answer.js';
import { SESSION_COOKIE } from '../guard.js';
import { paths, patterns } from '../paths.js';
import { publicRoute, type Route, signedInRoute, type WebRequest } from '../route.js';
import { recoveredPage } from './recoveredPage.js';

/** The LMS's way in (LTI 1.3), the way out, and what an expired session had left behind. */
export const launchRoutes: readonly Route[] = [
  login('GET', patterns.ltiLogin),
  login('POST', patterns.ltiLogin),
  login('GET', patterns.ltiLoginRegistration),
  login('POST', patterns.ltiLoginRegistration),
  publicRoute({ method: 'POST', path: patterns.ltiLaunch, body: 'launch', framed: true, handle: launch }),
  signedInRoute({
    method: 'POST',
    path: patterns.signOut,
    handle: async ({ services, session }) => {
      await services.endSession(session);
      return seeOther(paths.home(), [{ name: SESSION_COOKIE }]);
    },
  }),
  signedInRoute({
    method: 'GET',
    path: patterns.recovered,
    handle: async (request) => {
      const drafts = await request.services.recoveredDrafts(request.session);
      const draft = drafts.find(({ id }) => id === request.params.draft);
      if (draft === undefined) throw new AppError('NOT_FOUND');
      return page('launch/recovered', recoveredPage(request, draft));
    },
  }),
  signedInRoute({
    method: 'POST',
    path: patterns.recovered,
    handle: async ({ services, session, params }) => {
      await services.takeRecoveredDraft(session, params.draft ?? '');
      return seeOther(paths.home());
    },
  }),
];

/** The platform asks who we are: one redirect straight back to it, and a cookie that binds the login to this browser. */
function login(method: 'GET' | 'POST', path: string): Route {
  return publicRoute({
    method,
    path,
    ...(method === 'POST' && { body: 'launch' as const }),
    framed: true,
    handle: async ({ services, query, form, params }) => {
      const { fields } = method === 'GET' ? query : form;
      const { redirect, cookie } = await services.startLogin(singleOrMany(fields), {
        ...(params.registration !== undefined && { registration: params.registration }),
      });
      return { kind: 'redirect', status: 302, location: redirect, cookies: [cookie] };
    },
  });
}

async function launch({ services, form, cookies, reference }: WebRequest): Promise<Answer> {
  const { id_token: idToken, state, error } = singleOrMany(form.fields);
  const cookieName = typeof state === 'string' ? loginCookieName(state) : undefined;
  const accepted = await services.acceptLaunch({
    idToken,
    state,
    ...(error !== undefined && { error }),
    browserSecret: cookieName && cookies[cookieName],
    reference,
  });
  const { token, location } = await services.startSession(accepted, cookies[SESSION_COOKIE]);
  const spent: readonly Cookie[] = cookieName === undefined ? [] : [{ name: cookieName }];
  return seeOther(location, [...spent, { name: SESSION_COOKIE, value: token }]);
}

/** A parameter given once is a text; given twice it stays a list, for the protocol's checks to refuse. */
function singleOrMany(fields: Readonly<Record<string, readonly string[]>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}
