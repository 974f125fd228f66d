import type { Platform } from '../domain/platform.js';
import { platformId } from '../domain/platformId.js';
import { type AddressRules, platformFaults, type TypedPlatform } from '../domain/platformRules.js';
import type { Clock } from '../domain/ports/clock.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly addressRules: AddressRules;
}

const TAKEN = 'platforms.faults.taken';

/** A platform that an admin connects by hand: let in at once. @throws {InvalidInput} */
export function createAddPlatform({ store, clock, addressRules }: Parts) {
  return async (institution: string, typed: TypedPlatform): Promise<Platform> => {
    const faults = platformFaults(typed, addressRules);
    if (faults.length > 0) throw new InvalidInput(faults);
    const { issuer, clientId } = typed;
    try {
      return await store.insert('platforms', {
        ...typed,
        id: platformId(issuer, clientId),
        institution,
        state: 'active',
        createdAt: clock().toISOString(),
        origin: 'admin',
      });
    } catch (error) {
      if (error instanceof DuplicateKeyError) throw new InvalidInput([{ field: 'clientId', message: TAKEN }]);
      throw error;
    }
  };
}

/** Mends what was typed. @throws {InvalidInput}, {AppError} NOT_FOUND, STALE_EDIT when somebody else saved meanwhile */
export function createSavePlatform({ store, addressRules }: Parts) {
  return async (
    { institution, id, revision }: { institution: string; id: string; revision: number },
    typed: TypedPlatform,
  ): Promise<Platform> => {
    const platform = await store.find('platforms', { id });
    if (platform?.institution !== institution) throw new AppError('NOT_FOUND');
    const faults = platformFaults(typed, addressRules);
    if (faults.length > 0) throw new InvalidInput(faults);
    const changed = { ...platform, ...typed, revision };
    try {
      if (await store.replace('platforms', changed)) return changed;
    } catch (error) {
      if (error instanceof DuplicateKeyError) throw new InvalidInput([{ field: 'clientId', message: TAKEN }]);
      throw error;
    }
    throw new AppError('STALE_EDIT', { message: 'platforms.stale' });
  };
}
