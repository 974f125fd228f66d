import type { Role } from './roles.js';

/** Somebody of a course as the learning platform lists them. */
export interface RosterMember {
  readonly sub: string;
  readonly name?: string;
  /** In the platform's eyes: Moodle lists non-editing teachers as learners. The latest launch knows better. */
  readonly roles: readonly Role[];
}

/** Why a roster could not be had. */
export const ROSTER_PROBLEMS = ['unreachable', 'notGranted', 'refused', 'malformed'] as const;
export type RosterProblem = (typeof ROSTER_PROBLEMS)[number];

/** The people of a course as last asked for; forgotten a month after that. */
export interface Roster {
  /** The course's id. */
  readonly id: string;
  readonly institution: string;
  readonly platform: string;
  readonly members: readonly RosterMember[];
  /** There were more than are kept. */
  readonly truncated: boolean;
  /** Absent until it was read for the first time. */
  readonly fetchedAt?: string;
  /** When it is to be read; absent when nobody asked. */
  readonly dueAt?: string;
  readonly attempts: number;
  readonly problem?: RosterProblem;
  readonly expiresAt: string;
}

export const ROSTER_LIFE_MS = 30 * 24 * 60 * 60 * 1000;
/** A teacher's launch asks for a new one when it is older than this. */
export const ROSTER_FRESH_MS = 60 * 60 * 1000;
/** More people than this are not listed. */
export const MOST_MEMBERS = 20_000;
export const ROSTER_LEASE_MS = 5 * 60 * 1000;

const FIRST_RETRY_MS = 10_000;
const MOST_ATTEMPTS = 5;

/** The wait after the nth failed try, in milliseconds; undefined when it is given up until somebody asks again. */
export function rosterRetryMs(attempts: number): number | undefined {
  return attempts >= MOST_ATTEMPTS ? undefined : FIRST_RETRY_MS * 4 ** Math.max(0, attempts - 1);
}
