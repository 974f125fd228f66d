import { createHash } from 'node:crypto';
import type { Picture } from '../domain/issuedBadge.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';

/** Keeps bytes by their content, for ever: the same ones again are no second copy. @returns their content hash */
export async function keepPicture(
  store: Pick<Store, 'insert'>,
  institution: string,
  { mediaType, bytes }: { readonly mediaType: Picture['mediaType']; readonly bytes: Buffer },
): Promise<string> {
  const id = createHash('sha256').update(bytes).digest('hex');
  try {
    await store.insert('pictures', { id, institution, mediaType, data: bytes.toString('base64') });
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
  return id;
}
