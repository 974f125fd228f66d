import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

/** The bytes of a kept picture. @throws {AppError} NOT_FOUND */
export function createReadPicture({ store }: { store: Store }) {
  return async (institution: string, id: string): Promise<{ mediaType: string; body: Buffer }> => {
    const picture = await store.find('pictures', { institution, id });
    if (picture === undefined) throw new AppError('NOT_FOUND');
    return { mediaType: picture.mediaType, body: Buffer.from(picture.data, 'base64') };
  };
}
