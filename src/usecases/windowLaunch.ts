import { type FreshStart, freshStart } from '../domain/freshStart.js';
import { refuseLaunch } from '../domain/launchRefusal.js';
import { LOGIN_LIFE_MS } from '../domain/loginCookie.js';
import type { Launch } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import { hashToken, isToken, newToken } from '../domain/token.js';

/**
 * How a launch that came back without its cookie may go on. Nothing is consumed and nobody let in: whoever holds the
 * state of another's login can only begin a login that their own platform answers for themselves.
 */
export function createFindFreshStart({ store, publicUrl }: { store: Store; publicUrl: string }) {
  return async (state: unknown): Promise<FreshStart | undefined> => {
    if (!isToken(state)) return undefined;
    const login = await store.find('loginStates', { id: hashToken(state) });
    const platform = login && (await store.find('platforms', { id: login.platform }));
    if (login === undefined || platform?.state !== 'active') return undefined;
    return freshStart(state, login, platform, `${publicUrl}${login.target}`);
  };
}

/** Keeps a launch that was let in for the window that its person is about to open. @returns the token that opens it, once */
export function createKeepForWindow({ store, clock }: { store: Store; clock: Clock }) {
  return async (launch: Launch): Promise<string> => {
    const token = newToken();
    await store.insert('pendingWindows', {
      id: hashToken(token),
      institution: launch.platform.institution,
      launch,
      expiresAt: new Date(clock().getTime() + LOGIN_LIFE_MS).toISOString(),
    });
    return token;
  };
}

/** The launch kept for this window: of any number of callers, one gets it. @throws {AppError} LAUNCH_REFUSED */
export function createTakeForWindow({ store }: { store: Store }) {
  return async (token: string): Promise<Launch> => {
    const kept = isToken(token) ? await store.take('pendingWindows', { id: hashToken(token) }) : undefined;
    if (kept === undefined) throw refuseLaunch('spentOrLate', 'nothing is kept for this window');
    const { launch } = kept;
    const platform = await store.find('platforms', { id: launch.platform.id });
    if (platform?.state !== 'active' || !platform.deploymentIds.includes(launch.deploymentId)) {
      throw refuseLaunch('platformWaiting', `platform ${launch.platform.id} was shut out meanwhile`);
    }
    return { ...launch, platform };
  };
}
