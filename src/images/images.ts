import { createHash } from 'node:crypto';
import type { BadgeImage } from '../domain/badgeDefinition.js';
import type { Images, PictureTexts } from '../domain/ports/images.js';
import type { FieldFault } from '../errors.js';
import { InvalidInput } from '../errors.js';
import { cleanLogo } from './cleanLogo.js';
import { drawSvg } from './drawSvg.js';
import { createPictureCache } from './pictureCache.js';
import { bakePng, extractPng } from './png/png.js';
import { rasterise } from './rasterise.js';
import { resolveValues, valueFaults } from './resolveValues.js';
import { bakeSvg, extractSvg } from './svg/svg.js';
import type { Template } from './templates/loadTemplates.js';
import { loadTemplates } from './templates/loadTemplates.js';

export interface ImagesOptions {
  /** Folders of templates; those of the first come first. A name may occur once. */
  readonly templatesDirs: readonly string[];
  /** How many bytes of finished pictures are kept; by default 32 MiB. */
  readonly cacheBytes?: number;
}

const DEFAULT_SIZE = 512;
const SMALLEST = 16;
const LARGEST = 2048;
const DEFAULT_CACHE = 32 * 1024 * 1024;

/**
 * Reads and compiles every template; sharp and the typeface load at their first use.
 * @throws {Error} listing every fault of every template.
 */
export function createImages(options: ImagesOptions): Images {
  const templates = new Map(
    loadTemplates(options.templatesDirs).map((template) => [template.name, template]),
  );
  const cache = createPictureCache(options.cacheBytes ?? DEFAULT_CACHE);
  const list = [...templates.values()].map(({ name, manifest: { title, parameters } }) => ({
    name,
    title,
    parameters,
  }));

  function check(image: BadgeImage, texts: PictureTexts): readonly FieldFault[] {
    const template = templates.get(image.template);
    return template ? valueFaults(template.manifest, image, texts) : [unknownTemplate(image)];
  }

  function find(image: BadgeImage, texts: PictureTexts): Template {
    const faults = check(image, texts);
    const template = templates.get(image.template);
    if (template === undefined || faults.length > 0) throw new InvalidInput(faults);
    return template;
  }

  return {
    templates: () => list,
    check,
    async render(image, texts, size = DEFAULT_SIZE) {
      if (!Number.isInteger(size) || size < SMALLEST || size > LARGEST) {
        throw new RangeError(`size: must be a whole number from ${SMALLEST} to ${LARGEST}`);
      }
      const template = find(image, texts);
      const values = resolveValues(template.manifest, image, texts);
      return cache.get(contentKey(template, values, size), () => rasterise(drawSvg(template, values), size));
    },
    renderSvg(image, texts) {
      const template = find(image, texts);
      return drawSvg(template, resolveValues(template.manifest, image, texts));
    },
    cleanLogo,
    bakePng,
    extractPng,
    bakeSvg,
    extractSvg,
  };
}

function unknownTemplate(image: BadgeImage): FieldFault {
  return { field: 'image.template', message: 'images.unknownTemplate', values: { template: image.template } };
}

function contentKey(template: Template, values: Readonly<Record<string, string>>, size: number): string {
  return createHash('sha256')
    .update(JSON.stringify([template.contentHash, size, values]))
    .digest('base64url');
}
