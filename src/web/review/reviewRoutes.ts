import { newId } from '../../domain/ids.js';
import { type ReviewDraft, reviewObstacle } from '../../domain/reviewRules.js';
import type { Review } from '../../domain/submission.js';
import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { courseRoute, type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { versionContent } from '../submit/submissionReader.js';
import { conflictPage } from './conflictPage.js';
import { awardsPage, queuePage } from './queuePage.js';
import { EMPTY_DRAFT, readDraft, readReview } from './reviewForm.js';
import { type ReviewFormState, reviewPage } from './reviewPage.js';
import { revokeRoutes } from './revokeRoutes.js';
import { scoreRoutes } from './scoreRoutes.js';

const JUDGES = ['teacher', 'reviewer'] as const;

export const reviewRoutes: readonly Route[] = [
  courseRoute({
    method: 'GET',
    path: patterns.reviews,
    roles: JUDGES,
    handle: async (request) => {
      const { services, session, course, query } = request;
      const { institution, person } = session;
      const after = query.optional('after');
      const asked = { institution, course: course.id, ...(after && { after }) };
      if (query.text('show') === 'awarded') {
        return page('review/queue', awardsPage(request, await services.listAwards(asked)));
      }
      return page(
        'review/queue',
        queuePage(request, await services.reviewQueue({ ...asked, reviewer: person })),
      );
    },
  }),
  submissionRoute({ method: 'GET', path: patterns.review, roles: JUDGES, handle: showReview }),
  submissionRoute({ method: 'POST', path: patterns.review, roles: JUDGES, handle: takeReview }),
  ...revokeRoutes,
  ...scoreRoutes,
];

async function showReview(request: SubmissionRequest): Promise<Answer> {
  demandReviewable(request);
  return answerPage(request, { decision: newId(), draft: EMPTY_DRAFT, faults: [] });
}

/** @throws {AppError} NOT_ALLOWED for one's own submission or a trial; NOT_FOUND for what nobody has submitted yet */
function demandReviewable({ submission, session }: SubmissionRequest): void {
  const obstacle = reviewObstacle(submission, session.person);
  if (obstacle !== undefined) throw new AppError('NOT_ALLOWED', { message: `review.obstacles.${obstacle}` });
  if (submission.rounds.length === 0) throw new AppError('NOT_FOUND');
}

async function answerPage(request: SubmissionRequest, state: ReviewFormState, status = 200): Promise<Answer> {
  const details = await request.services.openReview(request.submission);
  return page('review/review', reviewPage(request, details, state), status);
}

async function takeReview(request: SubmissionRequest): Promise<Answer> {
  const { services, session, submission, course, form } = request;
  demandReviewable(request);
  const { criteria } = versionContent(request).assessmentCriteria;
  if (form.text('action') === 'recover') return putBack(request, readDraft(form, criteria));
  const { person, institution } = session;
  if (person === undefined) throw new AppError('NOT_ALLOWED');
  const posted = readReview(form, criteria);
  try {
    const answer = await services.reviewSubmission({
      institution,
      submission: submission.id,
      reviewer: person,
      ...posted,
    });
    if (answer.outcome === 'recorded') return seeOther(paths.review(course.id, submission.id));
    const review = answer.outcome === 'decidedByOther' ? answer.review : undefined;
    return answerConflict(
      { ...request, submission: { ...submission, ...answer.submission } },
      posted.draft,
      review,
    );
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const state = { decision: posted.decision, draft: posted.draft, faults: error.faults };
    return answerPage(request, state, error.status);
  }
}

/** What was typed before the session ended goes back into the form, under a new decision: it is looked over first. */
async function putBack(request: SubmissionRequest, draft: ReviewDraft): Promise<Answer> {
  if (request.submission.state === 'submitted') {
    return answerPage(request, { decision: newId(), draft, faults: [], recovered: true });
  }
  return answerConflict(request, draft, request.submission.rounds.at(-1)?.review);
}

async function answerConflict(
  request: SubmissionRequest,
  draft: ReviewDraft,
  review: Review | undefined,
): Promise<Answer> {
  const details = await request.services.openReview(request.submission);
  const { criteria } = versionContent(request).assessmentCriteria;
  return page('review/conflict', conflictPage(request, details, { draft, criteria, review }), 409);
}
