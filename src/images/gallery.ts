import { createHash } from 'node:crypto';
import type { BadgeImage } from '../domain/badgeDefinition.js';
import type { Gallery, PictureTexts } from '../domain/ports/images.js';
import type { FieldFault } from '../errors.js';
import { InvalidInput } from '../errors.js';
import { drawSvg } from './drawSvg.js';
import type { PictureCache } from './pictureCache.js';
import { rasterise } from './rasterise.js';
import { resolveValues, valueFaults } from './resolveValues.js';
import type { Template } from './templates/loadTemplates.js';

const DEFAULT_SIZE = 512;
const SMALLEST = 16;
const LARGEST = 2048;

/** These templates, in this order; finished pictures are kept in the cache, which galleries may share. */
export function createGallery(all: readonly Template[], cache: PictureCache): Gallery {
  const templates = new Map(all.map((template) => [template.name, template]));
  const list = all.map(({ name, manifest: { title, parameters } }) => ({ name, title, parameters }));

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
