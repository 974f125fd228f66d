import { type BadgeDefinition, currentVersion } from '../../domain/badgeDefinition.js';
import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import type { CourseRequest } from '../route.js';

export type ReadStandings = Awaited<ReturnType<Services['readStandings']>>;
type Student = ReadStandings['students'][number];
type Standing = Student['standing'];
type Reader = Pick<CourseRequest, 'course' | 'text' | 'present' | 'now'>;

export interface PeopleContent {
  /** Published ones of the course. */
  readonly badges: readonly BadgeDefinition[];
  /** The one that is looked at. */
  readonly badge: BadgeDefinition | undefined;
  readonly standings: ReadStandings | undefined;
  /** Only these are listed; all when it is none of them. */
  readonly show: string;
  /** How many are passed over. */
  readonly from: number;
}

const PAGE_SIZE = 100;
/** What of the standings is told apart here, in this order. */
export const GROUPS: Readonly<Record<string, readonly Standing[]>> = {
  notStarted: ['notStarted'],
  working: ['draft', 'changesRequested'],
  submitted: ['submitted'],
  hasBadge: ['hasBadge'],
  ended: ['rejected', 'revoked', 'withdrawn'],
};
const KINDS: Readonly<Record<Standing, string>> = {
  notStarted: 'quiet',
  draft: 'wait',
  submitted: 'wait',
  changesRequested: 'wait',
  hasBadge: 'good',
  revoked: 'bad',
  rejected: 'bad',
  withdrawn: 'bad',
};

/** Who of the course has the badge, is on the way, or has not begun. */
export function peoplePage(reader: Reader, content: PeopleContent): PageData {
  const { course, text } = reader;
  const { badges, badge, standings } = content;
  return {
    title: text('roster.title'),
    course: { href: paths.course(course.id), title: course.title },
    reviews: paths.reviews(course.id),
    unknown: course.services?.memberships === undefined ? text('roster.noService') : undefined,
    noBadge: badge === undefined ? text('roster.noBadge') : undefined,
    badges: badges.map((each) => ({
      id: each.id,
      title: titleOf(each),
      current: each.id === badge?.id,
    })),
    action: paths.people(course.id),
    badge: badge && { id: badge.id, title: titleOf(badge), href: paths.badge(badge.id) },
    state: standings && rosterState(reader, standings.roster),
    list:
      badge && standings?.roster?.fetchedAt !== undefined
        ? list(reader, content, badge, standings)
        : undefined,
  };
}

function rosterState({ text, present, now }: Reader, roster: ReadStandings['roster']) {
  const read = roster?.fetchedAt;
  const asked = roster?.dueAt !== undefined && roster.problem === undefined;
  return {
    age:
      read === undefined
        ? text(asked ? 'roster.reading' : 'roster.never')
        : text('roster.age', { time: present.dateTime(read), since: present.since(read, now) }),
    refreshing: read !== undefined && asked ? text('roster.refreshing') : undefined,
    problem: roster?.problem && text(`roster.problems.${roster.problem}`),
    truncated: roster?.truncated ? text('roster.truncated') : undefined,
    refresh: text(read === undefined ? 'roster.read' : 'roster.refresh'),
  };
}

function list(
  reader: Reader,
  { show, from }: PeopleContent,
  badge: BadgeDefinition,
  standings: ReadStandings,
) {
  const { course, text } = reader;
  const { students } = standings;
  const address = (query: Readonly<Record<string, string>>) =>
    `${paths.people(course.id)}?${new URLSearchParams({ badge: badge.id, ...query })}`;
  const wanted = GROUPS[show];
  const shown =
    wanted === undefined ? students : students.filter(({ standing }) => wanted.includes(standing));
  const page = shown.slice(from, from + PAGE_SIZE);
  const more = from + PAGE_SIZE < shown.length;
  return {
    groups: [
      {
        label: text('roster.groups.all', { count: students.length }),
        href: address({}),
        current: wanted === undefined,
      },
      ...Object.entries(GROUPS).map(([name, states]) => ({
        label: text(`roster.groups.${name}`, {
          count: students.filter(({ standing }) => states.includes(standing)).length,
        }),
        href: address({ show: name }),
        current: name === show,
      })),
    ],
    rows: page.map((student) => row(reader, student)),
    empty: text('roster.empty'),
    more: more ? address({ ...(wanted && { show }), from: String(from + PAGE_SIZE) }) : undefined,
  };
}

function row({ course, text }: Reader, { sub, name, standing, submission }: Student) {
  return {
    name: name ?? text('roster.nameless', { number: sub }),
    href: submission && paths.review(course.id, submission),
    state: { label: text(`roster.states.${standing}`), kind: KINDS[standing] },
  };
}

function titleOf(badge: BadgeDefinition): string {
  return currentVersion(badge)?.content.title ?? '';
}
