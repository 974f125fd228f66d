import { createHash } from 'node:crypto';
import type { Images } from '../domain/ports/images.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';

/**
 * Cleans an uploaded logo and keeps it by its content. It becomes the issuer's when the profile is saved with it.
 * @returns its content hash
 * @throws {InvalidInput} on `logo` for what is no sound PNG, JPEG or WebP
 */
export function createKeepLogo({ store, images }: { store: Store; images: Pick<Images, 'cleanLogo'> }) {
  return async (institution: string, upload: Buffer): Promise<string> => {
    const png = await images.cleanLogo(upload);
    const id = createHash('sha256').update(png).digest('hex');
    try {
      await store.insert('pictures', {
        id,
        institution,
        mediaType: 'image/png',
        data: png.toString('base64'),
      });
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
    return id;
  };
}
