import { type BadgeDefinition, currentVersion } from '../domain/badgeDefinition.js';
import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import { DuplicateKeyError, type Store, type Stored } from '../domain/ports/store.js';
import type { Role } from '../domain/roles.js';
import type { Submission } from '../domain/submission.js';
import { mayStartAfter } from '../domain/submissionRules.js';
import { mayEarnAgain } from '../domain/validity.js';
import { AppError } from '../errors.js';
import { createFindOwnSubmission } from './findOwnSubmission.js';

export interface StartSubmission {
  readonly badge: BadgeDefinition;
  readonly learner: string;
  /** The learner's own roles in the badge's course: whoever judges there makes a trial. */
  readonly roles: readonly Role[];
}

/**
 * Begins the next attempt at a badge's current version, or returns the one that is still going on or approved: however
 * often it is called, also at once, there is one. A badge that expires, or was revoked, may be earned again.
 * @throws {AppError} NOT_FOUND while the badge is only a draft; NOT_ALLOWED to begin while it is archived
 */
export function createStartSubmission({ store, clock }: { store: Store; clock: Clock }) {
  const findOwnSubmission = createFindOwnSubmission({ store });
  const mayStartNow = async (latest: Submission, trial: boolean): Promise<boolean> => {
    if (mayStartAfter(latest, trial)) return true;
    if (latest.state !== 'approved') return false;
    const { institution, id: submission } = latest;
    const issued = await store.find('issuedBadges', { institution, submission });
    return issued !== undefined && mayEarnAgain(issued, clock());
  };
  return async ({ badge, learner, roles }: StartSubmission): Promise<Stored<Submission>> => {
    const version = currentVersion(badge);
    if (version === undefined) throw new AppError('NOT_FOUND', { detail: 'the badge was never published' });
    const { institution, course, id } = badge;
    const trial = roles.some((role) => role !== 'student');
    const latest = await findOwnSubmission({ institution, badge: id, learner });
    if (latest !== undefined && !(await mayStartNow(latest, trial))) return latest;
    if (badge.archivedAt !== undefined) throw new AppError('NOT_ALLOWED', { message: 'history.notOffered' });
    const createdAt = clock().toISOString();
    const attempt = (latest?.attempt ?? 0) + 1;
    try {
      return await store.insert('submissions', {
        id: newId(),
        institution,
        course,
        badge: id,
        version: version.version,
        learner,
        attempt,
        trial,
        state: 'draft',
        draft: { evidence: [], selfAssessment: {}, note: '' },
        rounds: [],
        identifierConsent: false,
        createdAt,
        updatedAt: createdAt,
      });
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      const other = await store.find('submissions', { institution, badge: id, learner, attempt });
      if (other === undefined) throw error;
      return other;
    }
  };
}
