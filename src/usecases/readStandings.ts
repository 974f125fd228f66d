import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import type { Course, Person } from '../domain/platform.js';
import type { Store } from '../domain/ports/store.js';
import type { Role } from '../domain/roles.js';
import type { Roster, RosterMember } from '../domain/roster.js';
import type { Submission } from '../domain/submission.js';

/** How far somebody is towards a badge. */
export const STANDINGS = [
  'notStarted',
  'draft',
  'submitted',
  'changesRequested',
  'hasBadge',
  'revoked',
  'rejected',
  'withdrawn',
] as const;
export type Standing = (typeof STANDINGS)[number];

export interface StudentStanding {
  readonly sub: string;
  readonly name: string | undefined;
  /** Absent while they have never opened the tool. */
  readonly person: string | undefined;
  readonly standing: Standing;
  /** Of what they have handed in. */
  readonly submission: string | undefined;
}

export interface Standings {
  /** Absent until it was asked for the first time. */
  readonly roster: Omit<Roster, 'members'> | undefined;
  /** Every student of the roster, by name. */
  readonly students: readonly StudentStanding[];
}

/** Looked up between two turns of the event loop. */
const CHUNK = 100;
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/**
 * Where each student of a course stands with one badge. Who is a student the roster says, unless a launch of that person
 * has said that they teach or review here.
 */
export function createReadStandings({ store }: { store: Pick<Store, 'find' | 'page'> }) {
  return async (course: Course, badge: BadgeDefinition): Promise<Standings> => {
    const roster = await store.find('rosters', { id: course.id });
    if (roster === undefined || roster.institution !== course.institution) {
      return { roster: undefined, students: [] };
    }
    const { members, ...facts } = roster;
    const students: StudentStanding[] = [];
    for (let from = 0; from < members.length; from += CHUNK) {
      for (const member of members.slice(from, from + CHUNK)) {
        const student = await standingOf(store, course, badge, member);
        if (student !== undefined) students.push(student);
      }
      await nextTurn();
    }
    const named = ({ name, sub }: StudentStanding) => name ?? `\uffff${sub}`;
    return {
      roster: facts,
      students: students.sort((left, right) => byName.compare(named(left), named(right))),
    };
  };
}

async function standingOf(
  store: Pick<Store, 'find' | 'page'>,
  course: Course,
  badge: BadgeDefinition,
  member: RosterMember,
): Promise<StudentStanding | undefined> {
  const { institution, platform } = course;
  const person = await store.find('persons', { institution, platform, sub: member.sub });
  if (!isStudent(rolesOf(person, course, member))) return undefined;
  const name = person?.name ?? member.name;
  const work = person && (await latestWork(store, badge, person.id));
  return {
    sub: member.sub,
    name,
    person: person?.id,
    standing: work === undefined ? 'notStarted' : await standingBy(store, work),
    submission: work !== undefined && work.rounds.length > 0 ? work.id : undefined,
  };
}

function rolesOf(person: Person | undefined, course: Course, member: RosterMember): readonly Role[] {
  return person?.staffOf?.[course.id] ?? member.roles;
}

function isStudent(roles: readonly Role[]): boolean {
  return roles.includes('student') && !roles.some((role) => role !== 'student');
}

async function latestWork(
  store: Pick<Store, 'page'>,
  { id, institution }: BadgeDefinition,
  learner: string,
): Promise<Submission | undefined> {
  const { items } = await store.page('submissions', {
    where: { institution, badge: id, learner },
    orderBy: 'attempt',
    direction: 'descending',
    limit: 1,
  });
  return items.find(({ trial }) => !trial);
}

async function standingBy(store: Pick<Store, 'find'>, work: Submission): Promise<Standing> {
  if (work.state !== 'approved') return work.state;
  const { institution, id: submission } = work;
  const issued = await store.find('issuedBadges', { institution, submission });
  return issued?.state === 'revoked' ? 'revoked' : 'hasBadge';
}
