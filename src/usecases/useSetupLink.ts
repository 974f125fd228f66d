import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import { RECOVERY_MS, SESSION_ABSOLUTE_MS, type Session } from '../domain/session.js';
import { hashToken, isToken, newToken } from '../domain/token.js';
import { AppError } from '../errors.js';
import { changeSession } from './changeSession.js';

/** Whether the link would still open, without spending it. @throws {AppError} LINK_SPENT for used, expired and unknown ones alike */
export function createFindSetupLink({ store }: { store: Store }) {
  return async (token: string): Promise<{ readonly institution: string; readonly expiresAt: string }> => {
    const link = isToken(token) ? await store.find('oneTimeLinks', { id: hashToken(token) }) : undefined;
    if (link?.purpose !== 'setup') throw new AppError('LINK_SPENT');
    return { institution: link.institution, expiresAt: link.expiresAt };
  };
}

/**
 * Spends the link for an admin's session without platform and person. Of any number of callers, one gets it.
 * @throws {AppError} LINK_SPENT for used, expired and unknown ones alike
 */
export function createUseSetupLink({ store, clock }: { store: Store; clock: Clock }) {
  const find = createFindSetupLink({ store });
  /**
   * @param currentToken of the session cookie the browser sent along: that session ends
   * @returns the token for the session cookie; nothing else ever holds it
   */
  return async (link: string, currentToken?: string): Promise<{ readonly token: string }> => {
    // A link for another purpose is not spent by being tried here.
    await find(link);
    const taken = await store.take('oneTimeLinks', { id: hashToken(link) });
    if (taken === undefined) throw new AppError('LINK_SPENT');
    const token = newToken();
    const now = clock();
    await Promise.all([
      store.insert('sessions', adminSession(token, taken.institution, now)),
      isToken(currentToken) ? endSession(store, hashToken(currentToken), now) : undefined,
    ]);
    return { token };
  };
}

function adminSession(token: string, institution: string, now: Date): Session {
  return {
    id: hashToken(token),
    institution,
    roles: {},
    admin: true,
    formToken: newToken(),
    createdAt: now.toISOString(),
    lastSeenAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS + RECOVERY_MS).toISOString(),
  };
}

async function endSession(store: Store, id: string, now: Date): Promise<void> {
  await changeSession(store, id, (session) =>
    session.endedAt === undefined ? { ...session, endedAt: now.toISOString() } : undefined,
  );
}
