import { AppError } from '../../errors.js';
import { page } from '../answer.js';
import { SESSION_COOKIE } from '../guard.js';
import { paths, patterns } from '../paths.js';
import type { Guard, Route, SessionRequest, WebRequest } from '../route.js';

/** The front door: what this is, and for someone who came from an LMS the way to their courses. Shown in its frame too. */
export const homeRoute: Route = {
  method: 'GET',
  path: patterns.home,
  access: { by: 'anyone' },
  framed: true,
  handle: async (request, guard) => {
    const signedIn = await whoever(request, guard);
    return page('public/home', {
      title: (signedIn ?? request).text('public.home.title'),
      verify: paths.verify(),
      courses: signedIn && (await courses(signedIn)),
      admin: signedIn?.session.admin ? paths.admin() : undefined,
    });
  },
};

/** An ended session is no fault here: the page is for everyone. */
async function whoever(request: WebRequest, guard: Guard): Promise<SessionRequest | undefined> {
  if (request.cookies[SESSION_COOKIE] === undefined) return undefined;
  try {
    return await guard.session();
  } catch (error) {
    if (error instanceof AppError && error.status === 401) return undefined;
    throw error;
  }
}

async function courses({ services, session }: SessionRequest) {
  const found = await Promise.all(
    Object.keys(session.roles).map((course) => services.findCourse(session.institution, course)),
  );
  return found.map(({ id, title }) => ({ href: paths.course(id), title }));
}
