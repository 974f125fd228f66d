import { ROLES } from '../../domain/roles.js';
import { AppError } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { badgeRoute, type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { submissionPage } from './submissionPage.js';

const SECONDS_UNTIL_SIGNED = '2';

/** Beginning, seeing and taking back a submission. */
export const submissionRoutes: readonly Route[] = [
  badgeRoute({
    method: 'POST',
    path: patterns.startSubmission,
    roles: ROLES,
    handle: async ({ services, session, badge, roles }) => {
      if (session.person === undefined) throw new AppError('NOT_ALLOWED');
      const submission = await services.startSubmission({ badge, learner: session.person, roles });
      return seeOther(
        submission.state === 'draft' ? paths.submissionEdit(submission.id) : paths.submission(submission.id),
      );
    },
  }),
  submissionRoute({ method: 'GET', path: patterns.submission, roles: ROLES, handle: showSubmission }),
  submissionRoute({
    method: 'POST',
    path: patterns.withdraw,
    roles: ROLES,
    ownerOnly: true,
    handle: async ({ services, session, submission }) => {
      await services.withdrawSubmission(submission, session.person);
      return seeOther(paths.submission(submission.id));
    },
  }),
];

async function showSubmission(request: SubmissionRequest): Promise<Answer> {
  const { services, session, submission, course } = request;
  if (submission.learner !== session.person) return seeOther(paths.review(course.id, submission.id));
  const award = await services.findAward(submission);
  const answer = page('submit/submission', submissionPage(request, award, services.config.publicUrl));
  // While it is being signed, the page looks again by itself.
  return award.kind === 'pending' ? { ...answer, headers: { Refresh: SECONDS_UNTIL_SIGNED } } : answer;
}
