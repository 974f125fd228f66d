import { isDeepStrictEqual } from 'node:util';
import { BADGE_PARAMETER } from '../domain/deepLink.js';
import { newId } from '../domain/ids.js';
import type { Course, CourseServices, Launch, Person, ResourceLink } from '../domain/platform.js';
import type { CollectionName, Collections, Store } from '../domain/ports/store.js';
import { courseRoles } from '../domain/roles.js';
import { readSuggested } from '../domain/suggestedItems.js';
import { insertOnce } from './insertOnce.js';

const MOST_ATTEMPTS = 10;
/** A person's document has its limit: of more courses, the latest ones. */
const MOST_STAFFED = 500;

/** The person of a launch, with name, email and role as last sent. Written only when something is new. */
export function keepPerson(
  store: Store,
  launch: Launch,
  course: Course | undefined,
  now: Date,
): Promise<Person> {
  const { platform, sub, name, email } = launch;
  const key = { institution: platform.institution, platform: platform.id, sub };
  return keep(store, 'persons', key, (existing) => {
    const staffOf = course === undefined ? existing?.staffOf : staffRoles(existing, launch, course);
    const sent = {
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(staffOf !== undefined && { staffOf }),
    };
    if (existing === undefined) return { ...key, ...sent, id: newId(), createdAt: now.toISOString() };
    const wanted = { ...existing, ...sent };
    return isSame(existing, wanted) ? existing : wanted;
  });
}

/** Notes who has more than a student's role in a course, and forgets it when a launch says otherwise. */
function staffRoles(existing: Person | undefined, launch: Launch, course: Course): Person['staffOf'] {
  const roles = courseRoles(launch.roles);
  const isStaff = roles.some((role) => role !== 'student');
  const known = existing?.staffOf?.[course.id];
  if (isStaff ? isSame(roles, known) : known === undefined) return existing?.staffOf;
  const { [course.id]: _, ...others } = existing?.staffOf ?? {};
  const kept = Object.entries(others).slice(1 - MOST_STAFFED);
  return Object.fromEntries(isStaff ? [...kept, [course.id, roles]] : kept);
}

/** The course of a launch, if it has one. A platform may leave out its title. */
export async function keepCourse(store: Store, launch: Launch, now: Date): Promise<Course | undefined> {
  const { platform, deploymentId, context } = launch;
  if (context === undefined) return undefined;
  const key = {
    institution: platform.institution,
    platform: platform.id,
    deploymentId,
    contextId: context.id,
  };
  return keep(store, 'courses', key, (existing) => {
    const title = context.title ?? existing?.title ?? context.label ?? context.id;
    const label = context.label ?? existing?.label;
    const services = courseServices(launch, existing?.services);
    const suggested = suggestedHere(launch) ?? existing?.suggested;
    const facts = {
      title,
      ...(label !== undefined && { label }),
      ...(services && { services }),
      ...(suggested && { suggested }),
    };
    if (existing === undefined) return { ...key, ...facts, id: newId(), createdAt: now.toISOString() };
    const same =
      title === existing.title &&
      label === existing.label &&
      isSame(services, existing.services) &&
      isSame(suggested, existing.suggested);
    return same ? existing : { ...existing, ...facts };
  });
}

/** Only a teacher's launch counts: two activities of a course may say different things to a whole class. */
function suggestedHere({ roles, custom }: Launch): Course['suggested'] {
  return courseRoles(roles).includes('teacher') ? readSuggested(custom) : undefined;
}

function courseServices(
  { services, custom }: Launch,
  known: CourseServices | undefined,
): CourseServices | undefined {
  if (services === undefined) return known;
  const { lineItem, ...ofCourse } = services;
  const forAll = lineItem !== undefined && custom[BADGE_PARAMETER] === undefined;
  return { ...ofCourse, ...((forAll || known?.gradesAll) && { gradesAll: true }) };
}

function isSame(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(left, right);
}

/**
 * The activity of a launch in this course, if there is one.
 * @param named the badge that its custom parameter names: that binding lasts as long as the parameter
 */
export async function keepResourceLink(
  store: Store,
  launch: Launch,
  course: Course,
  named?: string,
): Promise<ResourceLink | undefined> {
  const { platform, deploymentId, resourceLink, services } = launch;
  if (resourceLink === undefined) return undefined;
  const key = {
    institution: platform.institution,
    platform: platform.id,
    deploymentId,
    resourceLinkId: resourceLink.id,
  };
  return keep(store, 'resourceLinks', key, (existing) => {
    const title = resourceLink.title ?? existing?.title;
    const lineItem = services?.lineItem ?? existing?.lineItem;
    const facts = {
      course: course.id,
      ...(title !== undefined && { title }),
      ...binding(existing, named),
      ...(lineItem !== undefined && { lineItem }),
    };
    if (existing === undefined) return { ...key, ...facts, id: newId() };
    const { badge: _badge, boundByParameter: _by, ...rest } = existing;
    const wanted = { ...rest, ...facts };
    return isSame(existing, wanted) ? existing : wanted;
  });
}

function binding(
  existing: ResourceLink | undefined,
  named: string | undefined,
): Pick<ResourceLink, 'badge' | 'boundByParameter'> {
  if (named !== undefined) return { badge: named, boundByParameter: true };
  const { badge, boundByParameter } = existing ?? {};
  return badge === undefined || boundByParameter ? {} : { badge };
}

/**
 * Brings a document to what `next` says, without a write when that is the existing document itself. A whole class may
 * launch at the same moment: whoever finds the key taken or the document changed looks again.
 */
async function keep<C extends CollectionName>(
  store: Store,
  collection: C,
  key: Partial<Collections[C]>,
  next: (existing: Collections[C] | undefined) => Collections[C],
): Promise<Collections[C]> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const existing = await store.find(collection, key);
    const wanted = next(existing);
    if (wanted === existing) return wanted;
    if (existing === undefined) {
      if ((await insertOnce(store, collection, wanted)) !== undefined) return wanted;
    } else if (await store.replace(collection, { ...wanted, revision: existing.revision })) {
      return wanted;
    }
  }
  throw new Error(`${collection}: a document kept changing while it was being updated`);
}
