import { newId } from '../domain/ids.js';
import type { Institution } from '../domain/institution.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';

export interface Installation {
  readonly publicUrl: string;
  /** Name of the institution made at the first start. */
  readonly institutionName: string;
  /** Tells one SECRET_KEY from another without revealing it. */
  readonly secretKeyFingerprint: string;
}

/** The start can't go on, and only an admin can mend it. `message` says how. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

interface Parts {
  readonly store: Store;
  readonly addInstitution: (institution: { id: string; name: string }) => Promise<Institution>;
}

/**
 * What every start checks and the first one makes: the SECRET_KEY is still the one that encrypted the keys, the public
 * address is still the one in the badges, and there is an institution that can sign. Several processes may do it at once.
 * @returns the id of the first institution
 * @throws {InstallationError}
 */
export function createPrepareInstallation({ store, addInstitution }: Parts) {
  return async (installation: Installation): Promise<string> => {
    await checkSecretKey(store, installation.secretKeyFingerprint);
    await checkPublicUrl(store, installation.publicUrl);
    const first = await remember(store, 'firstInstitution', newId());
    if ((await store.find('institutions', { id: first })) === undefined) {
      await addInstitution({ id: first, name: installation.institutionName });
    }
    return first;
  };
}

async function checkSecretKey(store: Store, fingerprint: string): Promise<void> {
  if ((await remember(store, 'secretKey', fingerprint)) === fingerprint) return;
  throw new InstallationError(
    'The SECRET_KEY is not the one this database was made with, so its signing keys cannot be read. ' +
      'Put back the secret.key file of DATA_DIR (or the SECRET_KEY variable) from your backup and start again. Nothing was changed.',
  );
}

/** Badges carry the address for ever; until the first one is issued it may still change. */
async function checkPublicUrl(store: Store, publicUrl: string): Promise<void> {
  const known = await remember(store, 'publicUrl', publicUrl);
  if (known === publicUrl) return;
  const { items: issued } = await store.page('statusLists', { where: {}, orderBy: 'createdAt', limit: 1 });
  if (issued.length > 0) {
    throw new InstallationError(
      `Badges have been issued at ${known}, and that address is written into them for ever. ` +
        `PUBLIC_URL is now ${publicUrl}: set it back to ${known} and start again. Nothing was changed.`,
    );
  }
  const setting = await store.find('settings', { id: 'publicUrl' });
  if (setting !== undefined) await store.replace('settings', { ...setting, value: publicUrl });
}

/** The first value ever given under this name: of several processes, one decides. */
async function remember(store: Store, id: string, value: string): Promise<string> {
  const known = await store.find('settings', { id });
  if (known !== undefined) return known.value;
  try {
    return (await store.insert('settings', { id, value })).value;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    return (await store.find('settings', { id }))?.value ?? value;
  }
}
