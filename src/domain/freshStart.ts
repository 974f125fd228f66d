import { framingOrigin } from './framingOrigin.js';
import { isMoodle } from './knownPlatforms.js';
import { loginStorageKey } from './loginCookie.js';
import type { LoginState, Platform } from './platform.js';

/** How a launch whose cookie was refused goes on in a window of its own. */
export interface FreshStart {
  /** The platform's own page that opens the activity again. */
  readonly address?: string;
  /** Where it has none that we know: parameters of a new login at our own address. */
  readonly login: Readonly<Record<string, string>>;
  /** Where that login leads. */
  readonly platformOrigin: string;
  /** The platform may have kept the secret of the login. */
  readonly storage?: PlatformStorage;
}

/** LTI Client Side postMessages, platform storage: whom to ask, and for what. */
export interface PlatformStorage {
  /** `_parent`, or a frame's name beside ours. */
  readonly target: string;
  /** Of the authorization endpoint: nobody else is told or believed. */
  readonly origin: string;
  readonly key: string;
}

const CMID = /^\d{1,12}$/;

/** @param targetLink the target of the login, as an address */
export function freshStart(
  state: string,
  login: LoginState,
  platform: Platform,
  targetLink: string,
): FreshStart {
  const address = moodleLaunchPage(platform, login.messageHint);
  const storage = platformStorage(state, login.storageTarget, platform);
  return {
    ...(address !== undefined && { address }),
    login: {
      iss: platform.issuer,
      client_id: platform.clientId,
      login_hint: login.loginHint,
      target_link_uri: targetLink,
      ...(login.messageHint !== undefined && { lti_message_hint: login.messageHint }),
      ...(login.deploymentId !== undefined && { lti_deployment_id: login.deploymentId }),
    },
    platformOrigin: framingOrigin(platform.authorizationEndpoint) ?? '',
    ...(storage !== undefined && { storage }),
  };
}

export function platformStorage(
  state: string,
  target: string | undefined,
  { authorizationEndpoint }: Platform,
): PlatformStorage | undefined {
  const origin = framingOrigin(authorizationEndpoint);
  if (target === undefined || origin === undefined) return undefined;
  return { target, origin, key: loginStorageKey(state) };
}

/** Moodle's message hint works once, but names the course module: its launch page opens that again. */
function moodleLaunchPage(platform: Platform, messageHint: string | undefined): string | undefined {
  const cmid = isMoodle(platform) ? courseModule(messageHint) : undefined;
  return cmid === undefined
    ? undefined
    : platform.authorizationEndpoint.replace(/auth\.php$/, `launch.php?id=${cmid}`);
}

function courseModule(messageHint: string | undefined): string | undefined {
  try {
    const hint: unknown = JSON.parse(messageHint ?? '');
    const cmid = typeof hint === 'object' && hint !== null && 'cmid' in hint ? String(hint.cmid) : '';
    return CMID.test(cmid) ? cmid : undefined;
  } catch {
    return undefined;
  }
}
