import type { AssessmentCriterion } from '../../domain/badgeDefinition.js';
import type { ReviewDraft } from '../../domain/reviewRules.js';
import type { Review } from '../../domain/submission.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import { verdictWords } from '../rubric/levels.js';
import { reviewWords } from './decisionView.js';
import { learnerName } from './names.js';
import type { ReviewDetails, ReviewReader } from './reviewPage.js';

/** Someone was faster: what happened meanwhile, and everything that was typed, so that nothing is lost. */
export function conflictPage(
  reader: ReviewReader,
  details: ReviewDetails,
  {
    draft,
    criteria,
    review,
  }: {
    readonly draft: ReviewDraft;
    readonly criteria: readonly AssessmentCriterion[];
    /** The decision that was there first; none when the student withdrew or sent something new. */
    readonly review: Review | undefined;
  },
): PageData {
  const { submission, course, text } = reader;
  const reason = submission.state === 'withdrawn' ? 'withdrawn' : 'newRound';
  return {
    title: text(review ? 'review.conflict.decidedTitle' : 'review.conflict.movedOnTitle'),
    learner: text('review.page.title', {
      learner: learnerName(details.people.get(submission.learner), submission.learner, text),
    }),
    words: text(review ? 'review.conflict.decided' : `review.conflict.${reason}`),
    decided: review && reviewWords(review, details.people, reader),
    typed: typedView(draft, criteria, text),
    open: paths.review(course.id, submission.id),
    reviews: paths.reviews(course.id),
  };
}

function typedView(draft: ReviewDraft, criteria: readonly AssessmentCriterion[], text: ReviewReader['text']) {
  return {
    choice: draft.choice && text(`review.choices.${draft.choice}`),
    reason: draft.reason,
    grade: draft.grade,
    otherMethod: draft.otherMethod,
    criteria: criteria.flatMap((criterion) => {
      const typed = draft.verdicts[criterion.id];
      if (typed === undefined || (typed.verdict === undefined && typed.comment === '')) return [];
      const verdict =
        typed.verdict && verdictWords(typed, criterion, text(`review.verdicts.${typed.verdict}`));
      return [{ text: criterion.text, verdict, comment: typed.comment }];
    }),
  };
}
