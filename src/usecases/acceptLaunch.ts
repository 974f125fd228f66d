import type { LandedLaunch } from '../domain/launchRecord.js';
import { refuseLaunch } from '../domain/launchRefusal.js';
import type { Launch, LoginState } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { LaunchValidator } from '../domain/ports/lti.js';
import type { Store } from '../domain/ports/store.js';
import { hashToken, isToken } from '../domain/token.js';
import { holdDeployment } from './holdDeployment.js';
import { createNoteLaunch } from './noteLaunch.js';

/** What the platform posted, hostile, and what the browser proved. */
export interface LaunchAnswer {
  readonly idToken: unknown;
  readonly state: unknown;
  /** The platform's `error` instead of an id_token (OpenID Connect Core §3.1.2.6). */
  readonly error?: unknown;
  /** The secret of the login: from its cookie, named by `loginCookieName(state)`, or from where the platform kept it. */
  readonly browserSecret: string | undefined;
  /** Where the secret came from; by default the cookie. */
  readonly boundBy?: LandedLaunch['boundBy'];
  /** Of the request, for the page that refuses it and for the platform's admin. */
  readonly reference?: string;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly launchValidator: LaunchValidator;
}

/**
 * Lets a launch in: first the login it answers, taken once and for this browser only; then everything the token says.
 * Of any number of copies one gets through. What became of it is noted for the platform's admin.
 * @throws {AppError} LAUNCH_REFUSED
 */
export function createAcceptLaunch(parts: Parts) {
  const noteLaunch = createNoteLaunch(parts);
  return async (answer: LaunchAnswer): Promise<Launch> => {
    const { idToken, state, error, browserSecret, boundBy = 'cookie', reference = '' } = answer;
    if (!isToken(state)) throw refuseLaunch('incomplete', 'no state of ours');
    if (error === undefined && typeof idToken !== 'string') throw refuseLaunch('incomplete', 'no id_token');
    const login = await openLogin(parts, state, browserSecret);
    const platform = { id: login.platform, institution: login.institution };
    try {
      const launch = await judge(parts, login, answer);
      await noteLaunch.landed(launch, boundBy);
      return launch;
    } catch (refusal) {
      await noteLaunch.refused(platform, refusal, reference);
      throw refusal;
    }
  };
}

/** Taken, so that it is answered once. Without the secret nothing is: the launch may still come in its own browser. */
async function openLogin(
  { store, clock }: Parts,
  state: string,
  browserSecret: string | undefined,
): Promise<LoginState> {
  const which = { id: hashToken(state) };
  const login =
    browserSecret === undefined
      ? await store.find('loginStates', which)
      : await store.take('loginStates', which);
  if (login !== undefined && Date.parse(login.expiresAt) > clock().getTime()) return login;
  throw refuseLaunch('spentOrLate', 'the state is unknown, used or too old');
}

async function judge(parts: Parts, login: LoginState, answer: LaunchAnswer): Promise<Launch> {
  const { store, launchValidator } = parts;
  const { idToken, error, browserSecret } = answer;
  if (browserSecret === undefined) throw refuseLaunch('noCookie', 'no cookie of this login');
  // Both are hashes of 256 random bits: how long the comparison takes tells nothing.
  if (login.browser !== hashToken(browserSecret)) {
    throw refuseLaunch('otherBrowser', 'the cookie is not that of this login');
  }
  if (typeof idToken !== 'string' || error !== undefined) throw platformSaidNo(error);
  const platform = await store.find('platforms', { id: login.platform });
  if (platform === undefined) throw refuseLaunch('unknownPlatform', `platform ${login.platform} is gone`);
  if (platform.state !== 'active')
    throw refuseLaunch('platformWaiting', `platform ${platform.id} is waiting`);
  const launch = await launchValidator.validate(idToken, login, platform);
  if (!platform.deploymentIds.includes(launch.deploymentId)) throw await holdDeployment(store, launch);
  return launch;
}

function platformSaidNo(error: unknown) {
  // Only OAuth's own words go into the log; error_description may hold anything.
  const code = typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : 'unreadable';
  return refuseLaunch('platformSaidNo', `the platform answered with error ${code}`);
}
