import type { TemplateSource } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import { keepPicture } from './keepPicture.js';

export type TemplateFiles = Omit<TemplateSource, 'name'>;

/** Beside the pictures, by their content: what was there once is there for ever. @returns its content hash */
export async function keepTemplateFiles(
  store: Store,
  institution: string,
  { manifest, svg }: TemplateFiles,
): Promise<string> {
  const bytes = Buffer.from(JSON.stringify([manifest, svg]));
  return keepPicture(store, institution, { mediaType: 'application/json', bytes });
}

export async function readTemplateFiles(
  store: Store,
  institution: string,
  id: string,
): Promise<TemplateFiles | undefined> {
  const kept = await store.find('pictures', { institution, id });
  if (kept === undefined) return undefined;
  const files: unknown = JSON.parse(Buffer.from(kept.data, 'base64').toString());
  if (!Array.isArray(files)) return undefined;
  const [manifest, svg]: unknown[] = files;
  return typeof manifest === 'string' && typeof svg === 'string' ? { manifest, svg } : undefined;
}
