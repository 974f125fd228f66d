import type { Institution } from '../domain/institution.js';
import type { Credentials, JsonObject } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { institutionKeys } from './institutionKeys.js';

interface Parts {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'profile' | 'standalone' | 'didDocument' | 'jwk'>;
}

const PAGE_SIZE = 200;

/** The issuer as the world reads it. @throws {AppError} NOT_FOUND */
export function createReadIssuer({ store, credentials }: Parts) {
  return async (id: string): Promise<{ readonly institution: Institution; readonly profile: JsonObject }> => {
    const institution = await findIssuer(store, id);
    return { institution, profile: credentials.standalone(credentials.profile(institution)) };
  };
}

/** What the issuer's `did:web` resolves to. @throws {AppError} NOT_FOUND */
export function createReadDidDocument({ store, credentials }: Parts) {
  return async (id: string): Promise<JsonObject> => {
    const [institution, keys] = await Promise.all([findIssuer(store, id), institutionKeys(store, id)]);
    return credentials.didDocument(institution, keys);
  };
}

/** One public key as JWK, retired or not. @throws {AppError} NOT_FOUND */
export function createReadIssuerKey({ store, credentials }: Parts) {
  return async (institution: string, id: string): Promise<JsonObject> => {
    const key = await store.find('institutionKeys', { institution, id });
    if (key === undefined) throw new AppError('NOT_FOUND');
    return credentials.jwk(key);
  };
}

/** Every public key that any issuer here ever had, as a JWK Set (RFC 7517 §5). */
export function createReadKeySet({ store, credentials }: Parts) {
  return async (): Promise<{ readonly keys: readonly JsonObject[] }> => {
    const keys: JsonObject[] = [];
    let after: string | undefined;
    do {
      const page = await store.page('institutions', {
        where: {},
        orderBy: 'createdAt',
        limit: PAGE_SIZE,
        ...(after !== undefined && { after }),
      });
      for (const { id } of page.items) keys.push(...(await institutionKeys(store, id)).map(credentials.jwk));
      after = page.next;
    } while (after !== undefined);
    return { keys };
  };
}

async function findIssuer(store: Store, id: string): Promise<Institution> {
  const institution = await store.find('institutions', { id });
  if (institution === undefined) throw new AppError('NOT_FOUND');
  return institution;
}
