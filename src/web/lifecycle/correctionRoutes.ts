import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { SETUP_LINK } from '../review/names.js';
import { type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { type CorrectionFormState, correctionPage, currentDraft } from './correctionPage.js';
import { demandIssued } from './demandIssued.js';

const THOSE = { path: patterns.correction, roles: ['teacher'], orAdmin: true } as const;

/** Putting right what an issued badge says: a teacher of the course, or an admin of the school. */
export const correctionRoutes: readonly Route[] = [
  submissionRoute({ ...THOSE, method: 'GET', handle: (request) => answerPage(request) }),
  submissionRoute({ ...THOSE, method: 'POST', handle: correct }),
];

async function correct(request: SubmissionRequest): Promise<Answer> {
  const { services, session, submission, course, form } = request;
  const draft = {
    awardedOn: form.text('awardedOn'),
    grade: form.text('grade'),
    learnerName: form.text('learnerName'),
    reason: form.text('reason'),
  };
  try {
    const by = session.person ?? SETUP_LINK;
    await services.correctBadge({ submission, by, draft, digest: form.text('digest') });
  } catch (error) {
    if (error instanceof InvalidInput)
      return answerPage(request, { draft, faults: error.faults }, error.status);
    if (!(error instanceof AppError) || error.code !== 'STALE_EDIT') throw error;
    return answerPage(request, { draft, faults: [], stale: true }, error.status);
  }
  return seeOther(paths.correction(course.id, submission.id));
}

async function answerPage(
  request: SubmissionRequest,
  state?: CorrectionFormState,
  status = 200,
): Promise<Answer> {
  const details = await request.services.openReview(request.submission);
  const issued = demandIssued(details);
  const shown = state ?? { draft: currentDraft(issued), faults: [] };
  return page('lifecycle/correction', correctionPage(request, details, issued, shown), status);
}
