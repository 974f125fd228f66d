import type { Course } from '../../domain/platform.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { choicesMaker } from '../submit/choices.js';

type Reader = Pick<BadgeRequest, 'badge' | 'course' | 'text'>;

/** To which of the teacher's other courses the badge is to be copied. */
export function copyPage(
  { badge, course, text }: Reader,
  others: readonly Course[],
  isMissing: boolean,
): PageData {
  const faults = isMissing ? [{ field: 'course', message: 'history.copy.missing' }] : [];
  const title = badge.versions.at(-1)?.content.title ?? '';
  return {
    title: text('history.copy.title'),
    course: { href: paths.course(course.id), title: course.title },
    badge: { href: paths.badge(badge.id), title: title || text('define.untitled') },
    back: paths.badgeHistory(badge.id),
    action: paths.copyBadge(badge.id),
    published: badge.versions.length > 0,
    choice:
      others.length === 0
        ? undefined
        : choicesMaker(faults, text)('course', text('history.copy.legend'), {
            chosen: [],
            options: others.map((other) => [other.id, other.title]),
          }),
  };
}
