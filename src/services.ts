import type { Config } from './config/config.js';
import { openAdapters, type Surroundings } from './services/adapters.js';
import { administering } from './services/administering.js';
import { connecting } from './services/connecting.js';
import { defining, tabulating } from './services/defining.js';
import { endorsing } from './services/endorsing.js';
import { finding, launching, placing, reviewing, showing, submitting } from './services/journeys.js';
import { keeping } from './services/keeping.js';
import { createParts, type Parts } from './services/parts.js';
import { createFindInstitutionByName } from './usecases/findInstitutionByName.js';
import { createPrepareInstallation } from './usecases/prepareInstallation.js';
import { createSyncPlatforms } from './usecases/syncPlatforms.js';

export type { Surroundings } from './services/adapters.js';
export type Services = Awaited<ReturnType<typeof createServices>>;

/** The only composition root: adapters, what verbs share, then the verbs of each journey. */
export async function createServices(config: Config, surroundings: Surroundings = {}) {
  const parts = createParts(await openAdapters(config, surroundings));
  await prepare(parts, config);
  const { clock, log, locales } = parts;
  return {
    config,
    clock,
    log,
    locales,
    ...finding(parts),
    ...launching(parts),
    ...defining(parts),
    ...placing(parts),
    ...tabulating(parts),
    ...submitting(parts),
    ...reviewing(parts),
    ...showing(parts),
    ...administering(parts),
    ...connecting(parts),
    ...endorsing(parts),
    ...keeping(parts),
    ...running(parts),
  };
}

/** What every start checks, and the first one makes. @throws {InstallationError} */
async function prepare(parts: Parts, { lti }: Config): Promise<void> {
  const firstInstitution = await createPrepareInstallation(parts)({
    publicUrl: parts.publicUrl,
    institutionName: lti.institution,
    secretKeyFingerprint: parts.secretKeyFingerprint,
  });
  const institutionOf = createFindInstitutionByName({ ...parts, firstInstitution });
  await createSyncPlatforms(parts)(lti.platforms, institutionOf);
}

/** The process's own life: working, ready, closed. */
function running({ worker, store }: Parts) {
  let up = false;
  return {
    startWorking: () => {
      worker.start();
      up = true;
    },
    /** Readiness goes down first; resolves when the work in hand is done. */
    stopWorking: () => {
      up = false;
      return worker.stop();
    },
    /** Resolves when nothing that can be done now is left to do. */
    workDone: worker.idle,
    /** Whether requests should be sent here. @throws {AppError} when the store does not answer */
    ready: async () => {
      if (up) await store.ping();
      return up;
    },
    close: async () => {
      await worker.stop();
      await store.close();
    },
  };
}
