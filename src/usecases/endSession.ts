import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import type { Session } from '../domain/session.js';
import { changeSession } from './changeSession.js';

const PAGE = 100;

/** Signing out: from the moment it resolves, the session opens nothing, and keeps nothing as a recovered draft. */
export function createEndSession({ store, clock }: { store: Store; clock: Clock }) {
  return ({ id }: Pick<Session, 'id'>): Promise<void> => end(store, id, clock());
}

/** Ends every session of a person, in whatever browser. Returns how many there were. */
export function createEndSessionsOf({ store, clock }: { store: Store; clock: Clock }) {
  return async ({ institution, person }: { institution: string; person: string }): Promise<number> => {
    let ended = 0;
    let after: string | undefined;
    do {
      const page = await store.page('sessions', {
        where: { institution, person },
        orderBy: 'createdAt',
        limit: PAGE,
        ...(after !== undefined && { after }),
      });
      const open = page.items.filter((session) => session.endedAt === undefined);
      await Promise.all(open.map((session) => end(store, session.id, clock())));
      ended += open.length;
      after = page.next;
    } while (after !== undefined);
    return ended;
  };
}

async function end(store: Store, id: string, now: Date): Promise<void> {
  await changeSession(store, id, (session) =>
    session.endedAt === undefined ? { ...session, endedAt: now.toISOString() } : undefined,
  );
}
