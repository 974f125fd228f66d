import { changeObstacle } from '../../domain/badgeStatusRules.js';
import { nextState } from '../../domain/submission.js';
import { isWritable, mayStartAfter } from '../../domain/submissionRules.js';
import type { PageData } from '../answer.js';
import { STATE_KINDS } from '../badge/ownWork.js';
import { renewalView } from '../lifecycle/renewalView.js';
import { paths } from '../paths.js';
import { awardView } from './awardView.js';
import { roundView } from './roundView.js';
import { type Award, type SubmissionReader, studentContent } from './submissionReader.js';

/** The student's own submission: how it stands, what happens next, and every round. */
export function submissionPage(reader: SubmissionReader, award: Award, publicUrl: string): PageData {
  const { submission, text } = reader;
  const { state, rounds, trial, id } = submission;
  const content = studentContent(reader);
  const { criteria } = content.assessmentCriteria;
  const [latest, ...earlier] = rounds.map((round) => roundView(round, criteria, reader)).reverse();
  const standing = changedStanding(reader, award) ?? {
    state: { label: text(`submit.states.${state}`), kind: STATE_KINDS[state] },
    notice: STATE_KINDS[state] === 'bad' ? 'error' : STATE_KINDS[state],
    nextHeading: text(state === 'approved' ? 'submit.page.earnedHeading' : 'submit.page.nextHeading'),
    next: nextWords(reader),
  };
  return {
    ...standing,
    title: text(state === 'approved' ? 'submit.page.titleEarned' : 'submit.page.title', {
      badge: content.title,
    }),
    badge: { href: paths.badge(submission.badge), title: content.title },
    trial,
    write: isWritable(state)
      ? {
          href: paths.submissionEdit(id),
          label: text(state === 'draft' ? 'submit.page.continue' : 'submit.page.improve'),
        }
      : undefined,
    startAgain: mayStartAfter(submission, trial) ? paths.startSubmission(submission.badge) : undefined,
    withdraw: nextState(state, 'withdraw') === undefined ? undefined : paths.withdraw(id),
    award: awardView(reader, award, publicUrl),
    renewal: renewalView(reader, award),
    giveUp:
      award.kind === 'issued' && changeObstacle(award.issued, 'giveUp') === undefined
        ? paths.giveUp(id)
        : undefined,
    latest,
    earlier,
  };
}

/** A badge that does not count is no occasion to say well done. */
function changedStanding({ text, present }: SubmissionReader, award: Award) {
  if (award.kind !== 'issued') return undefined;
  const { state, revocation, suspension } = award.issued;
  if (revocation?.givenUp) {
    return {
      notice: 'wait',
      nextHeading: text('lifecycle.award.givenUpHeading'),
      next: text('lifecycle.award.givenUpAt', { date: present.date(revocation.at) }),
    };
  }
  if (revocation !== undefined) {
    return {
      notice: 'error',
      nextHeading: text('submit.award.revokedHeading'),
      next: text('submit.award.revokedAt', { date: present.date(revocation.at) }),
      reason: revocation.reason,
    };
  }
  if (state === 'superseded') {
    return {
      notice: 'good',
      nextHeading: text('lifecycle.award.supersededHeading'),
      next: text('lifecycle.award.supersededAt'),
    };
  }
  return (
    suspension && {
      notice: 'wait',
      nextHeading: text('lifecycle.award.suspendedHeading'),
      next: text('lifecycle.award.suspendedAt', { date: present.date(suspension.at) }),
      reason: suspension.reason,
    }
  );
}

function nextWords({ submission, text, present }: SubmissionReader): string {
  const { state, trial, waitingSince, updatedAt } = submission;
  if (trial && state === 'submitted') return text('submit.next.trial');
  return text(`submit.next.${state}`, { time: present.dateTime(waitingSince ?? updatedAt) });
}
