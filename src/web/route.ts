import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import type { Course, Platform } from '../domain/platform.js';
import type { Stored } from '../domain/ports/store.js';
import type { Role } from '../domain/roles.js';
import type { Session } from '../domain/session.js';
import type { Submission } from '../domain/submission.js';
import type { Language, Translate } from '../locales/locales.js';
import type { Services } from '../services.js';
import type { Answer } from './answer.js';
import type { Form } from './form.js';
import type { Present } from './present.js';

/** A request as routes see it, the same for every access. */
export interface WebRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Form;
  readonly form: Form;
  /** An uploaded file by its field's name (multipart forms only). */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly header: (name: string) => string | undefined;
  readonly cookies: Readonly<Record<string, string>>;
  readonly services: Services;
  readonly language: Language;
  readonly text: Translate;
  /** Dates, durations and numbers in the reader's language. */
  readonly present: Present;
  readonly now: Date;
  /** The number a person can quote; in every log line of the request. */
  readonly reference: string;
}

export interface SessionRequest extends WebRequest {
  readonly session: Stored<Session>;
  /** Absent for an admin who came by the setup link. */
  readonly platform: Platform | undefined;
}

export interface CourseRequest extends SessionRequest {
  readonly course: Course;
  /** Non-empty, unless an admin of the institution is let in as such. */
  readonly roles: readonly Role[];
}

export interface BadgeRequest extends CourseRequest {
  readonly badge: Stored<BadgeDefinition>;
}

export interface SubmissionRequest extends BadgeRequest {
  readonly submission: Stored<Submission>;
}

/** Who may call a route. There is no default: a route without one does not compile. */
export type Access =
  | { readonly by: 'anyone' }
  | { readonly by: 'signedIn' }
  | { readonly by: 'admin' }
  | {
      readonly by: 'member';
      /** Whose course decides; a student gets only their own submission. */
      readonly of: 'course' | 'badge' | 'submission';
      readonly roles: readonly Role[];
      /** An admin of the institution may, without a role in the course. */
      readonly orAdmin?: boolean;
      /** Someone who was launched into the course without a role that gives rights may look. */
      readonly orVisitor?: boolean;
      /** Of a submission: only the learner whose it is, whatever others may do in the course. */
      readonly ownerOnly?: boolean;
    };

export interface RouteBase {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `form`: url-encoded, the default for POST; `upload`: multipart with small files; `largeUpload`: with files of megabytes, read only of those who are signed in; `launch`: a form from an LMS, without our form token; `badge`: a badge's JSON, token or picture, as it is. */
  readonly body?: 'form' | 'upload' | 'largeUpload' | 'launch' | 'badge';
  /** The form only asks: when the session has ended, nothing of it is kept for later. */
  readonly asksOnly?: boolean;
  /** Which rate limit counts; by default the generous one. */
  readonly limit?: 'generous' | 'verify' | 'oneTimeLink' | 'registration';
  /** Read by programs of any origin (CORS); they get refusals as JSON, unless they ask for a page by name. */
  readonly machineReadable?: boolean;
  /** Shown in an LMS's frame even without a session (sign-in and launch pages). */
  readonly framed?: boolean;
  /** Further origins that may frame the page and its refusals: of a platform nobody knows yet. */
  readonly framedBy?: (request: WebRequest) => readonly string[];
}

export interface Route extends RouteBase {
  readonly access: Access;
  /** Called after the guard; `request` is what the access promises. */
  readonly handle: (request: WebRequest, guard: Guard) => Promise<Answer>;
}

/** Finds out who asks and what they may see; throws NOT_SIGNED_IN, NOT_ALLOWED or NOT_FOUND. */
export interface Guard {
  session(): Promise<SessionRequest>;
  admin(): Promise<SessionRequest>;
  course(access: MemberAccess): Promise<CourseRequest>;
  badge(access: MemberAccess): Promise<BadgeRequest>;
  submission(access: MemberAccess): Promise<SubmissionRequest>;
}

export type MemberAccess = Extract<Access, { by: 'member' }>;
type Handler<R> = (request: R) => Promise<Answer> | Answer;
type Members = {
  readonly roles: readonly Role[];
  readonly orAdmin?: boolean;
  readonly orVisitor?: boolean;
  readonly ownerOnly?: boolean;
};

export function publicRoute(route: RouteBase & { handle: Handler<WebRequest> }): Route {
  return { ...route, access: { by: 'anyone' }, handle: async (request) => route.handle(request) };
}

export function signedInRoute(route: RouteBase & { handle: Handler<SessionRequest> }): Route {
  return {
    ...route,
    access: { by: 'signedIn' },
    handle: async (_, guard) => route.handle(await guard.session()),
  };
}

export function adminRoute(route: RouteBase & { handle: Handler<SessionRequest> }): Route {
  return { ...route, access: { by: 'admin' }, handle: async (_, guard) => route.handle(await guard.admin()) };
}

export function courseRoute(route: RouteBase & Members & { handle: Handler<CourseRequest> }): Route {
  const access = member('course', route);
  return { ...route, access, handle: async (_, guard) => route.handle(await guard.course(access)) };
}

export function badgeRoute(route: RouteBase & Members & { handle: Handler<BadgeRequest> }): Route {
  const access = member('badge', route);
  return { ...route, access, handle: async (_, guard) => route.handle(await guard.badge(access)) };
}

export function submissionRoute(route: RouteBase & Members & { handle: Handler<SubmissionRequest> }): Route {
  const access = member('submission', route);
  return { ...route, access, handle: async (_, guard) => route.handle(await guard.submission(access)) };
}

function member(
  of: MemberAccess['of'],
  { roles, orAdmin = false, orVisitor = false, ownerOnly = false }: Members,
): MemberAccess {
  return { by: 'member', of, roles, orAdmin, orVisitor, ownerOnly };
}
