import type { Platform } from '../domain/platform.js';
import { platformId } from '../domain/platformId.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { insertOnce } from './insertOnce.js';

/** A registration as `lti-config.json` has it. */
export interface StaticRegistration {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  /** Name of its institution; by default the first one. */
  readonly institution?: string;
}

type InstitutionOf = (name: string | undefined) => string | Promise<string>;

/**
 * At the start, the static registrations become platforms, active at once, or are brought up to date. One that is no
 * longer in the file stays as it is: its courses, people and badges hang on it. Deployments that an admin approved here
 * stay in, too.
 * @throws {Error} when a registration would move to another institution
 */
export function createSyncPlatforms({ store, clock }: { store: Store; clock: Clock }) {
  /** @param institutionOf the id of the institution of this name (undefined: the first one) */
  return async (
    registrations: readonly StaticRegistration[],
    institutionOf: InstitutionOf,
  ): Promise<void> => {
    for (const registration of registrations) {
      const institution = await institutionOf(registration.institution);
      await syncOne(store, wanted(registration, institution, clock()));
    }
  };
}

function wanted(registration: StaticRegistration, institution: string, now: Date): Platform {
  const { institution: _name, ...facts } = registration;
  return {
    ...facts,
    id: platformId(registration.issuer, registration.clientId),
    institution,
    state: 'active',
    origin: 'configuration',
    createdAt: now.toISOString(),
  };
}

/** Other processes may be starting at the same moment: whoever is second finds it done, and tries again if it differs. */
async function syncOne(store: Store, platform: Platform): Promise<void> {
  const { issuer, clientId } = platform;
  for (let attempt = 0; attempt < 5; attempt++) {
    const existing = await store.find('platforms', { issuer, clientId });
    if (
      existing === undefined
        ? (await insertOnce(store, 'platforms', platform)) !== undefined
        : await updated(store, existing, platform)
    ) {
      return;
    }
  }
  throw new Error(`the registration ${issuer} ${clientId} kept changing while it was being updated`);
}

async function updated(store: Store, existing: Stored<Platform>, platform: Platform): Promise<boolean> {
  if (existing.institution !== platform.institution) {
    throw new Error(
      `lti-config.json gives ${platform.issuer} ${platform.clientId} to another institution than the one it began with`,
    );
  }
  const { id, createdAt, approvedDeploymentIds: approved = [] } = existing;
  const deploymentIds = [...new Set([...platform.deploymentIds, ...approved])];
  // One that an admin shut out stays out, whatever the file says.
  const state = existing.sessionsEndedAt === undefined ? platform.state : existing.state;
  const changed: Stored<Platform> = { ...existing, ...platform, id, createdAt, deploymentIds, state };
  return isSame(existing, changed) || store.replace('platforms', changed);
}

function isSame(left: Platform, right: Platform): boolean {
  const facts = (platform: Platform): string => JSON.stringify(Object.entries(platform).sort());
  return facts(left) === facts(right);
}
