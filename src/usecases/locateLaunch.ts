import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import { BADGE_PARAMETER } from '../domain/deepLink.js';
import type { Course, Launch, Person } from '../domain/platform.js';
import type { Store } from '../domain/ports/store.js';
import { reviewObstacle } from '../domain/reviewRules.js';
import { courseRoles } from '../domain/roles.js';
import type { Submission } from '../domain/submission.js';
import { keepResourceLink } from './launchRecords.js';
import { createListOwnSubmissions } from './listOwnSubmissions.js';

/** Addresses of our own pages, on our own origin. */
export interface Locations {
  course(course: string): string;
  badge(badge: string): string;
  /** Where a teacher says what becomes of a badge that came along with a copied course. */
  adoption(course: string, badge: string): string;
  /** Where a teacher chooses what to place. */
  deepLink(course: string, deepLink: string): string;
  /** What one person submitted, for those who judge in the course. */
  review(course: string, submission: string): string;
  /** Everything that waits for a decision in the course. */
  reviews(course: string): string;
  /** The person's own page, for launches outside any course. */
  home(): string;
}

export interface Arrival {
  readonly launch: Launch;
  readonly person: Person;
  readonly course: Course | undefined;
  readonly now: Date;
}

/**
 * The badge the activity is bound to, if it is one of this course; a copied activity's badge as its teacher decided;
 * otherwise the course, or the person's own page. A submission review leads to the work of the person it is about, for
 * those who judge in this course only: everybody else who opens one gets their own page.
 */
export async function locate(store: Store, locations: Locations, arrival: Arrival): Promise<string> {
  const { launch, course, person } = arrival;
  if (course === undefined) return locations.home();
  const { badge, undecided } = await findBoundBadge(store, launch, course);
  if (launch.forUser !== undefined && launch.forUser !== person.sub && judges(launch)) {
    const submission = await findWork(store, arrival, course, badge);
    return submission === undefined
      ? locations.reviews(course.id)
      : locations.review(course.id, submission.id);
  }
  const teaches = courseRoles(launch.roles).includes('teacher');
  if (undecided !== undefined && teaches) return locations.adoption(course.id, undecided);
  // A draft is its teachers' alone.
  const shown = badge !== undefined && (badge.versions.length > 0 || teaches);
  return shown ? locations.badge(badge.id) : locations.course(course.id);
}

export function judges({ roles }: Launch): boolean {
  return courseRoles(roles).some((role) => role !== 'student');
}

interface BoundBadge {
  readonly badge?: BadgeDefinition;
  /** A badge of another course, of which nobody has said yet what it shall be here. */
  readonly undecided?: string;
}

/** Teachers can edit custom parameters in the LMS: this one opens a page, and gives no right to anything. */
async function findBoundBadge(store: Store, launch: Launch, course: Course): Promise<BoundBadge> {
  const asked = launch.custom[BADGE_PARAMETER];
  if (asked === undefined) {
    const link = await keepResourceLink(store, launch, course);
    return link?.badge === undefined ? {} : badgeHere(store, link.badge, course);
  }
  const named = await badgeHere(store, asked, course);
  await keepResourceLink(store, launch, course, named.badge?.id);
  return named;
}

async function badgeHere(store: Store, id: string, course: Course): Promise<BoundBadge> {
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

/** The newest work that the person has handed in: for the badge of the activity, or for any where it has none. */
async function findWork(
  store: Store,
  { launch, person }: Arrival,
  course: Course,
  badge: BadgeDefinition | undefined,
): Promise<Submission | undefined> {
  const { institution, platform } = person;
  const learner = await store.find('persons', { institution, platform, sub: launch.forUser ?? '' });
  if (learner === undefined) return undefined;
  const work = await createListOwnSubmissions({ store })({
    institution,
    course: course.id,
    learner: learner.id,
  });
  return work.findLast(
    (submission) =>
      submission.rounds.length > 0 &&
      reviewObstacle(submission, person.id) === undefined &&
      (badge === undefined || submission.badge === badge.id),
  );
}
