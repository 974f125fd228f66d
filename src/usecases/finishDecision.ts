import type { AuditEntry } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { roundDecidedBy } from '../domain/reviewRules.js';
import type { Decision, PendingWork, Submission } from '../domain/submission.js';
import { AppError } from '../errors.js';
import type { IssueCredential } from './issueCredential.js';
import type { QueueScore } from './queueScore.js';
import type { AuditRecord, RecordAudit } from './recordAudit.js';
import type { SupersedeEarlier } from './supersedeEarlier.js';

/** Does what a submission's decisions left to do. */
export type FinishDecision = (submission: string) => Promise<void>;

const MOST_TRIES = 10;

/**
 * Does the pending work of a submission: first the badge, then what it renews, then its score on the way to the gradebook, then the audit entry, and only then is the work taken off the
 * submission. Each step finds out by itself whether it has been done, so a stop at any point loses and doubles nothing.
 */
export function createFinishDecision(parts: {
  readonly store: Store;
  readonly issueCredential: IssueCredential;
  readonly recordAudit: RecordAudit;
  readonly queueScore: QueueScore;
  readonly supersedeEarlier: SupersedeEarlier;
}): FinishDecision {
  return async (id) => {
    const submission = await parts.store.find('submissions', { id });
    const pending = submission?.pending ?? [];
    if (submission === undefined || pending.length === 0) return;
    for (const work of pending) {
      if (work.kind === 'issueCredential') {
        await parts.issueCredential(submission, work);
        await parts.supersedeEarlier(submission);
        await parts.queueScore(submission);
      }
      await parts.recordAudit(auditOf(submission, work.decision));
    }
    await takeOff(parts.store, id, pending);
  };
}

/** By identifiers alone: which round of which submission was judged against which version, how and by whom. */
function auditOf(submission: Submission, decision: string): AuditRecord {
  const round = roundDecidedBy(submission, decision);
  if (round === undefined) throw new Error(`submission ${submission.id} has no decision ${decision}`);
  const { review } = round;
  return {
    // A decision's id comes back from a form: only together with its submission is it surely the only one.
    id: `${submission.id}/${decision}`,
    institution: submission.institution,
    at: review.reviewedAt,
    actor: review.reviewer,
    action: ACTIONS[review.decision],
    subject: `submissions/${submission.id}/rounds/${round.number}/badges/${submission.badge}/versions/${submission.version}`,
  };
}

const ACTIONS: Readonly<Record<Decision, AuditEntry['action']>> = {
  approved: 'approve',
  changesRequested: 'requestChanges',
  rejected: 'reject',
};

/** @throws {AppError} STORE_BUSY when the submission changed under it ten times; the work is then found again */
async function takeOff(store: Store, id: string, done: readonly PendingWork[]): Promise<void> {
  const decisions = new Set(done.map((work) => work.decision));
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const submission = await store.find('submissions', { id });
    if (submission === undefined) return;
    const { pending = [], pendingSince, ...rest } = submission;
    const left = pending.filter((work) => !decisions.has(work.decision));
    if (left.length === pending.length) return;
    const next = left.length === 0 ? rest : { ...rest, pending: left, pendingSince };
    if (await store.replace('submissions', next)) return;
  }
  throw new AppError('STORE_BUSY', { detail: `pending work of submission ${id} could not be taken off` });
}
