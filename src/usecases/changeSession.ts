import type { Store, Stored } from '../domain/ports/store.js';
import type { Session } from '../domain/session.js';

const MOST_ATTEMPTS = 10;

/**
 * Changes a session however many requests of the same browser do so at once.
 * @param change what to store instead; undefined leaves it as it is
 * @returns the session as it stands then, undefined when there is none
 */
export async function changeSession(
  store: Store,
  id: string,
  change: (session: Stored<Session>) => Stored<Session> | undefined,
): Promise<Session | undefined> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const session = await store.find('sessions', { id });
    if (session === undefined) return undefined;
    const changed = change(session);
    if (changed === undefined) return session;
    if (await store.replace('sessions', changed)) return changed;
  }
  throw new Error('a session kept changing while it was being updated');
}
