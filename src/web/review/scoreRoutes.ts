import { seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { type Route, submissionRoute } from '../route.js';

/** A teacher has the result of an approval sent to the gradebook once more. */
export const scoreRoutes: readonly Route[] = [
  submissionRoute({
    method: 'POST',
    path: patterns.score,
    roles: ['teacher', 'reviewer'],
    handle: async ({ services, submission, course }) => {
      await services.sendScoreAgain(submission);
      return seeOther(paths.review(course.id, submission.id));
    },
  }),
];
