import type { Course } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { PlatformServices, ReadMembers } from '../domain/ports/lti.js';
import type { Store, Stored } from '../domain/ports/store.js';
import {
  ROSTER_FRESH_MS,
  ROSTER_LEASE_MS,
  ROSTER_LIFE_MS,
  type Roster,
  type RosterProblem,
  rosterRetryMs,
} from '../domain/roster.js';
import { ServiceFault } from '../domain/serviceFault.js';
import { AppError } from '../errors.js';
import { insertOnce } from './insertOnce.js';

interface AskParts {
  readonly store: Store;
  readonly clock: Clock;
  /** There is a roster to read. */
  readonly wakeRosters: () => void;
}

interface ReadParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly platformServices: Pick<PlatformServices, 'members'>;
}

/** However often somebody presses: a platform is not asked more often than this. */
const PRESSED_MS = 15_000;
const MOST_TRIES = 10;

/** A launch of somebody who judges: the roster is read in the background when it is old. It never keeps the launch up. */
export function createRosterWanted(parts: AskParts) {
  return async (course: Course): Promise<void> => {
    try {
      await ask(parts, course, ROSTER_FRESH_MS);
    } catch (error) {
      if (!(error instanceof AppError && error.status === 503)) throw error;
    }
  };
}

/** Somebody asks for the roster to be read anew. @throws {AppError} STORE_BUSY, STORE_FULL */
export function createRefreshRoster(parts: AskParts) {
  return (course: Course): Promise<void> => ask(parts, course, PRESSED_MS);
}

async function ask({ store, clock, wakeRosters }: AskParts, course: Course, freshMs: number): Promise<void> {
  if (course.services?.memberships === undefined) return;
  const now = clock();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const roster = await store.find('rosters', { id: course.id });
    if (roster !== undefined && isFresh(roster, now, freshMs)) return;
    if (roster === undefined ? await inserted(store, course, now) : await marked(store, roster, now)) {
      wakeRosters();
      return;
    }
  }
}

/** Also while it is being read, or is about to be. */
function isFresh({ dueAt, fetchedAt, problem }: Roster, now: Date, freshMs: number): boolean {
  if (dueAt !== undefined && (problem === undefined || Date.parse(dueAt) <= now.getTime())) return true;
  return fetchedAt !== undefined && now.getTime() - Date.parse(fetchedAt) < freshMs;
}

async function inserted(store: Store, { id, institution, platform }: Course, now: Date): Promise<boolean> {
  const made = await insertOnce(store, 'rosters', {
    id,
    institution,
    platform,
    members: [],
    truncated: false,
    dueAt: now.toISOString(),
    attempts: 0,
    expiresAt: lifeFrom(now),
  });
  return made !== undefined;
}

function marked(store: Store, roster: Stored<Roster>, now: Date): Promise<boolean> {
  return store.replace('rosters', { ...roster, dueAt: now.toISOString(), attempts: 0 });
}

/** Reads one course's roster from its platform, if it is due. What was read before stays when it can't be had. */
export function createReadRoster(parts: ReadParts) {
  return async (id: string): Promise<void> => {
    const { store, clock, platformServices } = parts;
    const leased = await lease(store, id, clock());
    if (leased === undefined) return;
    const [course, platform] = await Promise.all([
      store.find('courses', { id }),
      store.find('platforms', { id: leased.platform }),
    ]);
    const memberships = course?.services?.memberships;
    if (platform === undefined || memberships === undefined) {
      await store.take('rosters', { id });
      return;
    }
    try {
      const read = await platformServices.members(platform, memberships);
      await keep(store, id, (roster) => readRoster(roster, read, clock()));
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      await keep(store, id, (roster) => failedRoster(roster, error.kind, clock()));
    }
  };
}

async function lease(store: Store, id: string, now: Date): Promise<Stored<Roster> | undefined> {
  const roster = await store.find('rosters', { id });
  if (roster?.dueAt === undefined || Date.parse(roster.dueAt) > now.getTime()) return undefined;
  const dueAt = new Date(now.getTime() + ROSTER_LEASE_MS).toISOString();
  const leased = { ...roster, attempts: roster.attempts + 1, dueAt };
  return (await store.replace('rosters', leased)) ? leased : undefined;
}

function readRoster(roster: Stored<Roster>, { members, truncated }: ReadMembers, now: Date): Stored<Roster> {
  const { dueAt: _dueAt, problem: _problem, ...rest } = roster;
  return {
    ...rest,
    members,
    truncated,
    attempts: 0,
    fetchedAt: now.toISOString(),
    expiresAt: lifeFrom(now),
  };
}

/** Only a platform that does not answer is asked again by itself. */
function failedRoster(roster: Stored<Roster>, problem: RosterProblem, now: Date): Stored<Roster> {
  const { dueAt: _, ...rest } = roster;
  const wait = problem === 'unreachable' ? rosterRetryMs(roster.attempts) : undefined;
  const dueAt = wait === undefined ? {} : { dueAt: new Date(now.getTime() + wait).toISOString() };
  return { ...rest, problem, ...dueAt };
}

async function keep(
  store: Store,
  id: string,
  change: (roster: Stored<Roster>) => Stored<Roster>,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const roster = await store.find('rosters', { id });
    if (roster === undefined || (await replaced(store, change(roster)))) return;
  }
}

/** A roster of very long names may be more than a document holds: then half of it is kept, and it says so. */
async function replaced(store: Store, roster: Stored<Roster>): Promise<boolean> {
  try {
    return await store.replace('rosters', roster);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'TOO_LARGE') || roster.members.length < 2) throw error;
    const members = roster.members.slice(0, Math.floor(roster.members.length / 2));
    return replaced(store, { ...roster, members, truncated: true });
  }
}

function lifeFrom(now: Date): string {
  return new Date(now.getTime() + ROSTER_LIFE_MS).toISOString();
}
