import type { BadgeDefinition } from '../domain/badgeDefinition.js';
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
 * The badge the activity is bound to, if it is one of this course; otherwise the course, or the person's own page. A
 * submission review leads to the work of the person it is about, for those who judge in this course only: everybody else
 * who opens one gets their own page.
 */
export async function locate(store: Store, locations: Locations, arrival: Arrival): Promise<string> {
  const { launch, course, person } = arrival;
  if (course === undefined) return locations.home();
  const badge = await findBoundBadge(store, launch, course);
  if (launch.forUser !== undefined && launch.forUser !== person.sub && judges(launch)) {
    const submission = await findWork(store, arrival, course, badge);
    return submission === undefined
      ? locations.reviews(course.id)
      : locations.review(course.id, submission.id);
  }
  return badge === undefined ? locations.course(course.id) : locations.badge(badge.id);
}

function judges({ roles }: Launch): boolean {
  return courseRoles(roles).some((role) => role !== 'student');
}

async function findBoundBadge(
  store: Store,
  launch: Launch,
  course: Course,
): Promise<BadgeDefinition | undefined> {
  const link = await keepResourceLink(store, launch, course);
  // Teachers can edit custom parameters in the LMS: this one opens a page, and gives no right to anything.
  for (const id of [launch.custom.open_badge, link.badge]) {
    const badge = id === undefined ? undefined : await store.find('badges', { id });
    if (badge?.course === course.id && badge.institution === course.institution) return badge;
  }
  return undefined;
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
