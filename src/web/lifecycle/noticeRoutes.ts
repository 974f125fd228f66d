import { ROLES } from '../../domain/roles.js';
import { seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { courseRoute, type Route } from '../route.js';

/** A learner has read what happened to a badge of theirs. */
export const noticeRoutes: readonly Route[] = [
  courseRoute({
    method: 'POST',
    path: patterns.notice,
    roles: ROLES,
    handle: async ({ services, session, course, params }) => {
      await services.dismissNotice(params.notice ?? '', session.person);
      return seeOther(paths.course(course.id));
    },
  }),
];
