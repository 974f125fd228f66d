import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { Images } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

interface Parts {
  readonly store: Store;
  readonly images: Pick<Images, 'bakePng'>;
}

/** The badge's PNG with its signed credential inside, made anew each time: the credential is the record. */
export function createBakeCredential({ store, images }: Parts) {
  return async ({ id, institution, picture, credential }: IssuedBadge): Promise<Buffer> => {
    const found = await store.find('pictures', { institution, id: picture });
    if (found === undefined)
      throw new AppError('INTERNAL', { detail: `the picture of credential ${id} is gone` });
    return images.bakePng(Buffer.from(found.data, 'base64'), credential);
  };
}
