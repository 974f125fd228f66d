import { readLmsHost } from '../domain/platformRules.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import type { OneTimeLink } from '../domain/session.js';
import { hashToken, isToken, newToken } from '../domain/token.js';
import { AppError } from '../errors.js';

const VALID_MS = 24 * 60 * 60 * 1000;

export interface RegistrationLink {
  readonly address: string;
  readonly expiresAt: string;
  /** Of the platform that is let in at once; any other waits for approval. */
  readonly host?: string;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  /** The address of a token on the tool's own origin. */
  readonly address: (token: string) => string;
}

/** An address that connects one learning platform, within 24 hours. @throws {InvalidInput} on `lms`, {AppError} NOT_FOUND */
export function createCreateRegistrationLink({ store, clock, address }: Parts) {
  /** @param lms the platform's web address or host name, if it is known */
  return async (institution: string, lms?: string): Promise<RegistrationLink> => {
    const host = lms === undefined ? undefined : readLmsHost(lms);
    if ((await store.find('institutions', { id: institution })) === undefined)
      throw new AppError('NOT_FOUND');
    const token = newToken();
    const expiresAt = new Date(clock().getTime() + VALID_MS).toISOString();
    const named = host === undefined ? {} : { host };
    await store.insert('oneTimeLinks', {
      id: hashToken(token),
      institution,
      purpose: 'registration',
      ...named,
      expiresAt,
    });
    return { address: address(token), expiresAt, ...named };
  };
}

/** The link, without spending it. @throws {AppError} LINK_SPENT for used, expired and unknown ones alike */
export function createFindRegistrationLink({ store }: { store: Store }) {
  return async (token: string): Promise<Stored<OneTimeLink>> => {
    const link = isToken(token) ? await store.find('oneTimeLinks', { id: hashToken(token) }) : undefined;
    if (link?.purpose !== 'registration') throw new AppError('LINK_SPENT', { message: 'register.spent' });
    return link;
  };
}
