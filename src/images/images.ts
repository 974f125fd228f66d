import { LRUCache } from 'lru-cache';
import type { Images, TemplateSource } from '../domain/ports/images.js';
import { cleanLogo, logoForPictures } from './cleanLogo.js';
import { createGallery } from './gallery.js';
import { createPictureCache } from './pictureCache.js';
import { bakePng, extractPng } from './png/png.js';
import { createShrink } from './shrink.js';
import { bakeSvg, extractSvg } from './svg/svg.js';
import { contentHash, loadTemplates, readTemplateSource, type Template } from './templates/loadTemplates.js';
import { readUpload } from './uploads/readUpload.js';

export interface ImagesOptions {
  /** Folders of templates; those of the first come first. A name may occur once. */
  readonly templatesDirs: readonly string[];
  /** How many bytes of finished pictures are kept; by default 32 MiB. */
  readonly cacheBytes?: number;
}

const DEFAULT_CACHE = 32 * 1024 * 1024;
/** Of the schools' own. */
const COMPILED_TEMPLATES = 200;

/**
 * Reads and compiles every template; sharp and the typeface load at their first use.
 * @throws {Error} listing every fault of every template.
 */
export function createImages(options: ImagesOptions): Images {
  const shipped = loadTemplates(options.templatesDirs);
  const cache = createPictureCache(options.cacheBytes ?? DEFAULT_CACHE);
  const compiled = new LRUCache<string, Template>({ max: COMPILED_TEMPLATES });
  const gallery = createGallery(shipped, cache);

  function compileOnce(source: TemplateSource): Template | undefined {
    const key = `${source.name} ${contentHash(source)}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const { template, faults } = readTemplateSource(source);
    // Read when it was uploaded; one that a later release refuses is as good as taken away.
    if (faults.length > 0) return undefined;
    compiled.set(key, template);
    return template;
  }

  return {
    ...gallery,
    withTemplates(sources) {
      if (sources.length === 0) return gallery;
      const own = sources.map(compileOnce).filter((template) => template !== undefined);
      return createGallery([...shipped, ...own], cache);
    },
    shrink: createShrink(cache),
    cleanLogo,
    logoForPictures,
    readTemplate: readUpload,
    bakePng,
    extractPng,
    bakeSvg,
    extractSvg,
  };
}
