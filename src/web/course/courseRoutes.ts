import { page } from '../answer.js';
import { patterns } from '../paths.js';
import { courseRoute, type Route } from '../route.js';
import { coursePage } from './coursePage.js';

export const courseRoutes: readonly Route[] = [
  courseRoute({
    method: 'GET',
    path: patterns.course,
    roles: ['teacher', 'reviewer', 'student'],
    orVisitor: true,
    handle: async (request) => {
      const { services, session, course, roles, query } = request;
      const { institution, person } = session;
      const after = query.optional('after');
      const archived = query.text('show') === 'archived' && roles.includes('teacher');
      const [badges, submissions, recovered, notices] = await Promise.all([
        services.listBadges({ institution, course: course.id, archived, ...(after && { after }) }),
        person === undefined
          ? []
          : services.listOwnSubmissions({ institution, course: course.id, learner: person }),
        services.recoveredDrafts(session),
        person === undefined ? [] : services.readNotices(institution, person),
      ]);
      return page(
        'course/course',
        coursePage(request, {
          badges: badges.items,
          next: badges.next,
          submissions,
          recovered,
          notices,
          archived,
        }),
      );
    },
  }),
];
