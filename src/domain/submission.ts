export type SubmissionState =
  | 'draft'
  | 'submitted'
  | 'changesRequested'
  | 'approved'
  | 'rejected'
  | 'withdrawn';

/** One student's work towards one version of one badge. */
export interface Submission {
  readonly id: string;
  readonly institution: string;
  readonly course: string;
  readonly badge: string;
  /** The version they are judged against, for ever. */
  readonly version: number;
  readonly learner: string;
  /** 1 for the first try at this badge, 2 after a rejected or withdrawn one, …: makes a double start impossible. */
  readonly attempt: number;
  /** A teacher's own try: reviewed by nobody, issues nothing. */
  readonly trial: boolean;
  readonly state: SubmissionState;
  /** What the student is writing now; becomes a round when submitted. */
  readonly draft: RoundContent;
  readonly rounds: readonly Round[];
  /** The student agreed to be identified in the credential by a hash of their email. */
  readonly identifierConsent: boolean;
  /** As the student wrote it, to stand in the badge for everyone to read; absent for a badge that names nobody. */
  readonly shownName?: string;
  /** Since when the teacher has had it (for the queue). */
  readonly waitingSince?: string;
  /** Work that a decision left to do; the worker empties it. Present means: not all done. */
  readonly pending?: readonly PendingWork[];
  /** Earliest of the pending work, so that the worker finds it by an index. */
  readonly pendingSince?: string;
  /** Drawn in the approving decision itself, so that a badge can neither be lost nor doubled. */
  readonly credential?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface RoundContent {
  readonly evidence: readonly EvidenceItem[];
  /** By criterion id. */
  readonly selfAssessment: Readonly<Record<string, SelfAssessment>>;
  readonly note: string;
}

export const SELF_ASSESSMENTS = ['yes', 'partly', 'notYet'] as const;
export type SelfAssessment = (typeof SELF_ASSESSMENTS)[number];

export interface EvidenceItem {
  /** Stable over rounds, so that what changed can be marked. */
  readonly id: string;
  /** An https address. */
  readonly url: string;
  readonly title: string;
  /** Ids of the criteria it shows. */
  readonly criteria: readonly string[];
  readonly note: string;
  /** The student agreed that this item is part of the credential, which anyone they give it to can read. */
  readonly consent: boolean;
}

/** One submitting, and what the teacher said to it. */
export interface Round extends RoundContent {
  readonly number: number;
  readonly submittedAt: string;
  readonly review?: Review;
}

export const DECISIONS = ['approved', 'changesRequested', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];
export const VERDICTS = ['shown', 'notYet'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Review {
  /** Drawn by the form that decides: a repeat of the same form is recognised, not refused. */
  readonly id: string;
  readonly reviewer: string;
  readonly reviewedAt: string;
  readonly decision: Decision;
  /** Required for changesRequested and rejected. */
  readonly reason: string;
  readonly verdicts: readonly CriterionVerdict[];
  readonly grade?: string;
  /**
   * How the same outcomes were assessed in another way than the badge says; only with the student's agreement. It names
   * the method, never the need it was for.
   */
  readonly otherMethod?: string;
}

export interface CriterionVerdict {
  readonly criterion: string;
  readonly verdict: Verdict;
  readonly comment: string;
  /** Id of the level reached, where the criterion has levels and one of them was. */
  readonly level?: string;
}

/** What still follows from a recorded decision. */
export type PendingWork =
  | { readonly kind: 'issueCredential'; readonly decision: string; readonly credential: string }
  /** Nothing but the audit entry, which every decision gets. */
  | { readonly kind: 'recordDecision'; readonly decision: string };

export type SubmissionEvent = 'submit' | 'withdraw' | 'approve' | 'requestChanges' | 'reject';

/** The state machine as data: what each event leads to, from where. Anything absent is refused. */
export const SUBMISSION_TRANSITIONS: Readonly<
  Record<SubmissionState, Readonly<Partial<Record<SubmissionEvent, SubmissionState>>>>
> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    approve: 'approved',
    requestChanges: 'changesRequested',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  changesRequested: { submit: 'submitted', withdraw: 'withdrawn' },
  approved: {},
  rejected: {},
  withdrawn: {},
};

/** The state `event` leads to, or undefined where it is not allowed. */
export function nextState(state: SubmissionState, event: SubmissionEvent): SubmissionState | undefined {
  return SUBMISSION_TRANSITIONS[state][event];
}

/** After these a new submission for the same badge may begin. */
export function isClosed(state: SubmissionState): boolean {
  return state === 'rejected' || state === 'withdrawn';
}
