import type { UnzipFile } from 'fflate';
import { InvalidInput } from '../../errors.js';
import { type RefusalReason, refusal } from './refusal.js';

/** Of all files together, unpacked. */
const LARGEST_CONTENT = 1_000_000;
const MOST_FILES = 40;
/** Deflate makes at most a thousandfold of this at once, so that a bomb is noticed soon. */
const SLICE = 1024;

const WANTED: Readonly<Record<string, 'manifest' | 'svg'>> = {
  'manifest.json': 'manifest',
  'template.svg.hbs': 'svg',
  'template.svg': 'svg',
};

export interface UnzippedTemplate {
  readonly manifest: Buffer;
  readonly svg: Buffer;
}

/**
 * A template's two files, at the top of the zip or in its one folder; others are not unpacked. Nothing is written
 * anywhere: names are only compared. @throws {InvalidInput} on `file`
 */
export async function unzipTemplate(zip: Buffer): Promise<UnzippedTemplate> {
  // Loaded where it is used: most starts never are.
  const { Unzip, UnzipInflate } = await import('fflate');
  const unpacking = createUnpacking();
  const unzip = new Unzip((file) => unpacking.begin(file));
  unzip.register(UnzipInflate);
  try {
    for (let start = 0; start < zip.length; start += SLICE) {
      unzip.push(zip.subarray(start, start + SLICE), start + SLICE >= zip.length);
      unpacking.demandSound();
    }
  } catch (error) {
    throw unpacking.fault() ?? (error instanceof InvalidInput ? error : refusal('zip'));
  }
  const { manifest, svg } = unpacking.finish();
  if (svg === undefined) throw refusal('zipFile', { file: 'template.svg.hbs' });
  if (manifest === undefined) throw refusal('zipFile', { file: 'manifest.json' });
  return { manifest, svg };
}

function createUnpacking() {
  const found: { manifest?: Buffer; svg?: Buffer } = {};
  let files = 0;
  let size = 0;
  let wrong: RefusalReason | undefined;

  function unpack(file: UnzipFile, kind: 'manifest' | 'svg'): void {
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, isLast) => {
      if (error) wrong ??= 'zip';
      if (wrong) return;
      size += chunk.length;
      if (size > LARGEST_CONTENT) {
        wrong = 'zipTooLarge';
        file.terminate();
        return;
      }
      chunks.push(chunk);
      if (!isLast) return;
      if (found[kind] !== undefined) wrong = 'zip';
      found[kind] = Buffer.concat(chunks);
    };
    file.start();
  }

  return {
    begin(file: UnzipFile): void {
      files += 1;
      if (files > MOST_FILES) wrong = 'zipTooLarge';
      const parts = file.name.split('/');
      const kind = parts.length <= 2 ? WANTED[parts.at(-1) ?? ''] : undefined;
      if (kind !== undefined && wrong === undefined && Object.hasOwn(WANTED, parts.at(-1) ?? ''))
        unpack(file, kind);
    },
    demandSound(): void {
      if (wrong !== undefined) throw refusal(wrong);
    },
    fault: () => (wrong === undefined ? undefined : refusal(wrong)),
    finish: () => found,
  };
}
