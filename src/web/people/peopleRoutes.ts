import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { type CourseRequest, courseRoute, type Route } from '../route.js';
import { peoplePage } from './peoplePage.js';

const JUDGES = ['teacher', 'reviewer'] as const;

/** Who is in the course, and how far with its badges (Names and Roles 2.0). Nothing here waits for the platform. */
export const peopleRoutes: readonly Route[] = [
  courseRoute({ method: 'GET', path: patterns.people, roles: JUDGES, handle: show }),
  courseRoute({ method: 'POST', path: patterns.people, roles: JUDGES, handle: refresh }),
];

async function show(request: CourseRequest): Promise<Answer> {
  const { services, session, course, query } = request;
  const badges = await services.listPublishedBadges({
    institution: session.institution,
    course: course.id,
  });
  const badge = badges.find(({ id }) => id === query.text('badge')) ?? badges[0];
  const known = course.services?.memberships !== undefined && badge !== undefined;
  const standings = known ? await services.readStandings(course, badge) : undefined;
  const from = Number(query.text('from'));
  const data = peoplePage(request, {
    badges,
    badge,
    standings,
    show: query.text('show'),
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
  });
  return page('people/people', data);
}

async function refresh({ services, course, form }: CourseRequest): Promise<Answer> {
  await services.refreshRoster(course);
  const badge = form.optional('badge');
  return seeOther(`${paths.people(course.id)}${badge ? `?badge=${encodeURIComponent(badge)}` : ''}`);
}
