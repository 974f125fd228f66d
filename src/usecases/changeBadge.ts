import { changeFaults, changeObstacle, withChange } from '../domain/badgeStatusRules.js';
import type { BadgeChangeKind, IssuedBadge } from '../domain/issuedBadge.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';
import type { SettleBadge } from './settleBadge.js';
import { makeNewest, nextMoment } from './statusMoment.js';

export interface ChangeBadgeCommand {
  readonly institution: string;
  /** The submission that earned the badge. */
  readonly submission: string;
  readonly kind: Exclude<BadgeChangeKind, 'correct' | 'supersede'>;
  /** Who does it: a person, or an admin who came by a setup link. */
  readonly by: string;
  readonly reason: string;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly settleBadge: SettleBadge;
}

const MOST_TRIES = 10;

/**
 * Suspends, restores, revokes or gives up a badge. Doing it again changes nothing: what was done first stays as it was.
 * Whoever may is decided at the door. The change and the list of all changes are one conditional update; its audit entry
 * and its notice follow from that, at the latest by the worker.
 * @returns the badge as it stands now
 * @throws {AppError} NOT_FOUND while no badge is issued; CONFLICT where its state does not allow it; INVALID_INPUT for the
 * reason; STORE_BUSY
 */
export function createChangeBadge(parts: Parts) {
  return async (command: ChangeBadgeCommand): Promise<IssuedBadge> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const badge = await findIssued(parts.store, command);
      const obstacle = changeObstacle(badge, command.kind);
      if (obstacle !== undefined && obstacle !== 'done') {
        throw new AppError('CONFLICT', { message: `lifecycle.obstacles.${obstacle}` });
      }
      const changed = obstacle === 'done' ? badge : await change(parts, badge, command);
      if (changed !== undefined) {
        await parts.settleBadge(changed.id);
        return changed;
      }
    }
    throw new AppError('STORE_BUSY', { detail: `badge of submission ${command.submission} kept changing` });
  };
}

async function findIssued(
  store: Store,
  { institution, submission }: ChangeBadgeCommand,
): Promise<Stored<IssuedBadge>> {
  const badge = await store.find('issuedBadges', { institution, submission });
  if (badge === undefined) throw new AppError('NOT_FOUND');
  return badge;
}

async function change(
  { store, clock }: Parts,
  badge: Stored<IssuedBadge>,
  { kind, by, reason }: ChangeBadgeCommand,
): Promise<IssuedBadge | undefined> {
  const faults = changeFaults(kind, reason);
  if (faults.length > 0) throw new InvalidInput(faults);
  const now = clock();
  const statusChangedAt = await nextMoment(store, badge, 'statusChangedAt', now);
  const changed = withChange(badge, { kind, by, reason }, { now, statusChangedAt });
  if (!(await store.replace('issuedBadges', { ...changed, revision: badge.revision }))) return undefined;
  await makeNewest(store, badge.id, 'statusChangedAt');
  return changed;
}
