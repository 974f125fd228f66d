import { newId } from '../domain/ids.js';
import type { Course, Launch, Person, ResourceLink } from '../domain/platform.js';
import {
  type CollectionName,
  type Collections,
  DuplicateKeyError,
  type Store,
} from '../domain/ports/store.js';

const MOST_ATTEMPTS = 10;

/** The person of a launch, with name and email as last sent. Written only when something is new. */
export function keepPerson(store: Store, launch: Launch, now: Date): Promise<Person> {
  const { platform, sub, name, email } = launch;
  const key = { institution: platform.institution, platform: platform.id, sub };
  return keep(store, 'persons', key, (existing) => {
    const sent = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
    if (existing === undefined) return { ...key, ...sent, id: newId(), createdAt: now.toISOString() };
    const same = (name ?? existing.name) === existing.name && (email ?? existing.email) === existing.email;
    return same ? existing : { ...existing, ...sent };
  });
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
    const facts = { title, ...(label !== undefined && { label }) };
    if (existing === undefined) return { ...key, ...facts, id: newId(), createdAt: now.toISOString() };
    const same = title === existing.title && label === existing.label;
    return same ? existing : { ...existing, ...facts };
  });
}

/** The activity of a launch in this course; the badge it is bound to stays. */
export function keepResourceLink(store: Store, launch: Launch, course: Course): Promise<ResourceLink> {
  const { platform, deploymentId, resourceLink } = launch;
  const key = {
    institution: platform.institution,
    platform: platform.id,
    deploymentId,
    resourceLinkId: resourceLink.id,
  };
  return keep(store, 'resourceLinks', key, (existing) => {
    const title = resourceLink.title ?? existing?.title;
    const facts = { course: course.id, ...(title !== undefined && { title }) };
    if (existing === undefined) return { ...key, ...facts, id: newId() };
    const same = title === existing.title && course.id === existing.course;
    return same ? existing : { ...existing, ...facts };
  });
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
      if (await isInserted(store, collection, wanted)) return wanted;
    } else if (await store.replace(collection, { ...wanted, revision: existing.revision })) {
      return wanted;
    }
  }
  throw new Error(`${collection}: a document kept changing while it was being updated`);
}

async function isInserted<C extends CollectionName>(store: Store, collection: C, document: Collections[C]) {
  try {
    await store.insert(collection, document);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false;
    throw error;
  }
}
