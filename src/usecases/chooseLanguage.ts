import type { Store } from '../domain/ports/store.js';
import type { Session } from '../domain/session.js';
import { changeSession } from './changeSession.js';

const MOST_ATTEMPTS = 10;

/** A person reads another language from here on: in this session, and after each of their next launches. */
export function createChooseLanguage({ store }: { store: Store }) {
  return async ({ id, person }: Pick<Session, 'id' | 'person'>, language: string): Promise<void> => {
    if (person !== undefined) await changePerson(store, person, language);
    await changeSession(store, id, (session) =>
      session.language === language ? undefined : { ...session, language },
    );
  };
}

/** A launch of the same person may be noting their name at the same moment: whoever comes second looks again. */
async function changePerson(store: Store, id: string, language: string): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const person = await store.find('persons', { id });
    if (person === undefined || person.language === language) return;
    if (await store.replace('persons', { ...person, language })) return;
  }
  throw new Error('a person kept changing while their language was being noted');
}
