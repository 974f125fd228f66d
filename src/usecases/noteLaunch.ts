import {
  LAUNCH_RECORD_MS,
  type LandedLaunch,
  type LaunchRecord,
  type RefusedLaunch,
  withLanded,
  withRefused,
} from '../domain/launchRecord.js';
import { isLaunchReason } from '../domain/launchRefusal.js';
import type { Launch, Platform } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

const MOST_TRIES = 3;
const MOST_REMEMBERED = 1000;

export type NoteLaunch = ReturnType<typeof createNoteLaunch>;

/**
 * Remembers what became of launches, for the admin of the platform: without personal data, bounded, and never in the way
 * of a launch. Alike ones are noted once a minute.
 */
export function createNoteLaunch({ store, clock }: { store: Store; clock: Clock }) {
  const noted = new Map<string, number>();

  /** Whether this process has noted the like within the last minute. */
  function isRecent(key: string): boolean {
    const minute = Math.floor(clock().getTime() / 60_000);
    if (noted.get(key) === minute) return true;
    if (noted.size >= MOST_REMEMBERED) noted.clear();
    noted.set(key, minute);
    return false;
  }

  const note = (platform: Whose, change: (record: LaunchRecord) => LaunchRecord): Promise<void> =>
    keep(store, platform, clock(), change);

  return {
    async landed(launch: Launch, boundBy: LandedLaunch['boundBy']): Promise<void> {
      const entry = describe(launch, boundBy, clock());
      const { at: _at, clockSkew: _skew, ...facts } = entry;
      if (isRecent(JSON.stringify([launch.platform.id, facts]))) return;
      await note(launch.platform, (record) => withLanded(record, entry));
    },
    /** Any error at all: what is no refusal of a launch is not noted. */
    async refused(platform: Whose, error: unknown, reference: string): Promise<void> {
      const reason = error instanceof AppError ? error.textKey.replace(/^launch\./, '') : '';
      if (!isLaunchReason(reason) || isRecent(`${platform.id} ${reason}`)) return;
      const entry: RefusedLaunch = { at: clock().toISOString(), reason, reference };
      await note(platform, (record) => withRefused(record, entry));
    },
  };
}

type Whose = Pick<Platform, 'id' | 'institution'>;

function describe(launch: Launch, boundBy: LandedLaunch['boundBy'], now: Date): LandedLaunch {
  return {
    at: now.toISOString(),
    messageType: launch.messageType,
    deploymentId: launch.deploymentId,
    boundBy,
    clockSkew: Math.round((Date.parse(launch.issuedAt) - now.getTime()) / 1000),
    name: launch.name !== undefined,
    email: launch.email !== undefined,
    services: launch.offers,
  };
}

async function keep(
  store: Store,
  { id, institution }: Whose,
  now: Date,
  change: (record: LaunchRecord) => LaunchRecord,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + LAUNCH_RECORD_MS).toISOString();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      const known = await store.find('launchRecords', { id });
      const before: LaunchRecord = known ?? { id, institution, landed: [], refused: [], expiresAt };
      const changed = { ...change(before), expiresAt };
      if (known === undefined) await store.insert('launchRecords', changed);
      else if (!(await store.replace('launchRecords', { ...changed, revision: known.revision }))) continue;
      return;
    } catch (error) {
      // A launch does not fail because the store could not remember it.
      if (error instanceof AppError && error.status === 503) return;
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
  }
}
