import type { Platform } from '../domain/platform.js';
import { platformId } from '../domain/platformId.js';
import type { Clock } from '../domain/ports/clock.js';
import type { PlatformConfiguration, RegisteredTool, RegistrationProtocol } from '../domain/ports/lti.js';
import { DuplicateKeyError, type Store, type Stored } from '../domain/ports/store.js';
import { refuseRegistration } from '../domain/registrationRefusal.js';
import type { OneTimeLink } from '../domain/session.js';
import { changePlatform } from './changePlatform.js';
import { createFindRegistrationLink } from './registrationLink.js';

/** A try that was cut off keeps others out for so long; the platform's answer is waited for less. */
const BUSY_MS = 30_000;

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly registrationProtocol: RegistrationProtocol;
}

/** What the platform's page was opened with. */
export interface RegistrationRequest {
  readonly token: string;
  /** `openid_configuration`: where the platform describes itself. */
  readonly configuration: string;
  readonly registrationToken?: string;
}

/**
 * LTI Dynamic Registration 1.0 with a one-time link. Only a registration that succeeded spends it; a failed one may be
 * repeated for as long as the link is good. Of two tries at once, the second is asked to wait.
 * @throws {AppError} LINK_SPENT, REGISTRATION_REFUSED
 */
export function createRegisterPlatform(parts: Parts) {
  const { store, registrationProtocol } = parts;
  const findLink = createFindRegistrationLink({ store });
  return async (request: RegistrationRequest): Promise<Platform> => {
    const link = await claimLink(parts, await findLink(request.token));
    try {
      const configuration = await registrationProtocol.readConfiguration(request.configuration);
      const registered = await registrationProtocol.register(configuration, request.registrationToken);
      const platform = await keepPlatform(parts, link, configuration, registered);
      await store.take('oneTimeLinks', { id: link.id });
      return platform;
    } catch (error) {
      await releaseLink(store, link.id);
      throw error;
    }
  };
}

async function claimLink({ store, clock }: Parts, link: Stored<OneTimeLink>): Promise<Stored<OneTimeLink>> {
  const now = clock().getTime();
  const busyUntil = new Date(now + BUSY_MS).toISOString();
  const free = link.busyUntil === undefined || Date.parse(link.busyUntil) <= now;
  if (free && (await store.replace('oneTimeLinks', { ...link, busyUntil }))) return link;
  throw refuseRegistration('busy', 'another registration with this link is under way');
}

async function releaseLink(store: Store, id: string): Promise<void> {
  const link = await store.find('oneTimeLinks', { id });
  if (link === undefined) return;
  const { busyUntil: _over, ...free } = link;
  await store.replace('oneTimeLinks', free);
}

/** New, or the one of this issuer and client brought up to date: a platform may register its tool again. */
async function keepPlatform(
  parts: Parts,
  link: OneTimeLink,
  configuration: PlatformConfiguration,
  registered: RegisteredTool,
): Promise<Platform> {
  const fresh = describePlatform(parts, link, configuration, registered);
  const { issuer, clientId } = fresh;
  const existing = await parts.store.find('platforms', { issuer, clientId });
  if (existing === undefined) {
    try {
      return await parts.store.insert('platforms', fresh);
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
      return keepPlatform(parts, link, configuration, registered);
    }
  }
  if (existing.institution !== link.institution) {
    throw refuseRegistration('otherInstitution', `platform ${existing.id} belongs to another institution`);
  }
  return changePlatform(parts.store, existing.id, (platform) => broughtUpToDate(platform, fresh));
}

function describePlatform(
  { clock }: Parts,
  link: OneTimeLink,
  configuration: PlatformConfiguration,
  { clientId, deploymentId, scopes }: RegisteredTool,
): Platform {
  const { issuer, authorizationEndpoint, tokenEndpoint, jwksUri, product } = configuration;
  const { host, hostname } = new URL(issuer);
  return {
    id: platformId(issuer, clientId),
    institution: link.institution,
    name: host,
    issuer,
    clientId,
    deploymentIds: deploymentId === undefined ? [] : [deploymentId],
    authorizationEndpoint,
    tokenEndpoint,
    jwksUri,
    state: link.host === hostname ? 'active' : 'waiting',
    createdAt: clock().toISOString(),
    origin: 'registration',
    grantedScopes: scopes,
    ...(product !== undefined && { product }),
  };
}

/** Whoever was let in stays so, unless a link made for nobody brings other addresses: then somebody has to look. */
function broughtUpToDate(existing: Stored<Platform>, fresh: Platform): Stored<Platform> {
  const same = (['authorizationEndpoint', 'tokenEndpoint', 'jwksUri'] as const).every(
    (address) => existing[address] === fresh[address],
  );
  const state = fresh.state === 'active' ? 'active' : same ? existing.state : 'waiting';
  const deploymentIds = [...new Set([...existing.deploymentIds, ...fresh.deploymentIds])];
  const { id, name, createdAt, revision } = existing;
  return { ...existing, ...fresh, id, name, createdAt, revision, state, deploymentIds };
}
