import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import { BADGE_PARAMETER, DEEP_LINK_LIFE_MS } from '../domain/deepLink.js';
import { newId } from '../domain/ids.js';
import { refuseLaunch } from '../domain/launchRefusal.js';
import type { Course, Launch, Person } from '../domain/platform.js';
import type { Store } from '../domain/ports/store.js';
import { courseRoles, type Role } from '../domain/roles.js';
import type { Session } from '../domain/session.js';
import { newToken } from '../domain/token.js';
import { keepResourceLink } from './launchRecords.js';

/** Addresses of our own pages, on our own origin. */
export interface Locations {
  course(course: string): string;
  badge(badge: string): string;
  /** Where a teacher says what becomes of a badge that came along with a copied course. */
  adoption(course: string, badge: string): string;
  /** Where a teacher chooses what to place. */
  deepLink(course: string, deepLink: string): string;
  review(course: string, submission: string): string;
  /** The person's own page, for launches outside any course. */
  home(): string;
}

export interface Arrival {
  readonly launch: Launch;
  readonly person: Person;
  readonly course: Course | undefined;
  readonly now: Date;
}

/** @throws {AppError} LAUNCH_REFUSED when badges are to be placed outside a course, or by somebody who doesn't teach it */
export function demandPlacing({ messageType, context, roles }: Launch): void {
  if (messageType !== 'LtiDeepLinkingRequest') return;
  if (context === undefined) throw refuseLaunch('placingCourse', 'deep linking without a context');
  if (!courseRoles(roles).includes('teacher')) {
    throw refuseLaunch('placingRole', 'deep linking by somebody who is no teacher of the course');
  }
}

/**
 * Where a launch leads. The badge its activity is bound to, if it is one of this course; a copied activity's badge as its
 * teacher decided; otherwise the course, or the person's own page.
 */
export async function locateLaunch(store: Store, locations: Locations, arrival: Arrival): Promise<string> {
  const { launch, course } = arrival;
  if (course === undefined) return locations.home();
  const roles = courseRoles(launch.roles);
  const { badge, undecided } = await boundBadge(store, arrival, course);
  if (badge !== undefined && launch.forUser !== undefined) {
    const work = await workOf(store, launch.forUser, badge, arrival, roles);
    if (work !== undefined) return locations.review(course.id, work);
  }
  if (undecided !== undefined && roles.includes('teacher')) return locations.adoption(course.id, undecided);
  const shown = badge !== undefined && (badge.versions.length > 0 || roles.includes('teacher'));
  return shown ? locations.badge(badge.id) : locations.course(course.id);
}

/** A teacher's choice begins. @returns the address of its page */
export async function beginDeepLink(
  store: Store,
  locations: Locations,
  { launch, course, now }: Arrival,
  session: Session,
): Promise<string> {
  const { platform, deploymentId, deepLinking: settings } = launch;
  if (course === undefined || settings === undefined)
    throw new Error('a deep linking request without its parts');
  const id = newId();
  await store.insert('deepLinks', {
    id,
    institution: course.institution,
    session: session.id,
    platform: platform.id,
    deploymentId,
    course: course.id,
    settings,
    nonce: newToken(),
    expiresAt: new Date(now.getTime() + DEEP_LINK_LIFE_MS).toISOString(),
  });
  return locations.deepLink(course.id, id);
}

interface Bound {
  readonly badge?: BadgeDefinition;
  /** A badge of another course, of which nobody has said yet what it shall be here. */
  readonly undecided?: string;
}

/** Teachers can edit custom parameters in the LMS: this one opens a page, and gives no right to anything. */
async function boundBadge(store: Store, { launch }: Arrival, course: Course): Promise<Bound> {
  const asked = launch.custom[BADGE_PARAMETER];
  if (asked === undefined) {
    const link = await keepResourceLink(store, launch, course);
    return link?.badge === undefined ? {} : badgeHere(store, link.badge, course);
  }
  const named = await badgeHere(store, asked, course);
  await keepResourceLink(store, launch, course, { badge: named.badge?.id });
  return named;
}

async function badgeHere(store: Store, id: string, course: Course): Promise<Bound> {
  const badge = await store.find('badges', { id });
  if (badge?.institution !== course.institution) return {};
  if (badge.course === course.id) return { badge };
  const key = { institution: course.institution, course: course.id, origin: id };
  const adoption = await store.find('badgeAdoptions', key);
  const adopted = adoption && (await store.find('badges', { id: adoption.badge }));
  if (adopted !== undefined) return { badge: adopted };
  // What was published anyone may read: a guessed id shows a teacher nothing new.
  return badge.versions.length > 0 ? { undecided: id } : {};
}

/** The newest work that this person has handed in for this badge, for those who may judge it. */
async function workOf(
  store: Store,
  sub: string,
  badge: BadgeDefinition,
  { launch }: Arrival,
  roles: readonly Role[],
): Promise<string | undefined> {
  if (!roles.some((role) => role !== 'student')) return undefined;
  const { institution } = badge;
  const learner = await store.find('persons', { institution, platform: launch.platform.id, sub });
  if (learner === undefined) return undefined;
  const { items } = await store.page('submissions', {
    where: { institution, badge: badge.id, learner: learner.id },
    orderBy: 'attempt',
    direction: 'descending',
    limit: 1,
  });
  return items[0] !== undefined && items[0].rounds.length > 0 && !items[0].trial ? items[0].id : undefined;
}
