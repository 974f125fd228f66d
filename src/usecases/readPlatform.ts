import type { LaunchRecord } from '../domain/launchRecord.js';
import type { Platform } from '../domain/platform.js';
import type { PlatformProbe } from '../domain/ports/lti.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

export interface PlatformOverview {
  readonly platform: Stored<Platform>;
  /** Undefined before the first launch, and a month after the last. */
  readonly record: LaunchRecord | undefined;
}

/** A platform of this institution, and how its launches went. @throws {AppError} NOT_FOUND */
export function createReadPlatform({ store }: { store: Store }) {
  return async (institution: string, id: string): Promise<PlatformOverview> => {
    const platform = await store.find('platforms', { id });
    if (platform?.institution !== institution) throw new AppError('NOT_FOUND');
    return { platform, record: await store.find('launchRecords', { id }) };
  };
}

/** What was found when somebody looked just now. */
export interface KeyCheck {
  readonly reachable: boolean;
  /** Keys that may sign launches. */
  readonly keys: number;
  readonly milliseconds: number;
}

/** Reads the platform's key set now, past every cache. @throws {AppError} NOT_FOUND */
export function createCheckPlatform({
  store,
  platformProbe,
}: {
  store: Store;
  platformProbe: PlatformProbe;
}) {
  return async (institution: string, id: string): Promise<KeyCheck> => {
    const platform = await store.find('platforms', { id });
    if (platform?.institution !== institution) throw new AppError('NOT_FOUND');
    const began = performance.now();
    const keys = await platformProbe.countKeys(platform.jwksUri);
    const milliseconds = Math.round(performance.now() - began);
    return { reachable: keys !== undefined, keys: keys ?? 0, milliseconds };
  };
}
