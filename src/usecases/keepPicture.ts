import { createHash } from 'node:crypto';
import type { Picture } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { insertOnce } from './insertOnce.js';

/** Keeps bytes by their content, for ever: the same ones again are no second copy. @returns their content hash */
export async function keepPicture(
  store: Pick<Store, 'insert'>,
  institution: string,
  { mediaType, bytes }: { readonly mediaType: Picture['mediaType']; readonly bytes: Buffer },
): Promise<string> {
  const id = createHash('sha256').update(bytes).digest('hex');
  await insertOnce(store, 'pictures', { id, institution, mediaType, data: bytes.toString('base64') });
  return id;
}
