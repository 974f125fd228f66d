import { contentRoutes, mayEdit } from './content/contentRoutes.js';
import type { LmsContext } from './context.js';
import { type Exchange, type Reply, RequestRefused, SESSION_COOKIE } from './http/exchange.js';
import { asset, page, seeOther } from './http/replies.js';
import { type Handler, match, type Route } from './http/router.js';
import { isLanguage } from './languages.js';
import { activityPage, returnPage } from './pages/activity.js';
import { CREST, FRAME_ICON, PASSAGE_SCRIPT, STYLES, WINDOW_ICON } from './pages/assets.js';
import { coursePage } from './pages/course.js';
import { coursesPage } from './pages/courses.js';
import { gradesPage } from './pages/grades.js';
import type { Viewer } from './pages/layout.js';
import { signInPage } from './pages/signIn.js';
import { STORAGE_SCRIPT } from './pages/storage.js';
import { authorize } from './platform/authorize.js';
import { beginLaunch } from './platform/beginLaunch.js';
import { registrationRoutes, switchStorage } from './registration/routes.js';
import { type Course, coursesFor, findActivity, findPerson, type Person } from './school.js';
import { serviceRoutes } from './services/serviceRoutes.js';

/** Every address of the LMS. The services of LTI Advantage are in services/, deep linking in content/. */
export function createRoutes(context: LmsContext): Route[] {
  const pages = pageRoutes(context);
  return [
    get('/', ({ person }) => (person ? seeOther('/courses') : page(signInPage()))),
    post('/sign-in', (exchange) => signIn(context, exchange)),
    post('/sign-out', (exchange) => signOut(context, exchange)),
    ...pages,
    ...contentRoutes(context),
    ...serviceRoutes(context),
    post(
      '/tools/storage',
      signedIn((exchange, person) => switchStorage(context, exchange, person)),
    ),
    post(
      '/language',
      signedIn((exchange, person) => chooseLanguage(context, pages, exchange, person)),
    ),
    ...['/auth', '/mod/lti/auth.php'].flatMap((path) => [
      get(path, (exchange) => authorize(context, exchange)),
      { ...post(path, (exchange) => authorize(context, exchange)), fromOtherSites: true },
    ]),
    get('/jwks', () => asset('application/jwk-set+json', keySet(context))),
    get('/school.css', () => asset('text/css; charset=utf-8', STYLES)),
    get('/passage.js', () => asset('text/javascript; charset=utf-8', PASSAGE_SCRIPT)),
    get('/storage.js', () => asset('text/javascript; charset=utf-8', STORAGE_SCRIPT)),
    get('/crest.svg', () => asset('image/svg+xml', CREST)),
    get('/iframe.svg', () => asset('image/svg+xml', FRAME_ICON)),
    get('/window.svg', () => asset('image/svg+xml', WINDOW_ICON)),
  ];
}

/** The pages for people signed in. */
function pageRoutes(context: LmsContext): Route[] {
  const show = (pattern: string, view: (viewer: Viewer, exchange: Exchange) => Reply): Route =>
    get(
      pattern,
      signedIn((exchange, person) => {
        const language = context.state.languageOf(person.key);
        return view({ person, language, path: exchange.path }, exchange);
      }),
    );
  return [
    show('/courses', (viewer) => page(coursesPage(viewer, coursesFor(viewer.person, context.state)))),
    show('/courses/:course', (viewer, exchange) => showCourse(context, exchange, viewer)),
    show('/courses/:course/return', ({ person }, exchange) =>
      page(returnPage(courseOf(context, exchange, person)), 200, { insideOwnFrame: true }),
    ),
    show('/courses/:course/grades', (viewer, exchange) => showGrades(context, exchange, viewer)),
    show('/activities/:activity', (viewer, exchange) => showActivity(context, exchange, viewer)),
    ...registrationRoutes(context, show),
    show('/activities/:activity/launch', ({ person }, exchange) => beginLaunch(context, exchange, person)),
    show('/activities/:activity/review/:review', ({ person }, exchange) =>
      beginLaunch(context, exchange, person),
    ),
    show('/mod/lti/launch.php', ({ person }, exchange) => beginLaunch(context, exchange, person)),
  ];
}

function signedIn(handle: (exchange: Exchange, person: Person) => Reply): Handler {
  return (exchange) => (exchange.person ? handle(exchange, exchange.person) : seeOther('/'));
}

const get = (pattern: string, handle: Handler): Route => ({ method: 'GET', pattern, handle });
const post = (pattern: string, handle: Handler): Route => ({ method: 'POST', pattern, handle });

const keySet = (context: LmsContext): string => JSON.stringify({ keys: [context.signingKey.publicJwk] });

function signIn(context: LmsContext, { form, sessionToken }: Exchange): Reply {
  const person = findPerson(form.get('person') ?? '');
  if (!person) throw new RequestRefused(400, 'Nobody of that name is in this school.');
  if (sessionToken) context.state.endSession(sessionToken);
  const token = context.state.startSession(person.key, context.now());
  return seeOther('/courses', { 'set-cookie': sessionCookie(context, token) });
}

function signOut(context: LmsContext, { sessionToken }: Exchange): Reply {
  if (sessionToken) context.state.endSession(sessionToken);
  return seeOther('/', { 'set-cookie': `${sessionCookie(context, '')}; Max-Age=0` });
}

const sessionCookie = (context: LmsContext, token: string): string =>
  `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax${context.url.startsWith('https:') ? '; Secure' : ''}`;

function courseOf(context: LmsContext, { parameters }: Exchange, person: Person): Course {
  const course = coursesFor(person, context.state).find(({ id }) => id === parameters.course);
  if (!course) throw new RequestRefused(404, 'There is no such course among yours.');
  return course;
}

function showCourse(context: LmsContext, exchange: Exchange, viewer: Viewer): Reply {
  const course = courseOf(context, exchange, viewer.person);
  const icons = context.tool().origin;
  return page(coursePage(viewer, course, mayEdit(viewer.person, course)), 200, { pictures: [icons] });
}

function showGrades(context: LmsContext, exchange: Exchange, viewer: Viewer): Reply {
  const course = courseOf(context, exchange, viewer.person);
  const role = course.members[viewer.person.key];
  const all = viewer.person.siteAdmin || role === 'teacher' || role === 'assistant';
  return page(gradesPage(viewer, course, context.state.gradebook, all));
}

function showActivity(context: LmsContext, { parameters }: Exchange, viewer: Viewer): Reply {
  const found = findActivity(viewer.person, parameters.activity ?? '', context.state);
  if (!found) throw new RequestRefused(404, 'There is no such activity in your courses.');
  const { origin } = context.tool();
  const tool = { origin, platformStorage: context.settings.platformStorage };
  return page(activityPage(viewer, found.course, found.activity, tool), 200, { frames: [origin] });
}

/** Goes back to the page it was chosen on, if that is one of ours. */
function chooseLanguage(
  context: LmsContext,
  pages: readonly Route[],
  { form }: Exchange,
  person: Person,
): Reply {
  const language = form.get('language');
  if (!isLanguage(language)) throw new RequestRefused(400, 'That language cannot be chosen.');
  context.state.chooseLanguage(person.key, language);
  const back = form.get('page') ?? '';
  return seeOther('route' in match(pages, 'GET', back) ? back : '/courses');
}
