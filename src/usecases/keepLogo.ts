import type { Images } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import { keepPicture } from './keepPicture.js';

/**
 * Cleans an uploaded logo and keeps it by its content. It becomes the issuer's when the profile is saved with it.
 * @returns its content hash
 * @throws {InvalidInput} on `logo` for what is no sound PNG, JPEG or WebP
 */
export function createKeepLogo({ store, images }: { store: Store; images: Pick<Images, 'cleanLogo'> }) {
  return async (institution: string, upload: Buffer): Promise<string> => {
    const png = await images.cleanLogo(upload);
    return keepPicture(store, institution, { mediaType: 'image/png', bytes: png });
  };
}
