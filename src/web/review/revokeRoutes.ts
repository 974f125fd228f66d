import { InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { demandIssued } from '../lifecycle/demandIssued.js';
import { paths, patterns } from '../paths.js';
import { type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { SETUP_LINK } from './names.js';
import { type RevokeFormState, revokePage } from './revokePage.js';

/** Revoking: a teacher of the course, or an admin of the school. */
export const revokeRoutes: readonly Route[] = [
  submissionRoute({
    method: 'GET',
    path: patterns.revoke,
    roles: ['teacher'],
    orAdmin: true,
    handle: (request) => answerPage(request, { reason: '', faults: [] }),
  }),
  submissionRoute({
    method: 'POST',
    path: patterns.revoke,
    roles: ['teacher'],
    orAdmin: true,
    handle: takeReason,
  }),
];

async function takeReason(request: SubmissionRequest): Promise<Answer> {
  const { services, session, submission, course, form } = request;
  const reason = form.text('reason');
  try {
    await services.revokeBadge({
      institution: session.institution,
      submission: submission.id,
      by: session.person ?? SETUP_LINK,
      reason,
    });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return answerPage(request, { reason, faults: error.faults }, error.status);
  }
  return seeOther(paths.revoke(course.id, submission.id));
}

async function answerPage(request: SubmissionRequest, state: RevokeFormState, status = 200): Promise<Answer> {
  const details = await request.services.openReview(request.submission);
  return page('review/revoke', revokePage(request, details, demandIssued(details), state), status);
}
