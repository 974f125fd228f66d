import type sharpModule from 'sharp';
import { CANVAS } from './templates/manifest.js';

type Sharp = typeof sharpModule;
let loading: Promise<Sharp> | undefined;

/** sharp, loaded at its first use (some 40 ms) and kept. Its operation cache is off: no two pictures share a step. */
export function loadSharp(): Promise<Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    return sharp;
  });
  return loading;
}

const POINTS_PER_INCH = 72;

/** One of our own SVGs as PNG, `size` px to a side, off the event loop. */
export async function rasterise(svg: string, size: number): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(Buffer.from(svg), { density: (POINTS_PER_INCH * size) / CANVAS })
    .png({ compressionLevel: 6 })
    .toBuffer();
}
