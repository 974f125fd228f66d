import { refuseLaunch } from '../domain/launchRefusal.js';
import type { Launch, LoginState } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { LaunchValidator } from '../domain/ports/lti.js';
import type { Store } from '../domain/ports/store.js';
import { hashToken, isToken } from '../domain/token.js';
import { holdDeployment } from './holdDeployment.js';

/** What the platform posted, hostile, and what the browser proved. */
export interface LaunchAnswer {
  readonly idToken: unknown;
  readonly state: unknown;
  /** The platform's `error` instead of an id_token (OpenID Connect Core §3.1.2.6). */
  readonly error?: unknown;
  /** Value of the cookie named by `loginCookieName(state)`. */
  readonly browserSecret: string | undefined;
}

/**
 * Lets a launch in: first the login it answers, taken once and for this browser only; then everything the token says.
 * Of any number of copies one gets through.
 * @throws {AppError} LAUNCH_REFUSED
 */
export function createAcceptLaunch({
  store,
  clock,
  launchValidator,
}: {
  store: Store;
  clock: Clock;
  launchValidator: LaunchValidator;
}) {
  return async ({ idToken, state, error, browserSecret }: LaunchAnswer): Promise<Launch> => {
    if (!isToken(state)) throw refuseLaunch('incomplete', 'no state of ours');
    if (error === undefined && typeof idToken !== 'string') throw refuseLaunch('incomplete', 'no id_token');
    // Without the cookie nothing is consumed: the launch may still come in the browser it belongs to.
    if (browserSecret === undefined) throw refuseLaunch('noCookie', 'no cookie of this login');
    const login = await takeLogin(store, state, browserSecret, clock());
    if (typeof idToken !== 'string' || error !== undefined) throw platformSaidNo(error);
    const platform = await store.find('platforms', { id: login.platform });
    if (platform === undefined) throw refuseLaunch('unknownPlatform', `platform ${login.platform} is gone`);
    if (platform.state !== 'active')
      throw refuseLaunch('platformWaiting', `platform ${platform.id} is waiting`);
    const launch = await launchValidator.validate(idToken, login, platform);
    if (!platform.deploymentIds.includes(launch.deploymentId)) throw await holdDeployment(store, launch);
    return launch;
  };
}

async function takeLogin(store: Store, state: string, browserSecret: string, now: Date): Promise<LoginState> {
  const login = await store.take('loginStates', { id: hashToken(state) });
  if (login === undefined || Date.parse(login.expiresAt) <= now.getTime()) {
    throw refuseLaunch('spentOrLate', 'the state is unknown, used or too old');
  }
  // Both are hashes of 256 random bits: how long the comparison takes tells nothing.
  if (login.browser !== hashToken(browserSecret)) {
    throw refuseLaunch('otherBrowser', 'the cookie is not that of this login');
  }
  return login;
}

function platformSaidNo(error: unknown) {
  // Only OAuth's own words go into the log; error_description may hold anything.
  const code = typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : 'unreadable';
  return refuseLaunch('platformSaidNo', `the platform answered with error ${code}`);
}
