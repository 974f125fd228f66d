import { type BadgeDefinition, currentVersion } from '../../domain/badgeDefinition.js';
import type { Submission } from '../../domain/submission.js';
import { contentFor } from '../../domain/variants.js';
import type { PageData } from '../answer.js';
import { noticeView, type ReadNotice } from '../lifecycle/noticeView.js';
import { paths } from '../paths.js';
import type { CourseRequest } from '../route.js';

export interface CourseContent {
  readonly badges: readonly BadgeDefinition[];
  /** They are those that a teacher has put away. */
  readonly archived: boolean;
  /** `next` of the page of badges. */
  readonly next: string | undefined;
  /** The person's own work in this course. */
  readonly submissions: readonly Submission[];
  readonly recovered: readonly { readonly id: string; readonly savedAt: string }[];
  /** What happened to the person's badges, of this and other courses. */
  readonly notices: readonly ReadNotice[];
}

/** The door to a course: its badges, for a teacher with their state, for a student with what they have done. */
export function coursePage(request: CourseRequest, content: CourseContent): PageData {
  const { course, roles, text } = request;
  const teaches = roles.includes('teacher');
  const shown = content.badges.filter((badge) => teaches || badge.versions.length > 0);
  return {
    title: content.archived ? text('history.archived.list', { course: course.title }) : course.title,
    archived: content.archived,
    first: isFirst(content, teaches) ? firstBadge(request) : undefined,
    teaches,
    reviews: teaches || roles.includes('reviewer') ? paths.reviews(course.id) : undefined,
    newBadge: paths.newBadge(course.id),
    exampleBadge: `${paths.newBadge(course.id)}?example=eportfolio`,
    sheet: paths.courseSheet(course.id),
    visitor: roles.length === 0,
    archive: teaches ? archiveLink(course.id, content.archived, text) : undefined,
    badges: shown.map((badge) => badgeCard(badge, request, content.submissions)),
    empty: text(
      content.archived ? 'history.archived.none' : teaches ? 'course.emptyTeacher' : 'course.emptyStudent',
    ),
    more: content.next && moreLink(course.id, content.next, content.archived),
    notices: content.notices.map((notice) => noticeView(notice, course.id, request)),
    ownArchive: content.submissions.some(({ state }) => state === 'approved') ? paths.archive() : undefined,
    recovered: content.recovered.map(({ id, savedAt }) => ({
      href: paths.recovered(id),
      text: text('course.recovered.text', { time: request.present.dateTime(savedAt) }),
    })),
  };
}

/** A teacher's course without any badge. */
function isFirst({ badges, next, archived }: CourseContent, teaches: boolean): boolean {
  return teaches && !archived && badges.length === 0 && next === undefined;
}

/** What leads a teacher through their first badge. */
function firstBadge({ text }: CourseRequest) {
  return {
    steps: ['example', 'words', 'publish', 'activity'].map((step) => text(`firstBadge.steps.${step}`)),
    example: {
      title: text('define.example.title'),
      outcomes: text('define.example.outcomes').split('\n'),
    },
  };
}

function archiveLink(course: string, archived: boolean, text: CourseRequest['text']) {
  return archived
    ? { href: paths.course(course), label: text('history.archived.back') }
    : { href: `${paths.course(course)}?show=archived`, label: text('history.archived.see') };
}

function moreLink(course: string, next: string, archived: boolean): string {
  const show = archived ? '&show=archived' : '';
  return `${paths.course(course)}?after=${encodeURIComponent(next)}${show}`;
}

function badgeCard(
  badge: BadgeDefinition,
  { roles, text, language }: CourseRequest,
  submissions: readonly Submission[],
) {
  const version = currentVersion(badge);
  const own = submissions.findLast((submission) => submission.badge === badge.id);
  const content = version && contentFor(version.content, [language]);
  const title = (roles.includes('teacher') ? badge.draft.title : content?.title) ?? '';
  return {
    href: paths.badge(badge.id),
    title: title || text('course.untitled'),
    picture: version && paths.badgePicture(badge.id, version.version, 'list'),
    state: roles.includes('teacher') ? teacherState(badge, text) : own && studentState(own, text),
    summary: firstSentence(content?.description ?? badge.draft.description),
  };
}

function teacherState(badge: BadgeDefinition, text: CourseRequest['text']) {
  const version = badge.versions.length;
  if (version === 0) return { label: text('course.state.draft'), kind: 'wait' };
  if (badge.draftChanged) return { label: text('course.state.changed', { version }), kind: 'wait' };
  return { label: text('course.state.published', { version }), kind: 'good' };
}

const STUDENT_KINDS: Readonly<Record<Submission['state'], string>> = {
  draft: 'wait',
  submitted: 'wait',
  changesRequested: 'wait',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'bad',
};

function studentState(submission: Submission, text: CourseRequest['text']) {
  return { label: text(`course.own.${submission.state}`), kind: STUDENT_KINDS[submission.state] };
}

function firstSentence(description: string): string {
  const line = description.split('\n')[0] ?? '';
  return line.length <= 140 ? line : `${line.slice(0, 138).replace(/\s*\S*$/u, '')}…`;
}
