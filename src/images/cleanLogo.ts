import { InvalidInput } from '../errors.js';
import { loadSharp } from './rasterise.js';

const LARGEST_UPLOAD = 1_000_000;
/** 4096 × 4096: far beyond any logo, and 64 MB when decoded. */
const MOST_PIXELS = 4096 * 4096;
const SIDE = 512;
const SECONDS = 5;
const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };

/** See `Images.cleanLogo`. */
export async function cleanLogo(upload: Buffer): Promise<Buffer> {
  if (upload.length > LARGEST_UPLOAD) throw refused('images.logoTooLarge', { maximum: '1 MB' });
  if (!isRaster(upload)) throw refused('images.logoFormat');
  const sharp = await loadSharp();
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: MOST_PIXELS }).metadata();
    const side = Math.min(SIDE, Math.max(width, height));
    return await sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize(side, side, { fit: 'contain', background: TRANSPARENT })
      .timeout({ seconds: SECONDS })
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw refused('images.logoUnreadable');
  }
}

/** The largest place for a logo is a sixth of a picture; most pictures have 512 or 1024 pixels to a side. */
const SIDE_IN_PICTURES = 192;

/** See `Images.logoForPictures`. */
export async function logoForPictures(png: Buffer): Promise<string> {
  const sharp = await loadSharp();
  const small = await sharp(png, { limitInputPixels: MOST_PIXELS })
    .resize(SIDE_IN_PICTURES, SIDE_IN_PICTURES, {
      fit: 'contain',
      background: TRANSPARENT,
      withoutEnlargement: true,
    })
    .png({ compressionLevel: 9, palette: true, colours: 256 })
    .toBuffer();
  return small.toString('base64');
}

/** By the first bytes, whatever the upload calls itself: only these decoders ever see it. */
function isRaster(upload: Buffer): boolean {
  const start = upload.toString('latin1', 0, 12);
  return (
    start.startsWith('\x89PNG\r\n\x1a\n') || start.startsWith('\xff\xd8\xff') || /^RIFF.{4}WEBP$/s.test(start)
  );
}

function refused(message: string, values?: Readonly<Record<string, string>>): InvalidInput {
  return new InvalidInput([{ field: 'logo', message, ...(values && { values }) }]);
}
