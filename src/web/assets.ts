import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const FOLDER = new URL('../../views/assets/', import.meta.url);
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export interface Asset {
  readonly mediaType: string;
  readonly plain: Buffer;
  /** Compressed once, at first use. */
  brotli(): Buffer;
  gzip(): Buffer;
}

export interface Assets {
  /** The served name of `style.css`: with its content's hash, so that it may be cached for ever. */
  name(file: string): string;
  find(name: string): Asset | undefined;
  /** Whether the name says which content it is. */
  isHashed(name: string): boolean;
}

/** The style sheet, the script and the icon, read once at start. */
export function loadAssets(): Assets {
  const byName = new Map<string, Asset>();
  const names = new Map<string, string>();
  for (const file of readdirSync(FOLDER)) {
    const plain = readFileSync(new URL(file, FOLDER));
    const dot = file.lastIndexOf('.');
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10);
    const name = `${file.slice(0, dot)}.${hash}${file.slice(dot)}`;
    names.set(file, name);
    const made = asset(plain, MEDIA_TYPES[file.slice(dot + 1)] ?? 'application/octet-stream');
    byName.set(name, made);
    // Learning platforms keep the icon's plain address for years.
    byName.set(file, made);
  }
  return {
    name: (file) => {
      const name = names.get(file);
      if (name === undefined) throw new TypeError(`no asset ${file} in views/assets`);
      return name;
    },
    find: (name) => byName.get(name),
    isHashed: (name) => byName.has(name) && !names.has(name),
  };
}

function asset(plain: Buffer, mediaType: string): Asset {
  let brotli: Buffer | undefined;
  let gzip: Buffer | undefined;
  return {
    mediaType,
    plain,
    brotli: () => {
      brotli ??= brotliCompressSync(plain);
      return brotli;
    },
    gzip: () => {
      gzip ??= gzipSync(plain, { level: 9 });
      return gzip;
    },
  };
}
