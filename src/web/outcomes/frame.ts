import { withPlace } from '../define/badgeFormPage.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';

/** What every page of this journey shows: which badge it is for, and the way back. */
export function frame({ badge, course, text, query, form }: BadgeRequest) {
  const place = form.optional('place') ?? query.optional('place');
  return {
    course: { href: paths.course(course.id), title: course.title },
    badge: {
      href: withPlace(paths.editBadge(badge.id), place),
      title: badge.draft.title || text('define.untitled'),
    },
    ways: withPlace(paths.outcomes(badge.id), place),
    place,
  };
}

/** Back in the form, at the outcomes, with what was added. */
export function afterTaking(
  request: BadgeRequest,
  { outcomes, criteria }: { readonly outcomes: number; readonly criteria: number },
): string {
  const { place } = frame(request);
  const edit = paths.editBadge(request.badge.id);
  return withPlace(`${edit}?outcomes=${outcomes}&criteria=${criteria}#taken`, place);
}
