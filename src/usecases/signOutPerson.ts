import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { createEndSessionsOf } from './endSession.js';

/** Ends every session of a person, named as their platform names them. @returns how many @throws {AppError} NOT_FOUND */
export function createSignOutPerson({ store, clock }: { store: Store; clock: Clock }) {
  const endSessionsOf = createEndSessionsOf({ store, clock });
  return async ({ platform: id, sub }: { platform: string; sub: string }): Promise<number> => {
    const platform = await store.find('platforms', { id });
    const key = { institution: platform?.institution ?? '', platform: id, sub };
    const person = platform === undefined ? undefined : await store.find('persons', key);
    if (person === undefined) throw new AppError('NOT_FOUND');
    return endSessionsOf({ institution: person.institution, person: person.id });
  };
}
