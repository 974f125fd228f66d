import { versionOf } from '../../domain/badgeDefinition.js';
import { CONTENT_LANGUAGES } from '../../domain/contentLanguages.js';
import type { Course } from '../../domain/platform.js';
import { AppError } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { toDefineRequest } from '../define/showForm.js';
import { paths, patterns } from '../paths.js';
import { type BadgeRequest, badgeRoute, type Route } from '../route.js';
import { copyPage } from './copyPage.js';
import { historyPage } from './historyPage.js';

const roles = ['teacher'] as const;

/** What a teacher does with a whole badge: compare its versions, take one back, put it away, copy it, undo. */
export const historyRoutes: readonly Route[] = [
  badgeRoute({ method: 'GET', path: patterns.badgeHistory, roles, handle: showHistory }),
  badgeRoute({ method: 'POST', path: patterns.badgeHistory, roles, handle: takeVersion }),
  badgeRoute({ method: 'POST', path: patterns.archiveBadge, roles, handle: archive }),
  badgeRoute({ method: 'GET', path: patterns.copyBadge, roles, handle: chooseCourse }),
  badgeRoute({ method: 'POST', path: patterns.copyBadge, roles, handle: copy }),
  badgeRoute({ method: 'POST', path: patterns.undoDraft, roles, handle: undo }),
];

async function showHistory(request: BadgeRequest): Promise<Answer> {
  return page('history/history', historyPage(await toDefineRequest(request)));
}

/** An earlier version becomes the draft; the draft that was there can be brought back by undoing. */
async function takeVersion({ services, session, badge, form }: BadgeRequest): Promise<Answer> {
  const version = versionOf(badge, Number(/^take\.(\d{1,6})$/.exec(form.text('action'))?.[1]));
  if (version === undefined) return seeOther(paths.badgeHistory(badge.id));
  await services.changeBadgeDraft({
    institution: session.institution,
    badge: badge.id,
    revision: badge.revision,
    change: () => ({ content: version.content, faults: [] }),
  });
  return seeOther(`${paths.editBadge(badge.id)}?saved=1`);
}

async function archive({ services, session, badge, form }: BadgeRequest): Promise<Answer> {
  const archived = form.text('archive') === 'archive';
  await services.archiveBadge({ institution: session.institution, badge: badge.id, archived });
  return seeOther(paths.badgeHistory(badge.id));
}

async function undo({ services, session, badge, form }: BadgeRequest): Promise<Answer> {
  const { kind } = await services.undoBadgeDraft({
    institution: session.institution,
    badge: badge.id,
    revision: Number(form.text('revision')),
  });
  // Back to that page of this badge's draft which it came from.
  const from = form.text('from');
  const parts = [paths.rubric(badge.id), ...languagePages(badge.id, from)];
  const back = parts.includes(from) ? from : paths.editBadge(badge.id);
  return seeOther(kind === 'undone' ? `${back}?undone=1` : back);
}

function languagePages(badge: string, from: string): string[] {
  const language = from.slice(from.lastIndexOf('/') + 1);
  return CONTENT_LANGUAGES.filter((one) => one === language).map((one) => paths.badgeLanguage(badge, one));
}

async function chooseCourse(request: BadgeRequest): Promise<Answer> {
  return page('history/copy', copyPage(request, await otherCourses(request), false));
}

/** However often it is sent, a course gets one copy. */
async function copy(request: BadgeRequest): Promise<Answer> {
  const { services, session, badge, form } = request;
  const others = await otherCourses(request);
  const target = others.find(({ id }) => id === form.text('course'));
  if (target === undefined) return page('history/copy', copyPage(request, others, true), 422);
  if (session.person === undefined) throw new AppError('NOT_ALLOWED');
  const adoption = await services.adoptBadge({
    institution: session.institution,
    course: target.id,
    origin: badge.id,
    choice: 'copy',
    person: session.person,
  });
  return seeOther(paths.badge(adoption.badge));
}

/** The courses in which this session teaches, beside the badge's own. */
async function otherCourses({ services, session, course }: BadgeRequest): Promise<Course[]> {
  const taught = Object.entries(session.roles)
    .filter(([id, held]) => id !== course.id && held.includes('teacher'))
    .map(([id]) => services.findCourse(session.institution, id));
  return Promise.all(taught);
}
