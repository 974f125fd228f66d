import type { Score } from '../../domain/score.js';
import { paths } from '../paths.js';
import type { ReviewReader } from './reviewPage.js';

/** What became of the result on its way to the gradebook, and what can be done about it. */
export function scoreView(
  { submission, course, text, present }: ReviewReader,
  score: Score | undefined,
  revoked: boolean,
) {
  if (score === undefined) return undefined;
  const retrying = score.state === 'waiting' && score.problem !== undefined;
  const time = (retrying ? score.dueAt : score.sentAt) ?? score.timestamp;
  return {
    words: text(`scores.states.${retrying ? 'retrying' : score.state}`, { time: present.dateTime(time) }),
    problem: score.problem && text(`scores.problems.${score.problem}`),
    kind: KINDS[score.state],
    revoked:
      revoked && (score.state === 'sent' || score.state === 'kept') ? text('scores.revoked') : undefined,
    // Nothing stands still while it is on its way for the first time.
    again:
      revoked || (score.state === 'waiting' && !retrying) ? undefined : paths.score(course.id, submission.id),
  };
}

const KINDS: Readonly<Record<Score['state'], 'good' | 'wait' | 'bad'>> = {
  waiting: 'wait',
  sent: 'good',
  kept: 'good',
  refused: 'bad',
  failed: 'bad',
};
