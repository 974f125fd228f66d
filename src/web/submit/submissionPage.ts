import { nextState } from '../../domain/submission.js';
import { isWritable, mayStartAfter } from '../../domain/submissionRules.js';
import type { PageData } from '../answer.js';
import { STATE_KINDS } from '../badge/ownWork.js';
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
  const standing = revokedStanding(reader, award) ?? {
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
    latest,
    earlier,
  };
}

/** A badge that was taken back is no more an occasion to say well done. */
function revokedStanding({ text, present }: SubmissionReader, award: Award) {
  const revocation = award.kind === 'issued' ? award.issued.revocation : undefined;
  return (
    revocation && {
      notice: 'error',
      nextHeading: text('submit.award.revokedHeading'),
      next: text('submit.award.revokedAt', { date: present.date(revocation.at) }),
      reason: revocation.reason,
    }
  );
}

function nextWords({ submission, text, present }: SubmissionReader): string {
  const { state, trial, waitingSince, updatedAt } = submission;
  if (trial && state === 'submitted') return text('submit.next.trial');
  return text(`submit.next.${state}`, { time: present.dateTime(waitingSince ?? updatedAt) });
}
