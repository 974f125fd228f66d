import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { type RecoveredDraft, type Session, sessionState } from '../domain/session.js';
import { AppError } from '../errors.js';

/** How long a recovered draft is offered: over a weekend and a few days. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const MOST_DRAFTS = 50;
/** A path on our own origin: never `//host` or `/\host`. */
const OWN_PATH = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}$/;

type Parts = { readonly store: Store; readonly clock: Clock };

export interface PostedForm {
  readonly session: Session;
  /** The path it was posted to. */
  readonly path: string;
  /** Without the form token. */
  readonly fields: RecoveredDraft['fields'];
}

/**
 * Keeps what a session posted that expired less than a day ago; a later one for the same path replaces it.
 * @throws {AppError} SESSION_EXPIRED for any other session, TOO_LARGE for an enormous form
 */
export function createKeepRecoveredDraft({ store, clock }: Parts) {
  return async ({ session, path, fields }: PostedForm): Promise<void> => {
    const now = clock();
    const { institution, person } = session;
    if (person === undefined || sessionState(session, now) !== 'recoverable') {
      throw new AppError('SESSION_EXPIRED', { detail: 'this session may not keep drafts' });
    }
    if (!OWN_PATH.test(path)) throw new AppError('MALFORMED_REQUEST', { detail: 'no path of ours' });
    const facts = {
      fields,
      savedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + KEPT_MS).toISOString(),
    };
    const drafts = await draftsOf(store, session);
    const before = drafts.find((draft) => draft.path === path);
    if (before !== undefined && (await store.replace('recoveredDrafts', { ...before, ...facts }))) return;
    const [oldest] = drafts.slice(MOST_DRAFTS - 1);
    if (oldest !== undefined) await store.take('recoveredDrafts', { id: oldest.id });
    await store.insert('recoveredDrafts', { ...facts, id: newId(), institution, person, path });
  };
}

/** What this person may take up again, newest first. */
export function createRecoveredDrafts({ store }: Pick<Parts, 'store'>) {
  return (session: Session): Promise<readonly RecoveredDraft[]> => draftsOf(store, session);
}

/** One of this person's drafts. @throws {AppError} NOT_FOUND alike for unknown, expired and others' drafts */
export function createFindRecoveredDraft({ store }: Pick<Parts, 'store'>) {
  return async (session: Session, id: string): Promise<RecoveredDraft> => {
    const { person, institution } = session;
    const found = await store.find('recoveredDrafts', { id });
    const own = person !== undefined && found?.person === person && found.institution === institution;
    if (found === undefined || !own) throw new AppError('NOT_FOUND');
    return found;
  };
}

/** Hands a draft back to its person, and forgets it. @throws {AppError} NOT_FOUND as above, also for whoever is second */
export function createTakeRecoveredDraft({ store }: Pick<Parts, 'store'>) {
  const find = createFindRecoveredDraft({ store });
  return async (session: Session, id: string): Promise<RecoveredDraft> => {
    await find(session, id);
    const taken = await store.take('recoveredDrafts', { id });
    if (taken === undefined) throw new AppError('NOT_FOUND');
    return taken;
  };
}

async function draftsOf(store: Store, session: Session): Promise<readonly Stored<RecoveredDraft>[]> {
  const { institution, person } = session;
  if (person === undefined) return [];
  const { items } = await store.page('recoveredDrafts', {
    where: { institution, person },
    orderBy: 'savedAt',
    direction: 'descending',
    limit: MOST_DRAFTS,
  });
  return items;
}
