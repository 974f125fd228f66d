import type { TemplateSource, TemplateUpload } from '../../domain/ports/images.js';
import { InvalidInput } from '../../errors.js';
import { drawSvg } from '../drawSvg.js';
import { loadSharp } from '../rasterise.js';
import { resolveValues } from '../resolveValues.js';
import { readTemplateSource } from '../templates/loadTemplates.js';
import { CANVAS } from '../templates/manifest.js';
import { parseManifest } from '../templates/parseManifest.js';
import { placeholderNames } from '../templates/placeholders.js';
import { cleanSvg } from './cleanSvg.js';
import { refusal, refusals } from './refusal.js';
import { tryOut } from './tryOut.js';
import { unzipTemplate } from './unzipTemplate.js';

type Files = Pick<TemplateSource, 'manifest' | 'svg'>;

const LARGEST_SVG = 512_000;
const LARGEST_MANIFEST = 64_000;
const LARGEST_PNG = 2_000_000;
const MOST_PIXELS = 4096 * 4096;
/** Of a finished picture: sharp on a page, and no more than a page can bear. */
const PICTURE_SIDE = 768;
const LARGEST_PICTURE = 1_200_000;
const SECONDS = 5;
const LONGEST_TITLE = 80;
const MOST_FAULTS = 12;

/** See `Images.readTemplate`. */
export async function readUpload({ file, manifest, title }: TemplateUpload): Promise<Files> {
  if (file.length === 0) throw refusal('empty');
  const files = await readFiles(file, manifest, title.trim());
  await checkDrawing(files);
  return files;
}

/** By the first bytes, whatever the upload calls itself. */
async function readFiles(file: Buffer, manifest: Buffer | undefined, title: string): Promise<Files> {
  const start = file.toString('latin1', 0, 8);
  if (start === '\x89PNG\r\n\x1a\n') return finished(title, await pngPicture(file));
  if (start.startsWith('PK\x03\x04')) {
    const unzipped = await unzipTemplate(file);
    return template(unzipped.svg, unzipped.manifest);
  }
  if (!/^(?:\xef\xbb\xbf)?\s*</.test(start)) throw refusal('format');
  if (manifest !== undefined && manifest.length > 0) return template(file, manifest);
  const source = textOf(file, LARGEST_SVG);
  if (/\{\{[^}]*\}\}/.test(source)) throw refusal('manifestMissing');
  return finished(title, cleanSvg(source));
}

function template(svg: Buffer, manifestFile: Buffer): Files {
  if (manifestFile.length > LARGEST_MANIFEST) throw refusal('manifestTooLarge', { maximum: '64 kB' });
  const manifest = textOf(manifestFile, LARGEST_MANIFEST);
  const { manifest: parsed, faults } = parseManifest(parseJson(manifest));
  if (faults.length > 0) throw templateFaults(faults.map((problem) => ({ file: 'manifest.json', problem })));
  const placeholders = new Map(placeholderNames(parsed).map(({ name, kind }) => [name, kind]));
  return { manifest, svg: cleanSvg(textOf(svg, LARGEST_SVG), placeholders) };
}

/** A template with nothing to choose: its title is the same in every language. */
function finished(title: string, svg: string): Files {
  if (title === '' || [...title].length > LONGEST_TITLE) {
    throw new InvalidInput([
      { field: 'title', message: 'images.upload.title', values: { maximum: LONGEST_TITLE } },
    ]);
  }
  return { manifest: JSON.stringify({ title: { en: title }, parameters: [], areas: [] }), svg };
}

/** Drawn anew from its pixels: whatever else was in the file is gone. */
async function pngPicture(file: Buffer): Promise<string> {
  if (file.length > LARGEST_PNG) throw refusal('tooLarge', { maximum: '2 MB' });
  const whole = await redrawn(file, {});
  // A photograph: 256 colours are enough at this size.
  const png = whole.length > LARGEST_PICTURE ? await redrawn(file, { palette: true }) : whole;
  if (png.length > LARGEST_PICTURE) throw refusal('tooLarge', { maximum: '1.2 MB' });
  const href = `data:image/png;base64,${png.toString('base64')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CANVAS}" height="${CANVAS}" viewBox="0 0 ${CANVAS} ${CANVAS}"><image href="${href}" x="0" y="0" width="${CANVAS}" height="${CANVAS}"/></svg>`;
}

async function redrawn(file: Buffer, format: { readonly palette?: true }): Promise<Buffer> {
  const sharp = await loadSharp();
  try {
    return await sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .resize(PICTURE_SIDE, PICTURE_SIDE, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .timeout({ seconds: SECONDS })
      .png({ compressionLevel: 9, ...format })
      .toBuffer();
  } catch {
    throw refusal('picture');
  }
}

/** What only some choices show has to be drawn quickly, too: all of it at once, with short words. */
async function checkDrawing(files: Files): Promise<void> {
  const { template: compiled, faults } = readTemplateSource({ name: 'own', ...files });
  if (faults.length > 0) throw templateFaults(faults);
  const whole = files.svg.replace(/\{\{(?:#if [A-Za-z0-9]+|else|\/if)\}\}/g, '');
  const { template: everything } = readTemplateSource({ name: 'own', ...files, svg: whole });
  const texts = { title: 'Ž', issuer: 'Ä' };
  const values = resolveValues(compiled.manifest, { template: 'own', parameters: {} }, texts);
  await tryOut(drawSvg(everything, values));
}

function templateFaults(
  faults: readonly { readonly file: string; readonly problem: string }[],
): InvalidInput {
  return refusals(
    faults.slice(0, MOST_FAULTS).map(({ file, problem }) => ({
      reason: 'templateFault' as const,
      values: { file, problem: problem.slice(0, 300) },
    })),
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(file: Buffer, maximum: number): string {
  if (file.length > maximum) throw refusal('tooLarge', { maximum: `${Math.round(maximum / 1000)} kB` });
  try {
    return utf8.decode(file);
  } catch {
    throw refusal('damaged');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
