import type { BadgeDefinition } from '../../domain/badgeDefinition.js';
import { isClosed, type Submission } from '../../domain/submission.js';
import { mayStartAfter } from '../../domain/submissionRules.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';

/** The part of a badge's page where the reader shows their own skills: what they did, and the one next step. */
export interface OwnWork {
  readonly heading: string;
  readonly words: string;
  readonly state?: { readonly label: string; readonly kind: string };
  /** A form that begins a submission. */
  readonly start?: { readonly action: string; readonly label: string };
  /** A link to the submission that is there. */
  readonly open?: { readonly href: string; readonly label: string; readonly quiet: boolean };
}

type Speaker = Pick<WebRequest, 'text' | 'present'>;

export function ownWork(
  badge: Pick<BadgeDefinition, 'id'>,
  own: Submission | undefined,
  trial: boolean,
  { text, present }: Speaker,
): OwnWork {
  const heading = text(trial ? 'badgePage.trial.heading' : 'badgePage.own.heading');
  const start = (label: string) => ({ action: paths.startSubmission(badge.id), label: text(label) });
  // A trial from a time as a teacher is no part of a student's own way.
  if (own === undefined || (own.trial && !trial)) {
    const group = trial ? 'badgePage.trial' : 'badgePage.own';
    return { heading, words: text(`${group}.none`), start: start(`${group}.start`) };
  }
  const { state } = own;
  const group = own.trial && state === 'submitted' ? 'badgePage.trial' : 'badgePage.own';
  return {
    heading,
    words: text(`${group}.${state}`, { time: present.dateTime(own.waitingSince ?? own.updatedAt) }),
    state: { label: text(`submit.states.${state}`), kind: STATE_KINDS[state] },
    open: {
      href: state === 'draft' ? paths.submissionEdit(own.id) : paths.submission(own.id),
      label: text(`badgePage.open.${state}`),
      quiet: isClosed(state),
    },
    ...(mayStartAfter(own, trial) && { start: start('badgePage.own.startAgain') }),
  };
}

/** How a state is coloured; its words always stand beside. */
export const STATE_KINDS: Readonly<Record<Submission['state'], string>> = {
  draft: 'wait',
  submitted: 'wait',
  changesRequested: 'wait',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'bad',
};
