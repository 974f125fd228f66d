import { createHash } from 'node:crypto';
import type { PictureCache } from './pictureCache.js';
import { loadSharp } from './rasterise.js';

/** Still crisp at its edges; each step up costs more than it shows. */
const QUALITY = 70;

/** See `Images.shrink`. */
export function createShrink(cache: PictureCache) {
  return (png: Buffer, side: number): Promise<Buffer> => {
    const content = createHash('sha256').update(png).digest('base64url');
    return cache.get(`webp ${side} ${content}`, async () => {
      const sharp = await loadSharp();
      return sharp(png).resize(side, side).webp({ quality: QUALITY, alphaQuality: QUALITY }).toBuffer();
    });
  };
}
