import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Images } from '../../src/domain/ports/images.js';
import { SAMPLE_TEXTS } from '../../src/domain/sampleTexts.js';

export const SIZES = [64, 256, 1024] as const;

/** One template with one text, in every size. */
export interface SheetPicture {
  readonly language: string;
  readonly caption: string;
  readonly title: string;
  readonly issuer: string;
  /** Smallest first; `file` from the sheet's folder. */
  readonly files: readonly { readonly size: number; readonly file: string; readonly png: Buffer }[];
}

/** Draws one template with every text and writes the files. */
export async function drawTemplate(
  images: Images,
  template: string,
  folder: string,
): Promise<readonly SheetPicture[]> {
  mkdirSync(join(folder, template), { recursive: true });
  const pictures: SheetPicture[] = [];
  for (const { language, name, ...lengths } of SAMPLE_TEXTS) {
    for (const length of ['short', 'long'] as const) {
      const { title, issuer } = lengths[length];
      const files = await Promise.all(
        SIZES.map(async (size) => {
          const png = await images.render({ template, parameters: {} }, { title, issuer }, size);
          const file = `${template}/${language}-${length}-${size}.png`;
          writeFileSync(join(folder, file), png);
          return { size, file, png };
        }),
      );
      pictures.push({ language, caption: `${name}, ${length} title`, title, issuer, files });
    }
  }
  return pictures;
}

interface Placed {
  readonly input: Buffer;
  readonly left: number;
  readonly top: number;
}

const GAP = 24;

/** All of one template on one PNG: a row for each text, 1024, 256 and 64 px and 256 px in grey. */
export async function templatePng(pictures: readonly SheetPicture[]): Promise<Buffer> {
  const cell = 1024 + GAP + 256 + GAP;
  const placed: Placed[] = [];
  for (const [index, { files }] of pictures.entries()) {
    const left = (index % 2) * (cell + GAP);
    const top = Math.floor(index / 2) * (1024 + GAP);
    const [small, middle, large] = files.map(({ png }) => png);
    if (!small || !middle || !large) continue;
    const grey = await sharp(middle).greyscale().png().toBuffer();
    const side = left + 1024 + GAP;
    placed.push(
      { input: large, left, top },
      { input: middle, left: side, top },
      { input: grey, left: side, top: top + 256 + GAP },
      { input: small, left: side, top: top + 2 * (256 + GAP) },
    );
  }
  return onWhite(2 * cell + GAP, Math.ceil(pictures.length / 2) * (1024 + GAP), placed);
}

/** Every template on one PNG: a row each, all texts at 256 and 64 px, one of each in grey. */
export async function overviewPng(rows: readonly (readonly SheetPicture[])[]): Promise<Buffer> {
  const placed: Placed[] = [];
  for (const [row, pictures] of rows.entries()) {
    const top = row * (256 + 64 + 2 * GAP);
    for (const [column, { files }] of pictures.entries()) {
      const [small, middle] = files.map(({ png }) => png);
      if (!small || !middle) continue;
      const left = column * (256 + GAP);
      const grey = await sharp(small).greyscale().png().toBuffer();
      placed.push(
        { input: middle, left, top },
        { input: small, left: left + 56, top: top + 256 + 8 },
        { input: grey, left: left + 136, top: top + 256 + 8 },
      );
    }
  }
  const columns = Math.max(...rows.map((pictures) => pictures.length));
  return onWhite(columns * (256 + GAP), rows.length * (256 + 64 + 2 * GAP), placed);
}

function onWhite(width: number, height: number, placed: readonly Placed[]): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([...placed])
    .png({ compressionLevel: 8 })
    .toBuffer();
}
