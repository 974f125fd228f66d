import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import {
  endedWithPlatform,
  type Session,
  type SessionState,
  sessionState,
  TOUCH_MS,
} from '../domain/session.js';
import { hashToken, isToken } from '../domain/token.js';
import { AppError } from '../errors.js';

export interface ReadSession {
  readonly session: Stored<Session>;
  readonly state: SessionState;
}

/**
 * Who holds this token, and whether their session still counts. A session also ends with its platform or with any
 * deployment it was launched from.
 */
export function createReadSession({ store, clock }: { store: Store; clock: Clock }) {
  return async (token: string): Promise<ReadSession | undefined> => {
    const session = isToken(token) ? await store.find('sessions', { id: hashToken(token) }) : undefined;
    if (session === undefined) return undefined;
    const now = clock();
    const state = (await isRevoked(store, session)) ? 'ended' : sessionState(session, now);
    const seenLately = now.getTime() - Date.parse(session.lastSeenAt) < TOUCH_MS;
    if (state !== 'live' || seenLately) return { session, state };
    return { session: await touched(store, { ...session, lastSeenAt: now.toISOString() }), state };
  };
}

async function isRevoked(store: Store, session: Session): Promise<boolean> {
  if (session.platform === undefined) return false;
  const platform = await store.find('platforms', { id: session.platform });
  return platform === undefined || endedWithPlatform(session, platform);
}

/** Losing against another request of the same browser is as good; a store that can't write just now still lets people read. */
async function touched(store: Store, seen: Stored<Session>): Promise<Stored<Session>> {
  try {
    await store.replace('sessions', seen);
  } catch (error) {
    if (!(error instanceof AppError && error.status === 503)) throw error;
  }
  return (await store.find('sessions', { id: seen.id })) ?? seen;
}
