import { timingSafeEqual } from 'node:crypto';
import type { Course } from '../domain/platform.js';
import type { Stored } from '../domain/ports/store.js';
import type { Role } from '../domain/roles.js';
import type { Session } from '../domain/session.js';
import { AppError } from '../errors.js';
import type {
  BadgeRequest,
  CourseRequest,
  Guard,
  MemberAccess,
  SessionRequest,
  WebRequest,
} from './route.js';

export const SESSION_COOKIE = '__Host-session';

/** The guard of one request. Someone else's id is answered exactly like an unknown one. */
export function createGuard(
  request: WebRequest,
  posted: { method: string; path: string; asksOnly: boolean },
): Guard {
  const guard: Guard = {
    session: () => liveSession(request, posted),
    admin: async () => {
      const found = await guard.session();
      if (!found.session.admin) throw new AppError('NOT_ALLOWED', { message: 'errors.adminsOnly' });
      return found;
    },
    course: async (access) => {
      const signedIn = await guard.session();
      const course = await request.services.findCourse(
        signedIn.session.institution,
        request.params.course ?? '',
      );
      return memberOf(signedIn, course, access);
    },
    badge: async (access) => {
      const signedIn = await guard.session();
      const { institution } = signedIn.session;
      const badge = await request.services.findBadge(institution, request.params.badge ?? '');
      const course = await request.services.findCourse(institution, badge.course);
      return { ...memberOf(signedIn, course, access), badge };
    },
    submission: async (access) => submissionOf(request, await guard.session(), access),
  };
  return guard;
}

async function submissionOf(request: WebRequest, signedIn: SessionRequest, access: MemberAccess) {
  const { services, params } = request;
  const { institution, person } = signedIn.session;
  const submission = await services.findSubmission(institution, params.submission ?? '');
  if (params.course !== undefined && params.course !== submission.course) throw notFound();
  const [badge, course] = await Promise.all([
    services.findBadge(institution, submission.badge),
    services.findCourse(institution, submission.course),
  ]);
  const own = submission.learner === person;
  if (!own && (access.ownerOnly || !judgesIn(signedIn, course, access))) throw notFound();
  const member = memberOf(signedIn, course, access);
  const found: BadgeRequest = { ...member, badge };
  return { ...found, submission };
}

/** Who may see others' work at all; of anyone else even its existence is hidden. */
function judgesIn({ session }: SessionRequest, course: Course, access: MemberAccess): boolean {
  const roles: readonly Role[] = session.roles[course.id] ?? [];
  return roles.some((role) => role !== 'student') || (access.orAdmin === true && session.admin);
}

function memberOf(signedIn: SessionRequest, course: Course, access: MemberAccess): CourseRequest {
  const { session } = signedIn;
  const launched: readonly Role[] | undefined = session.roles[course.id];
  const roles = launched ?? [];
  if (access.orAdmin && session.admin) return { ...signedIn, course, roles };
  if (launched === undefined) throw notFound();
  if (roles.length === 0 && access.orVisitor) return { ...signedIn, course, roles };
  if (!roles.some((role) => access.roles.includes(role))) throw new AppError('NOT_ALLOWED');
  return { ...signedIn, course, roles };
}

async function liveSession(
  request: WebRequest,
  posted: { method: string; path: string; asksOnly: boolean },
): Promise<SessionRequest> {
  const token = request.cookies[SESSION_COOKIE];
  const found = token === undefined ? undefined : await request.services.readSession(token);
  if (token === undefined || found === undefined) throw new AppError('NOT_SIGNED_IN');
  const isPost = posted.method === 'POST';
  if (isPost) demandFormToken(found.session, request.form.text('formToken'));
  if (found.state === 'recoverable' && isPost && !posted.asksOnly)
    return keepForLater(request, found.session, posted.path);
  if (found.state !== 'live') throw new AppError('SESSION_EXPIRED');
  const platform =
    found.session.platform === undefined
      ? undefined
      : await request.services.findPlatform(found.session.institution, found.session.platform);
  return { ...request, session: found.session, platform };
}

/** An expired session may do this one thing: what was typed is kept, never submitted and never decided. */
async function keepForLater(request: WebRequest, session: Stored<Session>, path: string): Promise<never> {
  const { formToken: _, ...fields } = request.form.fields;
  await request.services.keepRecoveredDraft({ session, path, fields });
  throw new AppError('SESSION_EXPIRED', { message: 'errors.sessionExpiredKept' });
}

function demandFormToken(session: Session, given: string): void {
  if (!isFormTokenOf(session, given)) throw new AppError('FORGED_FORM');
}

export function isFormTokenOf(session: Session, given: string): boolean {
  const expected = Buffer.from(session.formToken);
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function notFound(): AppError {
  return new AppError('NOT_FOUND');
}
