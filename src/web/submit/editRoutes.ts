import { ROLES } from '../../domain/roles.js';
import { isWritable, type SubmissionWork } from '../../domain/submissionRules.js';
import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { editPage } from './editPage.js';
import { lockedPage } from './lockedPage.js';
import { versionContent } from './submissionReader.js';
import { applyAction, readAction, readRevision, readWork, type WorkAction } from './workForm.js';

/** Writing the evidence: one form with four kinds of buttons. */
export const editRoutes: readonly Route[] = [
  submissionRoute({
    method: 'GET',
    path: patterns.submissionEdit,
    roles: ROLES,
    ownerOnly: true,
    handle: showForm,
  }),
  submissionRoute({
    method: 'POST',
    path: patterns.submissionEdit,
    roles: ROLES,
    ownerOnly: true,
    handle: takeForm,
  }),
];

async function showForm(request: SubmissionRequest): Promise<Answer> {
  const { submission, query } = request;
  if (!isWritable(submission.state)) return seeOther(paths.submission(submission.id));
  const { draft: content, identifierConsent, shownName } = submission;
  const state = {
    work: { content, identifierConsent, ...(shownName !== undefined && { shownName }) },
    faults: [],
    email: await emailOf(request),
    saved: query.has('saved'),
  };
  return page('submit/edit', editPage(request, state));
}

async function takeForm(request: SubmissionRequest): Promise<Answer> {
  const { services, submission, session, form } = request;
  const criteria = versionContent(request).assessmentCriteria.criteria.map((criterion) => criterion.id);
  const action = readAction(form);
  const work = applyAction(readWork(form, submission, criteria), action);
  const command = {
    submission,
    badge: request.badge,
    learner: session.person,
    revision: readRevision(form),
    work,
  };
  try {
    if (action.kind === 'submit') await services.submitEvidence(command);
    else await services.saveSubmissionDraft(command);
  } catch (error) {
    return answerFault(error, request, work);
  }
  return seeOther(afterwards(action, submission.id, work));
}

/** After adding and removing, the browser goes on at the evidence in question. */
function afterwards(action: WorkAction, id: string, { content }: SubmissionWork): string {
  if (action.kind === 'submit') return paths.submission(id);
  const edit = paths.submissionEdit(id);
  if (action.kind === 'save') return `${edit}?saved=1`;
  const last = content.evidence.length - 1;
  const index = action.kind === 'add' ? last : Math.min(action.index, last);
  return `${edit}#evidence-${Math.max(index, 0)}`;
}

/** The same form with all that was typed; beside it, what else was saved meanwhile. */
async function answerFault(
  error: unknown,
  request: SubmissionRequest,
  work: SubmissionWork,
): Promise<Answer> {
  if (error instanceof InvalidInput) {
    const state = { work, faults: error.faults, email: await emailOf(request) };
    return page('submit/edit', editPage(request, state), error.status);
  }
  if (!(error instanceof AppError) || error.code !== 'STALE_EDIT') throw error;
  const { institution, id } = request.submission;
  const latest = await request.services.findSubmission(institution, id);
  const reader = { ...request, submission: latest };
  if (!isWritable(latest.state)) return page('submit/locked', lockedPage(reader, work), error.status);
  const state = { work, faults: [], email: await emailOf(request), conflict: latest };
  return page('submit/edit', editPage(reader, state), error.status);
}

async function emailOf({ services, session }: SubmissionRequest): Promise<string | undefined> {
  if (session.person === undefined) return undefined;
  return (await services.findPerson(session.institution, session.person)).email;
}
