import type { Course, Launch, Person } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { courseRoles, isAdministrator } from '../domain/roles.js';
import {
  endedWithPlatform,
  RECOVERY_MS,
  SESSION_ABSOLUTE_MS,
  type Session,
  sessionState,
  TOUCH_MS,
} from '../domain/session.js';
import { hashToken, isToken, newToken } from '../domain/token.js';
import { beginDeepLink, demandPlacing } from './beginDeepLink.js';
import { changeSession } from './changeSession.js';
import { keepCourse, keepPerson } from './launchRecords.js';
import { type Arrival, judges, type Locations, locate } from './locateLaunch.js';

/**
 * A session older than this is not extended any more: so every launch gives at least the other half of a session's
 * life, and a role in a course that is never launched again ends with the session that had it.
 */
const EXTENDABLE_MS = SESSION_ABSOLUTE_MS / 2;

export interface StartedSession {
  /** For the session cookie; nothing else ever holds it. */
  readonly token: string;
  readonly session: Session;
  /** Where to answer 303 to. */
  readonly location: string;
}

/**
 * A launch becomes a session: one person on one platform, with their roles by course. Launching again in the same
 * browser as the same person adds to the session; as another person it ends the one before.
 */
export function createStartSession({
  store,
  clock,
  locations,
  rosterWanted = async () => undefined,
}: {
  store: Store;
  clock: Clock;
  locations: Locations;
  /** Told when somebody came who may want to see who is in the course. */
  rosterWanted?: (course: Course) => Promise<void>;
}) {
  /**
   * @param currentToken of the session cookie the browser sent along
   * @throws {AppError} LAUNCH_REFUSED when badges are to be placed by somebody who may not
   */
  return async (launch: Launch, currentToken?: string): Promise<StartedSession> => {
    demandPlacing(launch);
    const now = clock();
    const course = await keepCourse(store, launch, now);
    const person = await keepPerson(store, launch, course, now);
    const arrival: Arrival = { launch, person, course, now };
    const places = launch.messageType === 'LtiDeepLinkingRequest';
    const [location, { token, session }] = await Promise.all([
      places ? undefined : locate(store, locations, arrival),
      enter(store, arrival, currentToken),
      course && judges(launch) && rosterWanted(course),
    ]);
    return {
      token,
      session,
      location: location ?? (await beginDeepLink(store, locations, arrival, session)),
    };
  };
}

async function enter(
  store: Store,
  arrival: Arrival,
  currentToken: string | undefined,
): Promise<Omit<StartedSession, 'location'>> {
  const current = isToken(currentToken)
    ? await store.find('sessions', { id: hashToken(currentToken) })
    : undefined;
  if (currentToken !== undefined && current !== undefined && isExtendable(current, arrival)) {
    const extended = await changeSession(store, current.id, (session) =>
      isExtendable(session, arrival) ? extendedBy(session, arrival) : undefined,
    );
    if (extended !== undefined && isExtendable(extended, arrival)) {
      return { token: currentToken, session: extended };
    }
  }
  const token = newToken();
  const session = freshSession(token, arrival, current);
  await Promise.all([store.insert('sessions', session), endBefore(store, current, arrival.now)]);
  return { token, session };
}

/** A session that ended with a deployment or its platform must not come back to life by a later launch. */
function isExtendable(session: Session, { launch, person, now }: Arrival): boolean {
  return (
    isOf(session, person) &&
    session.platform === launch.platform.id &&
    !endedWithPlatform(session, launch.platform) &&
    sessionState(session, now) === 'live' &&
    now.getTime() - Date.parse(session.createdAt) < EXTENDABLE_MS
  );
}

function isOf(session: Session, person: Person): boolean {
  return session.person === person.id && session.institution === person.institution;
}

/** What this launch adds; undefined when the session says it all already and was seen a moment ago. */
function extendedBy(session: Stored<Session>, arrival: Arrival): Stored<Session> | undefined {
  const { launch, person, now } = arrival;
  const deploymentIds = [...new Set([...(session.deploymentIds ?? []), launch.deploymentId])];
  const locale = launch.locale ?? session.locale;
  const language = person.language ?? session.language;
  const changed: Stored<Session> = {
    ...session,
    deploymentIds,
    roles: { ...session.roles, ...rolesHere(arrival) },
    admin: isAdministrator(launch.roles),
    ...(locale !== undefined && { locale }),
    ...(language !== undefined && { language }),
  };
  const seenLately = now.getTime() - Date.parse(session.lastSeenAt) < TOUCH_MS;
  if (seenLately && JSON.stringify(changed) === JSON.stringify(session)) return undefined;
  return { ...changed, lastSeenAt: now.toISOString() };
}

function freshSession(token: string, arrival: Arrival, before: Session | undefined): Session {
  const { launch, person, now } = arrival;
  return {
    id: hashToken(token),
    institution: person.institution,
    platform: person.platform,
    person: person.id,
    deploymentIds: [launch.deploymentId],
    roles: rolesHere(arrival),
    admin: isAdministrator(launch.roles),
    ...(launch.locale !== undefined && { locale: launch.locale }),
    ...(person.language !== undefined && { language: person.language }),
    // The same person's forms that are still open in another tab go on working.
    formToken: before !== undefined && isOf(before, person) ? before.formToken : newToken(),
    createdAt: now.toISOString(),
    lastSeenAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS + RECOVERY_MS).toISOString(),
  };
}

/** A person without a role is noted, too: they may look at the course's published badges. */
function rolesHere({ launch, course }: Arrival): Session['roles'] {
  return course === undefined ? {} : { [course.id]: courseRoles(launch.roles) };
}

async function endBefore(store: Store, before: Session | undefined, now: Date): Promise<void> {
  if (before === undefined) return;
  await changeSession(store, before.id, (session) =>
    session.endedAt === undefined ? { ...session, endedAt: now.toISOString() } : undefined,
  );
}
