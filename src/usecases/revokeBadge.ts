import type { IssuedBadge, Revocation } from '../domain/issuedBadge.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { revocationFaults } from '../domain/reviewRules.js';
import { AppError, InvalidInput } from '../errors.js';
import type { RecordAudit } from './recordAudit.js';

export interface RevokeCommand {
  readonly institution: string;
  /** The submission that earned the badge. */
  readonly submission: string;
  /** Who revokes: a person, or an admin who came by a setup link. */
  readonly by: string;
  readonly reason: string;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly recordAudit: RecordAudit;
}

const MOST_TRIES = 10;

/**
 * Revokes for good; a badge revoked before stays as it was revoked then. Whoever may is decided at the door.
 * @returns the badge as it stands now
 * @throws {AppError} NOT_FOUND while no badge is issued; INVALID_INPUT for the reason; STORE_BUSY
 */
export function createRevokeBadge(parts: Parts) {
  return async (command: RevokeCommand): Promise<IssuedBadge> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const badge = await findIssued(parts.store, command);
      const revoked = badge.state === 'revoked' ? badge : await revoke(parts, badge, command);
      if (revoked !== undefined) {
        await recordRevocation(parts.recordAudit, revoked);
        return revoked;
      }
    }
    throw new AppError('STORE_BUSY', { detail: `badge of submission ${command.submission} kept changing` });
  };
}

async function findIssued(
  store: Store,
  { institution, submission }: RevokeCommand,
): Promise<Stored<IssuedBadge>> {
  const badge = await store.find('issuedBadges', { institution, submission });
  if (badge === undefined) throw new AppError('NOT_FOUND');
  return badge;
}

async function revoke(
  { store, clock }: Parts,
  badge: Stored<IssuedBadge>,
  { by, reason }: RevokeCommand,
): Promise<IssuedBadge | undefined> {
  const faults = revocationFaults(reason);
  if (faults.length > 0) throw new InvalidInput(faults);
  const now = clock();
  const revocation: Revocation = { at: now.toISOString(), by, reason };
  const newest = await newestChange(store, badge);
  const revoked: Stored<IssuedBadge> = {
    ...badge,
    state: 'revoked',
    revocation,
    statusChangedAt: laterThan(newest, now),
  };
  if (!(await store.replace('issuedBadges', revoked))) return undefined;
  await makeNewest(store, badge.id);
  return revoked;
}

/**
 * Readers of a status list know by its newest change whether what they signed before still holds. Another process may
 * have made a change as new as this one, and a reader may have seen that before this one was written: then this one
 * moves beyond it, once. Whoever sees anything newer than what is newest now sees the revocation too.
 */
async function makeNewest(store: Store, id: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const badge = await store.find('issuedBadges', { id });
    if (badge === undefined) return;
    const newest = await newestChange(store, badge, id);
    if (newest === undefined || newest < badge.statusChangedAt) return;
    const moved = { ...badge, statusChangedAt: laterThan(newest, new Date(0)) };
    if (await store.replace('issuedBadges', moved)) return;
  }
  throw new AppError('STORE_BUSY', { detail: `the status list of badge ${id} kept changing` });
}

/** When the list last changed, by another badge than `except`. */
async function newestChange(
  store: Store,
  { institution, statusList }: IssuedBadge,
  except?: string,
): Promise<string | undefined> {
  const { items } = await store.page('issuedBadges', {
    where: { institution, statusList },
    orderBy: 'statusChangedAt',
    direction: 'descending',
    limit: 2,
  });
  return items.find((badge) => badge.id !== except)?.statusChangedAt;
}

/** Now, or a millisecond after `newest` where the clock is not yet there. */
function laterThan(newest: string | undefined, now: Date): string {
  const earliest = newest === undefined ? 0 : Date.parse(newest) + 1;
  return new Date(Math.max(earliest, now.getTime())).toISOString();
}

async function recordRevocation(recordAudit: RecordAudit, badge: IssuedBadge): Promise<void> {
  const { id, institution, revocation } = badge;
  if (revocation === undefined) throw new Error(`badge ${id} is revoked without saying by whom`);
  await recordAudit({
    id: `credentials/${id}/revocation`,
    institution,
    at: revocation.at,
    actor: revocation.by,
    action: 'revoke',
    subject: `credentials/${id}/badges/${badge.badge}/versions/${badge.version}`,
  });
}
