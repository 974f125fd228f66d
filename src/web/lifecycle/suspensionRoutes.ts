import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { SETUP_LINK } from '../review/names.js';
import { type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { demandIssued } from './demandIssued.js';
import { type ReasonFormState, suspensionPage } from './suspensionPage.js';

const THOSE = { path: patterns.suspension, roles: ['teacher'], orAdmin: true } as const;

/** Suspending and restoring: a teacher of the course, or an admin of the school. */
export const suspensionRoutes: readonly Route[] = [
  submissionRoute({
    ...THOSE,
    method: 'GET',
    handle: (request) => answerPage(request, { reason: '', faults: [] }),
  }),
  submissionRoute({ ...THOSE, method: 'POST', handle: takeReason }),
];

async function takeReason(request: SubmissionRequest): Promise<Answer> {
  const { services, session, submission, course, form } = request;
  const kind = form.text('kind');
  if (kind !== 'suspend' && kind !== 'restore') throw new AppError('MALFORMED_REQUEST');
  const reason = form.text('reason');
  try {
    const by = session.person ?? SETUP_LINK;
    await services.changeBadge({
      institution: session.institution,
      submission: submission.id,
      kind,
      by,
      reason,
    });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return answerPage(request, { reason, faults: error.faults }, error.status);
  }
  return seeOther(paths.suspension(course.id, submission.id));
}

async function answerPage(request: SubmissionRequest, state: ReasonFormState, status = 200): Promise<Answer> {
  const details = await request.services.openReview(request.submission);
  const data = suspensionPage(request, details, demandIssued(details), state);
  return page('lifecycle/suspension', data, status);
}
