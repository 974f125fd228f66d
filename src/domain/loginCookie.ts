import { hashToken } from './token.js';

/** A login must come back as a launch within this. */
export const LOGIN_LIFE_MS = 5 * 60 * 1000;

/**
 * The cookie that binds one login to its browser. Each login has its own, so that two frames of one page that open at
 * the same moment do not overwrite each other's.
 */
export function loginCookieName(state: string): `__Host-launch-${string}` {
  return `__Host-launch-${hashToken(state).slice(0, 16)}`;
}

/** Under this the platform keeps the same secret, where it keeps data for tools. */
export function loginStorageKey(state: string): string {
  return `open-badges-launch-${hashToken(state).slice(0, 16)}`;
}
