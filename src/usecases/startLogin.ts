import { type PlatformStorage, platformStorage } from '../domain/freshStart.js';
import { quoted, refuseLaunch } from '../domain/launchRefusal.js';
import { LOGIN_LIFE_MS, loginCookieName } from '../domain/loginCookie.js';
import type { Platform } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { LoginInitiation, LoginProtocol } from '../domain/ports/lti.js';
import type { Store } from '../domain/ports/store.js';
import { hashToken, newToken } from '../domain/token.js';
import { createNoteLaunch } from './noteLaunch.js';

/** More registrations of one issuer than this are not told apart by trying. */
const MOST_REGISTRATIONS = 20;

export interface StartedLogin {
  /** The platform's authorization endpoint: answer with 302. */
  readonly redirect: string;
  /** One cookie per login; it lives as long as the login may take. */
  readonly cookie: {
    readonly name: `__Host-${string}`;
    readonly value: string;
    readonly maximumAgeSeconds: number;
  };
  /** The platform keeps data for tools: the cookie's value goes there, too, before the redirect. */
  readonly storage?: PlatformStorage;
}

/**
 * A platform's login initiation becomes one record, bound to browser, client and target, and a redirect to the platform.
 * @throws {AppError} LAUNCH_REFUSED
 */
export function createStartLogin({
  store,
  clock,
  loginProtocol,
}: {
  store: Store;
  clock: Clock;
  loginProtocol: LoginProtocol;
}) {
  const noteLaunch = createNoteLaunch({ store, clock });
  /**
   * @param registration of the per-registration address: the platform's id
   * @param reference of the request, for the platform's admin
   */
  return async (
    parameters: Readonly<Record<string, unknown>>,
    { registration, reference = '' }: { readonly registration?: string; readonly reference?: string } = {},
  ): Promise<StartedLogin> => {
    const initiation = loginProtocol.read(parameters);
    const platform =
      registration === undefined
        ? await findByIssuer(store, initiation)
        : await findByRegistration(store, registration, initiation);
    if (platform.state !== 'active') {
      const refusal = refuseLaunch('platformWaiting', `platform ${platform.id} is waiting`);
      await noteLaunch.refused(platform, refusal, reference);
      throw refusal;
    }
    const [state, nonce, browserSecret] = [newToken(), newToken(), newToken()];
    const storage = platformStorage(state, initiation.storageTarget, platform);
    await store.insert('loginStates', {
      id: hashToken(state),
      institution: platform.institution,
      platform: platform.id,
      nonce,
      browser: hashToken(browserSecret),
      target: initiation.target,
      ...(initiation.deploymentId !== undefined && { deploymentId: initiation.deploymentId }),
      loginHint: initiation.loginHint,
      ...(initiation.messageHint !== undefined && { messageHint: initiation.messageHint }),
      ...(initiation.storageTarget !== undefined && { storageTarget: initiation.storageTarget }),
      expiresAt: new Date(clock().getTime() + LOGIN_LIFE_MS).toISOString(),
    });
    return {
      redirect: loginProtocol.authorizationAddress(platform, initiation, { state, nonce }),
      cookie: {
        name: loginCookieName(state),
        value: browserSecret,
        maximumAgeSeconds: LOGIN_LIFE_MS / 1000,
      },
      ...(storage !== undefined && { storage }),
    };
  };
}

/** By issuer and client; by the issuer alone only while it has one active registration. */
async function findByIssuer(store: Store, { issuer, clientId }: LoginInitiation): Promise<Platform> {
  if (clientId !== undefined) {
    const found = await store.find('platforms', { issuer, clientId });
    if (found === undefined) throw unknown(`iss ${quoted(issuer)}, client_id ${quoted(clientId)}`);
    return found;
  }
  const { items } = await store.page('platforms', {
    where: { issuer },
    orderBy: 'createdAt',
    limit: MOST_REGISTRATIONS,
  });
  const active = items.filter((platform) => platform.state === 'active');
  const [only = items[0]] = active;
  if (only === undefined) throw unknown(`iss ${quoted(issuer)}`);
  if (active.length > 1 || items.length === MOST_REGISTRATIONS) {
    throw refuseLaunch(
      'severalRegistrations',
      `no client_id, and several registrations of ${quoted(issuer)}`,
    );
  }
  return only;
}

/** The address names the registration: what the request says besides must agree with it. */
async function findByRegistration(
  store: Store,
  id: string,
  { issuer, clientId }: LoginInitiation,
): Promise<Platform> {
  const found = await store.find('platforms', { id });
  const agrees = found?.issuer === issuer && (clientId === undefined || clientId === found.clientId);
  if (found === undefined || !agrees) {
    throw unknown(`registration ${quoted(id)}, iss ${quoted(issuer)}, client_id ${quoted(clientId)}`);
  }
  return found;
}

function unknown(detail: string) {
  return refuseLaunch('unknownPlatform', detail);
}
