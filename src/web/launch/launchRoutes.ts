import { AppError } from '../../errors.js';
import { page, seeOther } from '../answer.js';
import { SESSION_COOKIE } from '../guard.js';
import { paths, patterns } from '../paths.js';
import { publicRoute, type Route, signedInRoute } from '../route.js';
import { launch, openWindow, singleOrMany } from './landing.js';
import { recoveredPage } from './recoveredPage.js';
import { storagePage } from './storagePage.js';

/** The LMS's way in (LTI 1.3), the way out, and what an expired session had left behind. */
export const launchRoutes: readonly Route[] = [
  login('GET', patterns.ltiLogin),
  login('POST', patterns.ltiLogin),
  login('GET', patterns.ltiLoginRegistration),
  login('POST', patterns.ltiLoginRegistration),
  publicRoute({ method: 'POST', path: patterns.ltiLaunch, body: 'launch', framed: true, handle: launch }),
  publicRoute({ method: 'POST', path: patterns.ltiWindow, body: 'launch', handle: openWindow }),
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
    handle: async (request) => {
      const { services, query, form, params, reference } = request;
      const { fields } = method === 'GET' ? query : form;
      const started = await services.startLogin(singleOrMany(fields), {
        reference,
        ...(params.registration !== undefined && { registration: params.registration }),
      });
      if (started.storage !== undefined) return storagePage(request, started);
      return { kind: 'redirect', status: 302, location: started.redirect, cookies: [started.cookie] };
    },
  });
}
